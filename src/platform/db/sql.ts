import { createHash } from 'node:crypto';

/** A piece of SQL with its values apart from its text, so that no value is ever part of a statement. */
export class Sql {
  constructor(
    readonly parts: readonly string[],
    readonly values: readonly unknown[],
    readonly fixed: readonly Fixed[] = [],
  ) {}
}

/** A long text that stands in a statement as a mark until the statement is sent for the first time. */
interface Fixed {
  readonly id: number;
  readonly text: string;
}

type Piece =
  | Sql
  | string
  | number
  | boolean
  | null
  | Date
  | Buffer
  | readonly (string | number | boolean | Buffer | null)[]
  | undefined;

/** `sql\`id = ${id}\``: nested pieces are spliced in, anything else becomes a parameter. */
export function sql(texts: TemplateStringsArray, ...pieces: Piece[]): Sql {
  const parts: string[] = [texts[0] ?? ''];
  const values: unknown[] = [];
  const long: Fixed[] = [];
  const append = (text: string) => (parts[parts.length - 1] += text);
  pieces.forEach((piece, i) => {
    if (piece instanceof Sql) {
      append(piece.parts[0] ?? '');
      long.push(...piece.fixed);
      piece.values.forEach((value, k) => {
        values.push(value);
        parts.push(piece.parts[k + 1] ?? '');
      });
    } else {
      values.push(piece);
      parts.push('');
    }
    append(texts[i + 1] ?? '');
  });
  return new Sql(parts, values, long);
}

/** Text that comes from entity metadata or a constant, never from a caller. */
export const raw = (text: string): Sql => new Sql([text], []);

export const join = (pieces: readonly Sql[], separator: string): Sql =>
  pieces.reduce((all, piece, i) => (i === 0 ? piece : sql`${all}${raw(separator)}${piece}`), raw(''));

const MARK = '\u0001';
let last = 0;

/** The columns of a whole case are ten thousand letters, too many to be put together and hashed for each request. */
export const fixed = (piece: Sql): Sql =>
  piece.values.length > 0 ? piece : new Sql([MARK], [], [{ id: ++last, text: piece.parts[0] ?? '' }]);

/** The statement for the driver: `$1`-style text, the name that it is prepared by, and its values. */
interface Rendered {
  name: string;
  text: string;
  values: unknown[];
}

/** By what varies in them. */
const known = new Map<string, Omit<Rendered, 'values'>>();
const KNOWN = 2_000;

export function render({ parts, values, fixed: long }: Sql): Rendered {
  const marked = parts.reduce((all, part, i) => (i === 0 ? part : `${all}$${i}${part}`), '');
  const key = `${long.map(({ id }) => id).join()} ${marked}`;
  let statement = known.get(key);
  if (!statement) {
    const texts = long.values();
    const text = marked.replaceAll(MARK, () => texts.next().value?.text ?? '');
    statement = { name: createHash('sha1').update(text).digest('base64url'), text };
    if (known.size >= KNOWN) known.clear();
    known.set(key, statement);
  }
  return { ...statement, values: [...values] };
}
