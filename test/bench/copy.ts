import { Query, type Client } from 'pg';

export type Cell = string | number | boolean | null | Date | Buffer | readonly string[];

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (one) => escapes[one] ?? one);

function written(cell: Cell): string {
  if (cell === null) return '\\N';
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`;
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'object') return `{${cell.join(',')}}`;
  return typeof cell === 'string' ? escaped(cell) : String(cell);
}

/** One row of COPY's text format. */
export const line = (cells: readonly Cell[]): string => cells.map(written).join('\t');

interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** `pg` answers COPY FROM STDIN with a refusal; here its content is sent, which is in memory already. */
class CopyIn extends Query {
  constructor(
    text: string,
    private readonly content: Buffer,
    done: (error?: Error) => void,
  ) {
    super(text, done);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.content);
    connection.endCopyFrom();
  }
}

/** Lines of COPY's text format into a table; ten times as fast as INSERT. */
export const copy = (client: Client, table: string, columns: readonly string[], lines: readonly string[]) =>
  new Promise<void>((resolve, reject) => {
    const text = `copy ${table} (${columns.join(', ')}) from stdin`;
    const content = Buffer.from(`${lines.join('\n')}\n`);
    client.query(new CopyIn(text, content, (error) => (error ? reject(error) : resolve())));
  });
