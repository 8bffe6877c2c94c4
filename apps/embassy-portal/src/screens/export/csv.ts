import type { Cell } from './table';

/** A spreadsheet would take such a text for a formula, and do what it says; in full-width letters as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const text = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.day;
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
};

const quoted = (cell: Cell): string => `"${text(cell).replaceAll('"', '""')}"`;

/** RFC 4180, UTF-8 with a mark, so that a spreadsheet reads it as such. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
