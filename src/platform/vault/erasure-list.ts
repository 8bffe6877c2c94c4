import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Pool } from 'pg';

/** Who was forgotten: ids alone. `files` are kinds of files; null is the whole person. */
export interface Forgotten {
  erasure: string;
  person: string;
  files: readonly string[] | null;
}

/**
 * The erasures, outside the database, one a line, each with a mark that only the key ring's holder can make. A backup is
 * older than what was erased since; whoever restores one has the keys in it destroyed again before anybody is served.
 */
export class ErasureList {
  constructor(
    private readonly file: string,
    private readonly secret: Buffer,
  ) {}

  /** On the disk before it answers; a line that a crash tore before is closed first. */
  async append({ erasure, person, files }: Forgotten): Promise<void> {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const line = JSON.stringify({ erasure, person, files });
    const file = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const last = size > 0 ? await file.read(Buffer.alloc(1), 0, 1, size - 1) : null;
      const torn = last !== null && last.buffer[0] !== 0x0a;
      await file.appendFile(`${torn ? '\n' : ''}${line} ${this.mark(line).toString('hex')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Throws where a whole line is not ours: somebody may have been taken off the list, or put on it. */
  read(): Forgotten[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.flatMap((text, i) => {
      const [, line, mark] = /^(\{.*\}) ([0-9a-f]{64})$/.exec(text) ?? [];
      // What a crash tore was not committed; the same erasure was written again.
      if (!line || !mark) return [];
      if (!timingSafeEqual(this.mark(line), Buffer.from(mark, 'hex')))
        throw new Error(`Line ${i + 1} of the list of erasures was changed: it is not served from a doubtful list.`);
      return [JSON.parse(line) as Forgotten];
    });
  }

  private mark(line: string): Buffer {
    return createHmac('sha256', this.secret).update(line).digest();
  }
}

/**
 * Makes the database and the list agree, before anybody is served: who is on the list is forgotten again, and what the
 * database erased without the list is put on it. Answers how many had come back.
 */
export async function replayErasures(pool: Pool, list: ErasureList): Promise<number> {
  const listed = list.read();
  const people = [...new Set(listed.map(({ person }) => person))];
  const { rows } = await pool.query<{ person: string }>(
    `select person_id as person from person_key where person_id = any ($1)
     union select person_id from upload where person_id = any ($1)`,
    [people],
  );
  const back = new Set(rows.map(({ person }) => person));
  let returned = 0;
  for (const { person, files } of listed.filter((one) => back.has(one.person))) {
    const { rows: gone } = await pool.query<{ keys: number; files: number }>('select * from app.forget($1, $2)', [
      person,
      files,
    ]);
    returned += gone.filter((one) => one.keys + one.files > 0).length;
  }
  const known = new Set(listed.map(({ erasure }) => erasure));
  const { rows: erased } = await pool.query<Forgotten>(
    `select id as erasure, person_id as person, files from erasure where state = 'ERASED'`,
  );
  for (const one of erased) if (!known.has(one.erasure)) await list.append(one);
  return returned;
}
