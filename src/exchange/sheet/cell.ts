/**
 * One cell as the file holds it.
 *
 * `text` is what was typed, untrimmed; of a date cell it is `date`, of a number its plain digits.
 * `date` is YYYY-MM-DD, or YYYY-MM or YYYY where the cell shows no more than that.
 * `number` is the stored number; a date written as ISO text has none.
 * An error cell (#N/A, or a reference that leads nowhere) keeps the text it had.
 */
export type Cell =
  | { kind: 'empty'; text: '' }
  | { kind: 'text' | 'error'; text: string }
  | { kind: 'number'; text: string; number: number }
  | { kind: 'date'; text: string; date: string; number?: number };

export const emptyCell: Cell = { kind: 'empty', text: '' };

/** Blanks, no-break spaces and zero-width marks alone are an empty cell: nobody typed anything one can see. */
export const textCell = (text: string): Cell => (visible(text) === '' ? emptyCell : { kind: 'text', text });

/** The text without marks that cannot be seen (zero-width, direction overrides), blanks and breaks folded into one. */
export const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/**
 * What is taken in: a list is at most a few hundred people, so these are generous for a list
 * and small for a bomb. Bytes, rows, columns, characters of one cell (Excel's own limit).
 */
export const limits = {
  fileBytes: 5 * 1024 * 1024,
  inflatedBytes: 50 * 1024 * 1024,
  inflationRatio: 250,
  parts: 1000,
  elements: 1_500_000,
  rows: 2000,
  columns: 60,
  mergedCells: 10_000,
  cellCharacters: 32_767,
} as const;

export type SheetFaultCode =
  | 'UNREADABLE_FILE'
  | 'FILE_TOO_LARGE'
  | 'FILE_IS_OLD_EXCEL'
  | 'FILE_HAS_PASSWORD'
  | 'FILE_DAMAGED'
  | 'FILE_INFLATES_TOO_FAR'
  | 'SHEET_NOT_FOUND'
  | 'SHEET_EMPTY'
  | 'SHEET_TOO_LONG'
  | 'SHEET_TOO_WIDE'
  | 'CELL_TOO_LONG';

export type SheetParams = Readonly<Record<string, string | number>>;

/** Thrown inside the reader only; `readSheet` turns it into a problem. */
export class SheetFault extends Error {
  constructor(
    readonly code: SheetFaultCode,
    readonly params: SheetParams = {},
  ) {
    super(code);
  }
}

/** Rows that grow as cells are put, within the limits; nothing is allocated for a far-away empty cell. */
export class Grid {
  readonly rows: Cell[][] = [];

  /** Row and column count from 0. A place may be filled once: a file that fills it twice was not written by Excel. */
  put(row: number, column: number, cell: Cell): void {
    if (cell.kind === 'empty') return;
    if (!Number.isInteger(row) || !Number.isInteger(column) || row < 0)
      throw new SheetFault('FILE_DAMAGED', { part: 'cells' });
    if (row >= limits.rows) throw new SheetFault('SHEET_TOO_LONG', { most: limits.rows });
    if (column >= limits.columns) throw new SheetFault('SHEET_TOO_WIDE', { most: limits.columns });
    if (cell.text.length > limits.cellCharacters) {
      throw new SheetFault('CELL_TOO_LONG', { row: row + 1, most: limits.cellCharacters });
    }
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    while (cells.length <= column) cells.push(emptyCell);
    if (cells[column]?.kind !== 'empty') throw new SheetFault('FILE_DAMAGED', { part: 'cells' });
    cells[column] = cell;
  }
}
