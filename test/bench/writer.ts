import type { Vault } from '../../src/platform/vault/vault';
import { line, type Cell } from './copy';
import type { Random } from './names/random';
import type { Lines, Table } from './tables';
import type { Journey } from './way';

/** Gathers rows as lines for COPY, sealing what is sealed in real ones. */
export class Writer {
  private lines: Lines = new Map();

  constructor(
    private readonly from: Random,
    private readonly vault: Vault,
  ) {}

  /** What was gathered since the last time. */
  take(): Lines {
    const { lines } = this;
    this.lines = new Map();
    return lines;
  }

  add(table: Table, ...cells: Cell[]): void {
    const lines = this.lines.get(table) ?? [];
    if (lines.length === 0) this.lines.set(table, lines);
    lines.push(line(cells));
  }

  /** The same seed gives the same ids; those of cases and people carry their time, as UUIDv7 do. */
  id(at?: Date): string {
    const word = () =>
      this.from
        .below(2 ** 32)
        .toString(16)
        .padStart(8, '0');
    const hex = word() + word() + word() + word();
    const first = at ? at.getTime().toString(16).padStart(12, '0') : hex.slice(0, 12);
    return `${first.slice(0, 8)}-${first.slice(8)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A fact of the case: who said it, when, its sealed part and its own columns. */
  fact(journey: Journey, table: Table, unit: string, when: Date, sealed: object | null, ...own: Cell[]): void {
    const id = this.id();
    const envelope = sealed && this.seal(journey, table, id, sealed);
    this.add(table, id, journey.id, journey.person, unit, when, when, envelope, ...own);
  }

  seal({ key }: Journey, table: Table, row: string, content: object, envelope = 'sealed'): Buffer {
    return this.vault.sealWith(key, { table, envelope, row }, content);
  }
}
