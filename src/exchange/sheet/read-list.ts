import type { DateOrder, Day } from '#domain';
import { emptyCell, visible } from './cell';
import type { Cell, SheetParams } from './cell';
import { columnLetter, findHeadings, repeatsHeadings } from './headings';
import type { Column, Field, Headings, Meanings } from './headings';
import type { ListProblemCode } from './problem-texts';
import { compareNik, dateText, partedFromPlace, readField } from './row-fields';
import type { Finding, ListContext, RowValues } from './row-fields';

export interface ListProblem {
  code: ListProblemCode;
  params: SheetParams;
  /** Undefined where no one field is meant. */
  field?: Field;
  /** What stands in the cell. */
  typed: string;
}

export interface TypedCell {
  /** Its heading; of a column without one its letter. */
  column: string;
  text: string;
}

export interface ListRow {
  /** `row` as the spreadsheet counts it, from 1; `number` as the list's own first column says, '' without one. */
  line: { row: number; number: string };
  values: RowValues;
  /** Every filled cell as it was typed, in the order of the columns. */
  typed: TypedCell[];
  /** What is in the notes besides the notes column: columns this list alone has, and texts that were not understood. */
  other: TypedCell[];
  /** A row with a problem is a draft; one without is ready. */
  problems: ListProblem[];
  warnings: ListProblem[];
  /** 1, or 2 and more for a row that says exactly what an earlier one said. */
  occurrence: number;
}

/** A row that is no person, and what stood in it. */
export interface SkippedRow {
  row: number;
  why: 'TITLE' | 'HEADING' | 'NUMBERING' | 'TOTAL' | 'BLANK';
  text: string;
}

export interface PeopleList {
  rows: ListRow[];
  columns: Column[];
  /** Why the list as a whole cannot be taken in; with any of these there are no rows. */
  problems: ListProblem[];
  warnings: ListProblem[];
  skipped: SkippedRow[];
  /** How 03/04/1999 was read. `ask`: nothing in the file says so; the rows named are read again with the answer. */
  dateOrder: { used: DateOrder; ask: boolean; rows: number[] };
}

/** What a registration takes, in characters. */
const longestNotes = 4000;

/** Headed as in the template. */
const headed = {
  fullName: 'Nama lengkap / Full name',
  sex: 'Jenis kelamin / Sex',
  birthDate: 'Tanggal lahir / Birth date',
} as const satisfies Partial<Record<Field, string>>;
type Headed = keyof typeof headed;

/** Without these no person can be told from another. */
const necessary = Object.keys(headed) as Headed[];

interface Reading {
  /** The day by which birth dates are in the future and ages impossible. */
  today: Day;
  /** The answer to `dateOrder.ask`; Indonesian lists write the day first, which is assumed. */
  dateOrder?: DateOrder;
  /** Without which it is not read: of people who are known already, a name may do. */
  needed?: readonly Headed[];
  /** Of headings that the unit has told of. */
  meanings?: Meanings;
}

/**
 * Reads the people of a list: headings in Indonesian or English, in any order, somewhere in the first ten rows.
 */
export function readList(
  cells: readonly (readonly Cell[])[],
  { today, dateOrder, needed = necessary, meanings = new Map() }: Reading,
): PeopleList {
  const headings = findHeadings(cells, meanings);
  if (!headings) return refused([listProblem('HEADINGS_NOT_FOUND')], []);
  const has = (field: Field) => headings.columns.some((column) => column.field === field);
  // An age tells a person from another where no list has their birth dates.
  const missing = needed.filter((field) => !has(field) && !(field === 'birthDate' && has('age')));
  if (missing.length > 0) {
    return refused(
      missing.map((field) => listProblem('MISSING_COLUMN', { column: headed[field] })),
      headings.columns,
    );
  }
  const { people, skipped } = sortRows(cells, headings);
  const order = findDateOrder(people, headings, dateOrder);
  const context: ListContext = { today, order: order.used, pIsUnclear: pIsUnclear(people, headings) };
  const rows = people.map(({ row, cells }) => readRow(row, cells, headings.columns, context));
  markRepeated(rows);
  return {
    rows,
    columns: headings.columns,
    problems: [],
    warnings: listWarnings(headings, order),
    skipped,
    dateOrder: order,
  };
}

const refused = (problems: ListProblem[], columns: Column[]): PeopleList => ({
  rows: [],
  columns,
  problems,
  warnings: [],
  skipped: [],
  dateOrder: { used: 'DMY', ask: false, rows: [] },
});

