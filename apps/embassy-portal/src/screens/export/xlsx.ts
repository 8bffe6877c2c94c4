import writeExcel, { type SheetData } from 'write-excel-file/browser';
import type { Cell } from './table';

/** Text is declared as such, so that it is neither counted nor calculated; a day is one wherever the file is opened. */
function cellOf(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'object') return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value: cell, format: '@' };
}

const WIDEST = 40;

/** A sheet of these rows under a head that stays in sight. */
export function toXlsx(head: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Blob> {
  const data = [
    head.map((value) => ({ type: String, value, fontWeight: 'bold' })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  const columns = head.map((title, i) => {
    const longest = rows.slice(0, 200).map((row) => (typeof row[i] === 'string' ? row[i].length : 10));
    return { width: Math.min(WIDEST, Math.max(title.length, ...longest) + 2) };
  });
  return writeExcel(data as SheetData, { columns, stickyRowsCount: 1 }).toBlob();
}
