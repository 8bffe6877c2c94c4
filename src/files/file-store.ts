import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { open, seal } from '../platform/vault/envelope';
import { Vault } from '../platform/vault/vault';

const CHUNK = 512 * 1024;

/** Its number and how many there are: a chunk opens in no other place, and none can be left out. */
const place = (file: string, n: number, of: number): string => `file_chunk|sealed|${file}|${n}/${of}`;

/** Where the bytes of files lie: envelopes under their person's key, in rows. All that knows of it is here. */
@Injectable()
export class FileStore {
  constructor(private readonly vault: Vault) {}

  /** Within the running act; `wrapped` is the key of the person whose file it is. */
  put(file: string, wrapped: Buffer, bytes: Buffer): void {
    const key = this.vault.unwrap(wrapped);
    const count = Math.ceil(bytes.length / CHUNK);
    for (let n = 0; n < count; n += 1) {
      const sealed = seal(key, place(file, n, count), bytes.subarray(n * CHUNK, (n + 1) * CHUNK));
      tx().send(sql`insert into file_chunk (upload_id, n, sealed) values (${file}, ${n}, ${sealed})`);
    }
  }

  /** All of it or nothing: a chunk that was changed, swapped or dropped does not open. Null where none is left. */
  open(file: string, wrapped: Buffer | null, chunks: readonly Buffer[]): Buffer | null {
    if (!wrapped || chunks.length === 0) return null;
    const key = this.vault.unwrap(wrapped);
    return Buffer.concat(chunks.map((sealed, n) => open(key, place(file, n, chunks.length), sealed)));
  }
}