const listProblem = (code: ListProblemCode, params: SheetParams = {}): ListProblem => ({ code, params, typed: '' });

const listWarnings = ({ unclear, repeated }: Headings, { ask, used }: PeopleList['dateOrder']): ListProblem[] => [
  ...unclear.map((heading) => listProblem('COLUMN_UNCLEAR', { heading })),
  ...repeated.map((heading) => listProblem('COLUMN_REPEATED', { heading })),
  ...(ask ? [listProblem('DATE_ORDER_ASSUMED', { order: used === 'DMY' ? 'd/m/y' : 'm/d/y' })] : []),
];

interface PersonRow {
  /** From 1. */
  row: number;
  cells: readonly Cell[];
}

function sortRows(
  cells: readonly (readonly Cell[])[],
  headings: Headings,
): { people: PersonRow[]; skipped: SkippedRow[] } {
  const people: PersonRow[] = [];
  const skipped: SkippedRow[] = [];
  cells.forEach((rowCells, index) => {
    const why = index < headings.row ? 'TITLE' : whySkipped(rowCells, index === headings.row, headings.columns);
    const text = rowCells
      .map((cell) => visible(cell.text))
      .filter(Boolean)
      .join(' | ');
    if (!why) people.push({ row: index + 1, cells: rowCells });
    else if (index !== headings.row && (why !== 'TITLE' || text !== '')) skipped.push({ row: index + 1, why, text });
  });
  return { people, skipped };
}

function whySkipped(
  cells: readonly Cell[],
  isHeadings: boolean,
  columns: readonly Column[],
): SkippedRow['why'] | undefined {
  const under = (field: Column['field']): Cell =>
    cells[columns.find((column) => column.field === field)?.index ?? -1] ?? emptyCell;
  const filled = cells.filter((cell) => cell.kind !== 'empty');
  if (isHeadings || repeatsHeadings(cells, columns)) return 'HEADING';
  if (isNumbering(filled)) return 'NUMBERING';
  const firstWord = visible(filled.find((cell) => /\p{L}/u.test(cell.text))?.text ?? '');
  const saysTotal = /^(?:sub ?|grand )?(?:jumlah|total)\b/i.test(firstWord);
  if (saysTotal && [under('sex'), under('birthDate'), under('nik')].every((cell) => !/\p{L}|\d{4}/u.test(cell.text)))
    return 'TOTAL';
  return filled.every((cell) => cell === under('line')) ? 'BLANK' : undefined;
}

/** Official tables number their columns beneath the headings: (1) (2) (3). */
const isNumbering = (filled: readonly Cell[]): boolean =>
  filled.length >= 3 && filled.every((cell, i) => visible(cell.text).replace(/[()]/g, '') === String(i + 1));

/** Whether the day or the month stands first, as far as the file tells: 25/12 and 12/25 do, 03/04 does not. */
function findDateOrder(
  people: readonly PersonRow[],
  { columns }: Headings,
  answer?: DateOrder,
): PeopleList['dateOrder'] {
  const column = columns.find(({ field }) => field === 'birthDate');
  const numeric = people.flatMap(({ row, cells }) => {
    const cell = cells[column?.index ?? -1];
    if (cell?.kind !== 'text') return [];
    const text = column?.withPlace ? partedFromPlace(dateText(cell)).date : dateText(cell);
    const [, first, second] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}$/.exec(text) ?? [];
    return first === second ? [] : [{ row, first: Number(first), second: Number(second) }];
  });
  const dayFirst = numeric.some(({ first, second }) => first > 12 && second <= 12);
  const monthFirst = numeric.some(({ first, second }) => second > 12 && first <= 12);
  const rows = numeric.filter(({ first, second }) => first <= 12 && second <= 12).map(({ row }) => row);
  return {
    used: answer ?? (monthFirst && !dayFirst ? 'MDY' : 'DMY'),
    ask: answer === undefined && rows.length > 0 && dayFirst === monthFirst,
    rows,
  };
}

function pIsUnclear(people: readonly PersonRow[], { columns }: Headings): boolean {
  const index = columns.find(({ field }) => field === 'sex')?.index ?? -1;
  const letters = new Set(
    people.map(({ cells }) =>
      visible(cells[index]?.text ?? '')
        .toUpperCase()
        .replace('.', ''),
    ),
  );
  return letters.has('P') && letters.has('W') && !letters.has('L');
}

