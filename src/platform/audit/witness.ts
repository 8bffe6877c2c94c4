import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Checkpoint, CheckpointSigner } from './chain';

const LEAF = 32;

/**
 * The copy outside the database: signed checkpoints with the leaves between them, one a line. A chain that only the
 * database remembers proves nothing against who owns the database.
 */
export class Witness {
  private leaves = Buffer.alloc(0);
  private count = 0;
  /** How far the file has been read. */
  private offset = 0;

  constructor(
    private readonly file: string,
    private readonly signer: CheckpointSigner,
  ) {}

  /** On the disk before it answers. A line that a crash tore before is closed first. */
  async append(checkpoint: Checkpoint): Promise<void> {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const file = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const last = size > 0 ? await file.read(Buffer.alloc(1), 0, 1, size - 1) : null;
      const torn = last !== null && last.buffer[0] !== 0x0a;
      await file.appendFile(
        `${torn ? '\n' : ''}${JSON.stringify({ ...checkpoint, signature: this.signer.sign(checkpoint) })}\n`,
      );
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** How many entries were witnessed so far. */
  get length(): number {
    return this.count;
  }

  /** What was sealed in a place, from 0. */
  leafAt(place: number): Buffer | null {
    return place < this.count ? this.leaves.subarray(place * LEAF, (place + 1) * LEAF) : null;
  }

  /** Whether this was sealed in any place. */
  knows(leaf: Buffer): boolean {
    return this.leaves.subarray(0, this.count * LEAF).includes(leaf);
  }

  /** Reads what was added since it was last read. Answers what is wrong with it, if anything is. */
  async read(): Promise<string | null> {
    if (!existsSync(this.file)) return null;
    let rest = '';
    for await (const chunk of createReadStream(this.file, { start: this.offset, encoding: 'latin1' })) {
      const lines = (rest + String(chunk)).split('\n');
      // The last one has no end yet: it is being written, or never will be.
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.offset += line.length + 1;
        const fault = this.take(line);
        if (fault) return fault;
      }
    }
    return null;
  }

  private take(line: string): string | null {
    const sealed = parsed(line);
    // What a crash tore was not committed either, and was sealed again in the next line; a gap shows there.
    if (!sealed) return null;
    const { signature, ...checkpoint } = sealed;
    if (!this.signer.holds(checkpoint, signature))
      return `the witness's checkpoint ${checkpoint.n} is not signed by our key`;
    const start = checkpoint.n - checkpoint.leaves.length;
    if (start > this.count) return `entry ${this.count + 1} is missing from the witness, which goes on at ${start + 1}`;
    for (const [i, hex] of checkpoint.leaves.entries()) {
      const leaf = Buffer.from(hex, 'hex');
      const before = this.leafAt(start + i);
      // A batch whose commit failed is sealed again, and then it is the same; who sealed something else had cut the chain.
      if (before && !before.equals(leaf))
        return `entry ${start + i + 1} was dropped: another was sealed in its place later`;
      if (!before) this.add(leaf);
    }
    return null;
  }

  private add(leaf: Buffer): void {
    const end = this.count * LEAF;
    if (end === this.leaves.length) this.leaves = Buffer.concat([this.leaves], Math.max(1024 * LEAF, 2 * end));
    leaf.copy(this.leaves, end);
    this.count += 1;
  }
}

function parsed(line: string): (Checkpoint & { signature: string }) | null {
  try {
    return JSON.parse(line) as Checkpoint & { signature: string };
  } catch {
    return null;
  }
}
