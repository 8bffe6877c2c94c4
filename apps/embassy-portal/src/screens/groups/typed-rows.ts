import { readSex, sexes, type MrzChecks } from '#domain';
import { newId } from '../../api/ids';
import { fixable } from './draft-form';
import { ofPaste, type ListFile } from './list-file';

/** What people of one group often have in common: only these are filled downwards. */
export const common = ['sex', 'homeRegency', 'recruitmentMethods', 'sectors', 'needs', 'notes'] as const;
export const columns = [...fixable, 'homeRegency', 'recruitmentMethods', 'sectors', 'needs', 'notes'] as const;
export type Column = (typeof columns)[number];
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** What the machine lines of a passport said, and what of it stands otherwise in the row, where what was typed stays. */
interface Reading {
  failed: readonly (keyof MrzChecks)[];
  cut: boolean;
  name: string;
  /** The name that was typed before, if it is another. */
  typedName?: string;
  differs: readonly Column[];
}

/** Somebody as they are typed in; what nobody has typed is not there. */
export interface Row {
  id: string;
  cells: Cells;
  passport?: Reading;
}
export type Rows = readonly Row[];

export const isCommon = (column: Column): boolean => (common as readonly Column[]).includes(column);
export const emptyRow = (): Row => ({ id: newId(), cells: {} });
const filled = (row: Row, column: Column): boolean => Boolean(row.cells[column]?.trim());
export const isEmpty = (row: Row): boolean => !columns.some((column) => filled(row, column));

/** Rows that hold nothing but what was filled down wait for somebody, and are not sent. */
const beforehand = new Set<Column>(['sex', 'homeRegency', 'recruitmentMethods', 'sectors']);
export const isSomebody = (row: Row): boolean =>
  columns.some((column) => !beforehand.has(column) && filled(row, column));

export const withCell = (rows: Rows, id: string, column: Column, text: string): Rows =>
  rows.map((row) => (row.id === id ? { ...row, cells: { ...row.cells, [column]: text } } : row));

/** What stands in one cell, into the empty ones below it. */
export function filledDown(rows: Rows, id: string, column: Column): { rows: Rows; count: number } {
  const at = rows.findIndex((row) => row.id === id);
  const text = rows[at]?.cells[column]?.trim();
  if (!text || !isCommon(column)) return { rows, count: 0 };
  const takes = (row: Row, i: number) => i > at && !filled(row, column);
  return {
    rows: rows.map((row, i) => (takes(row, i) ? { ...row, cells: { ...row.cells, [column]: text } } : row)),
    count: rows.filter(takes).length,
  };
}

const asCell = (column: Column, text: string): string => (column === 'sex' ? (readSex(text) ?? '') : text.trim());

/** Cells as a spreadsheet puts them on the clipboard, from one cell to the right and downwards; rows are added for them. */
export function pastedInto(rows: Rows, id: string, column: Column, text: string): Rows {
  const from = columns.indexOf(column);
  const at = rows.findIndex((row) => row.id === id);
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const all = [...rows, ...Array.from({ length: Math.max(0, at + lines.length - rows.length) }, emptyRow)];
  return all.map((row, i) => {
    const line = i < at ? undefined : lines[i - at];
    if (line === undefined) return row;
    const cells = line.split('\t').flatMap((typed, n) => {
      const to = columns[from + n];
      return to ? [[to, asCell(to, typed)]] : [];
    });
    return { ...row, cells: { ...row.cells, ...(Object.fromEntries(cells) as Cells) } };
  });
}

/** As the core reads them on anybody's list. */
const headings: Readonly<Record<Column, string>> = {
  name: 'Nama lengkap',
  alias: 'Alias',
  sex: 'Jenis kelamin',
  birthDate: 'Tanggal lahir',
  age: 'Umur',
  nik: 'NIK',
  passportNumber: 'Nomor paspor',
  phone: 'Telepon',
  homeRegency: 'Kabupaten/kota asal',
  recruitmentMethods: 'Cara perekrutan',
  sectors: 'Bidang pekerjaan',
  needs: 'Kebutuhan mendesak',
  notes: 'Catatan',
};

const written = (row: Row, column: Column): string => {
  const text = row.cells[column]?.trim() ?? '';
  return column === 'sex' && sexes.has(text) ? sexes.label(text, 'id') : text;
};
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The rows as a list, which the core reads as it reads any other; the first row stands in its second line. */
export const listOf = (rows: Rows): ListFile =>
  ofPaste(
    [columns.map((column) => headings[column]), ...rows.map((row) => columns.map((column) => written(row, column)))]
      .map((cells) => cells.map(quoted).join('\t'))
      .join('\n'),
  );
export const rowAt = (rows: Rows, line: number): Row | undefined => rows[line - 2];
