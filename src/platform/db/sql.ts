/** A piece of SQL with its values apart from its text, so that no value is ever part of a statement. */
export class Sql {
  constructor(
    readonly parts: readonly string[],
    readonly values: readonly unknown[],
  ) {}
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
  const append = (text: string) => (parts[parts.length - 1] += text);
  pieces.forEach((piece, i) => {
    if (piece instanceof Sql) {
      append(piece.parts[0] ?? '');
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
  return new Sql(parts, values);
}

/** Text that comes from entity metadata or a constant, never from a caller. */
export const raw = (text: string): Sql => new Sql([text], []);

export const join = (pieces: readonly Sql[], separator: string): Sql =>
  pieces.reduce((all, piece, i) => (i === 0 ? piece : sql`${all}${raw(separator)}${piece}`), raw(''));

/** The statement for the driver: `$1`-style text and its values. */
export function render(piece: Sql): { text: string; values: unknown[] } {
  const text = piece.parts.reduce((all, part, i) => (i === 0 ? part : `${all}$${i}${part}`), '');
  return { text, values: [...piece.values] };
}