function readRow(row: number, cells: readonly Cell[], columns: readonly Column[], context: ListContext): ListRow {
  const values: RowValues = {};
  const read: ListRow = {
    line: { row, number: '' },
    values,
    typed: [],
    other: [],
    problems: [],
    warnings: [],
    occurrence: 1,
  };
  for (const { field, heading, index, withPlace } of columns) {
    const cell = cells[index] ?? emptyCell;
    if (cell.text !== '') read.typed.push({ column: heading, text: cell.text });
    if (field === 'line') read.line.number = visible(cell.text);
    else if (!field) keep(read, heading, cell);
    else {
      const { problem, warnings = [], keep: keeps } = readField(values, field, cell, context, withPlace);
      const found = ({ code, params = {} }: Finding): ListProblem => ({ code, params, field, typed: cell.text });
      if (problem) read.problems.push(found(problem));
      read.warnings.push(...warnings.map(found));
      if (keeps) keep(read, heading, cell);
    }
  }
  // Whose age is given has not been forgotten.
  if (values.age !== undefined) read.problems = read.problems.filter(({ code }) => code !== 'BIRTH_DATE_MISSING');
  keepBeyond(read, cells, columns.length);
  compareNik(values, context.today).forEach((code) =>
    read.warnings.push({ code, params: {}, field: 'nik', typed: values.nik ?? '' }),
  );
  const lines = read.other.map(({ column, text }) => `${column}: ${text}`);
  const notes = [values.notes ?? '', ...lines].filter((line) => line !== '').join('\n');
  if (notes !== '') values.notes = notes;
  if (notes.length > longestNotes) {
    read.problems.push({ code: 'NOTES_TOO_LONG', params: { most: longestNotes }, field: 'notes', typed: notes });
  }
  return read;
}

function keep(row: ListRow, column: string, cell: Cell): void {
  if (cell.text.trim() !== '') row.other.push({ column, text: cell.text.trim() });
}

/** Right of the last heading nothing tells what a cell means, and in a .csv it tells that the row has slipped. */
function keepBeyond(row: ListRow, cells: readonly Cell[], width: number): void {
  const beyond = cells
    .slice(width)
    .flatMap((cell, i) => (cell.kind === 'empty' ? [] : [{ cell, letter: columnLetter(width + i) }]));
  for (const { cell, letter } of beyond) {
    row.typed.push({ column: letter, text: cell.text });
    keep(row, letter, cell);
  }
  const [first] = beyond;
  if (first)
    row.problems.push({ ...listProblem('CELL_WITHOUT_HEADING', { column: first.letter }), typed: first.cell.text });
}

function markRepeated(rows: readonly ListRow[]): void {
  const warn = (row: ListRow, code: ListProblemCode, others: readonly ListRow[], field?: Field): void => {
    const numbers = others.filter((other) => other !== row).map((other) => other.line.row);
    row.warnings.push({ code, params: { rows: numbers.join(', ') }, field, typed: row.values.nik ?? '' });
  };
  for (const same of Map.groupBy(rows, contentOf).values()) {
    same.forEach((row, i) => (row.occurrence = i + 1));
    same.slice(1).forEach((row) => warn(row, 'ROW_REPEATED', same.slice(0, row.occurrence - 1)));
  }
  const withNik = rows.filter((row) => row.values.nik !== undefined && row.occurrence === 1);
  for (const same of Map.groupBy(withNik, (row) => row.values.nik).values()) {
    if (same.length > 1) same.forEach((row) => warn(row, 'NIK_REPEATED', same, 'nik'));
  }
}

/**
 * What makes a row this row and no other: the same when columns change places, rows move or the file is saved again
 * in the other format. It is personal data: keep only a keyed hash of it.
 */
export const rowKey = (row: ListRow): string => contentOf(row) + (row.occurrence > 1 ? `#${row.occurrence}` : '');

/** Of a list whose columns had to be told: what stands in the row, whatever it means. */
export const typedKey = ({ typed, occurrence }: ListRow): string =>
  `typed|${canonical(typed.map(({ text }) => visible(text)).sort())}${occurrence > 1 ? `#${occurrence}` : ''}`;

/** Where a field could not be read, what was typed stands for it: so the row is the same once its cell is text. */
function contentOf({ values, problems }: ListRow): string {
  const unread = problems.flatMap(({ field, typed }) => (field ? [[field, visible(typed)]] : []));
  // In the notes the other columns' lines follow the order of the columns, which is no part of what a row says.
  const notes = (values.notes ?? '').split('\n').map(visible).filter(Boolean).sort();
  return canonical({ ...values, ...Object.fromEntries(unread), notes });
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
