import { Grid, SheetFault, emptyCell, limits, textCell } from './cell';
import type { Cell } from './cell';
import { dateOfSerial, datePrecision } from './serial-date';
import type { DatePrecision } from './serial-date';
import { walkXml } from './xml';
import type { Zip } from './zip';

export interface WorkbookSheet {
  rows: Cell[][];
  name: string;
  /** Other sheets a person can see: they may hold the other half of the list. */
  otherSheets: string[];
}

interface Workbook {
  since1904: boolean;
  sheets: { name: string; part: string }[];
  strings: string[];
  precisions: (DatePrecision | undefined)[];
}

/**
 * Reads one sheet of an Office Open XML workbook (ECMA-376 part 1, chapter 18): the one named, else the first
 * that is not hidden. Formulas are read as the value they had when the file was saved; nothing is calculated.
 *
 * @throws SheetFault
 */
export function readWorkbook(zip: Zip, wanted?: string): WorkbookSheet {
  const workbook = openWorkbook(zip);
  const sheet = wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted);
  if (!sheet) throw new SheetFault('SHEET_NOT_FOUND', { sheet: wanted ?? '' });
  return {
    rows: readCells(part(zip, sheet.part), workbook),
    name: sheet.name,
    otherSheets: workbook.sheets.filter((other) => other !== sheet).map(({ name }) => name),
  };
}

function openWorkbook(zip: Zip): Workbook {
  const path = relations(zip, '').find(({ type }) => type === 'officeDocument')?.target;
  if (path === undefined || !/\.xml$/i.test(path)) throw new SheetFault('UNREADABLE_FILE');
  const related = relations(zip, path);
  const targetOf = (type: string): string | undefined => related.find((relation) => relation.type === type)?.target;
  const strings = targetOf('sharedStrings');
  const styles = targetOf('styles');
  const { since1904, sheets } = readIndex(part(zip, path));
  return {
    since1904,
    sheets: sheets.flatMap(({ name, id }) => {
      const relation = related.find((candidate) => candidate.id === id);
      if (!relation) throw new SheetFault('FILE_DAMAGED', { part: path });
      return relation.type === 'worksheet' ? [{ name, part: relation.target }] : [];
    }),
    strings: strings === undefined ? [] : readStrings(part(zip, strings)),
    precisions: styles === undefined ? [] : readPrecisions(part(zip, styles)),
  };
}

interface Part {
  name: string;
  bytes: Buffer;
}

/** What the workbook refers to must be there: without its styles a date would be read as a number. */
function part(zip: Zip, name: string): Part {
  const bytes = zip.read(name);
  if (!bytes) throw new SheetFault('FILE_DAMAGED', { part: name });
  return { name, bytes };
}

/** The parts a part refers to, by the last word of their type: transitional and strict files differ before it. */
function relations(zip: Zip, of: string): { id: string; type: string; target: string }[] {
  const slash = of.lastIndexOf('/') + 1;
  const folder = of.slice(0, slash);
  const name = `${folder}_rels/${of.slice(slash)}.rels`;
  const bytes = zip.read(name);
  const found: { id: string; type: string; target: string }[] = [];
  if (!bytes) return found;
  walkXml(bytes, name, {
    open(tag, attribute) {
      if (tag !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const type = (attribute('Type') ?? '').split('/').at(-1) ?? '';
      found.push({ id: attribute('Id') ?? '', type, target: resolvePart(folder, attribute('Target') ?? '') });
    },
  });
  return found;
}

function resolvePart(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

interface Index {
  isWorkbook: boolean;
  since1904: boolean;
  sheets: { name: string; id: string }[];
}

function readIndex({ name: path, bytes }: Part): Index {
  const index: Index = { isWorkbook: false, since1904: false, sheets: [] };
  walkXml(bytes, path, {
    open(tag, attribute) {
      if (tag === 'workbook') index.isWorkbook = true;
      if (tag === 'workbookPr') index.since1904 ||= ['1', 'true', 'on'].includes(attribute('date1904') ?? '');
      if (tag !== 'sheet' || (attribute('state') ?? 'visible') !== 'visible') return;
      index.sheets.push({ name: unescapeCharacters(attribute('name') ?? ''), id: attribute('id') ?? '' });
    },
  });
  if (!index.isWorkbook) throw new SheetFault('UNREADABLE_FILE');
  return index;
}

function readStrings({ name: path, bytes }: Part): string[] {
  const strings: string[] = [];
  const text = stringCollector();
  walkXml(bytes, path, {
    open: (tag) => text.open(tag),
    text: (piece) => text.add(piece),
    close(tag) {
      text.close(tag);
      if (tag === 'si') strings.push(text.take());
    },
  });
  return strings;
}

/** The text of a string item: its own or its formatted runs', without the phonetic guide over East Asian names. */
function stringCollector() {
  let collected = '';
  let inText = false;
  let inGuide = false;
  return {
    open(tag: string): void {
      if (tag === 'rPh') inGuide = true;
      if (tag === 't') inText = true;
    },
    add(piece: string): void {
      if (inText && !inGuide) collected += piece;
    },
    close(tag: string): void {
      if (tag === 'rPh') inGuide = false;
      if (tag === 't') inText = false;
    },
    take(): string {
      const taken = unescapeCharacters(collected);
      collected = '';
      return taken;
    },
  };
}

/** Characters that XML cannot hold are written _xHHHH_ (ECMA-376 22.9.2.19). */
const unescapeCharacters = (text: string): string =>
  text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function readPrecisions({ name: path, bytes }: Part): (DatePrecision | undefined)[] {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  walkXml(bytes, path, {
    open(tag, attribute) {
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (tag === 'xf' && inCells) formats.push(Number(attribute('numFmtId') ?? 0));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return formats.map((format) => datePrecision(format, codes.get(format)));
}

/** A cell while its elements are walked through. */
interface OpenCell {
  attribute: (name: string) => string | undefined;
  value?: string;
  formula?: string;
}

function readCells({ name: path, bytes }: Part, workbook: Workbook): Cell[][] {
  const grid = new Grid();
  const merged: string[] = [];
  const inline = stringCollector();
  let row = -1;
  let column = -1;
  let cell: OpenCell | undefined;
  let inside: 'value' | 'formula' | undefined;
  walkXml(bytes, path, {
    open(tag, attribute) {
      if (tag === 'row') {
        row = Number(attribute('r') ?? row + 2) - 1;
        column = -1;
      } else if (tag === 'c') {
        column++;
        cell = { attribute };
      } else if (tag === 'mergeCell') merged.push(attribute('ref') ?? '');
      inside = tag === 'v' ? 'value' : tag === 'f' ? 'formula' : undefined;
      if (cell && inside) cell[inside] ??= '';
      inline.open(tag);
    },
    text(piece) {
      if (cell && inside) cell[inside] = (cell[inside] ?? '') + piece;
      inline.add(piece);
    },
    close(tag) {
      inside = undefined;
      inline.close(tag);
      if (tag !== 'c' || !cell) return;
      const read = cellOf(cell, inline.take(), workbook);
      // Formatted but empty cells may run to the millions: where they stand is not worth reading.
      const reference = read.kind === 'empty' ? undefined : cell.attribute('r');
      const place = reference === undefined ? { row, column } : placeOf(reference, path);
      grid.put(place.row, place.column, read);
      cell = undefined;
    },
  });
  if (merged.length > limits.mergedCells) throw new SheetFault('FILE_DAMAGED', { part: path });
  merged.forEach((range) => repeatDownwards(grid, range, path));
  return grid.rows;
}

function cellOf({ attribute, value, formula }: OpenCell, inline: string, workbook: Workbook): Cell {
  // Some programs leave formulas uncalculated; a result that is empty is written, as an empty value.
  if (formula !== undefined && value === undefined) return { kind: 'error', text: `=${formula}` };
  if (!value) return textCell(inline);
  switch (attribute('t') ?? 'n') {
    case 's': {
      const shared = /^\d+$/.test(value) ? workbook.strings[Number(value)] : undefined;
      return shared === undefined ? { kind: 'error', text: value } : textCell(shared);
    }
    case 'str':
      return textCell(unescapeCharacters(value));
    case 'b':
      return textCell(value === '1' || value === 'true' ? 'TRUE' : 'FALSE');
    case 'd': {
      // The calendar date as written: going through an instant would move it in half of the world's zones.
      const date = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0];
      return date === undefined ? textCell(value) : { kind: 'date', text: date, date };
    }
    case 'n':
      return numberCell(value, workbook.precisions[Number(attribute('s') ?? 0)], workbook.since1904);
    default:
      return { kind: 'error', text: value };
  }
}

function numberCell(value: string, precision: DatePrecision | undefined, since1904: boolean): Cell {
  if (value.trim() === '') return emptyCell;
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'error', text: value };
  const date = precision && dateOfSerial(number, since1904, precision);
  return date === undefined
    ? { kind: 'number', text: String(number), number }
    : { kind: 'date', text: date, date, number };
}

function placeOf(reference: string, path: string): { row: number; column: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || Number(digits) < 1) throw new SheetFault('FILE_DAMAGED', { part: path });
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** A cell merged over several rows means the same for each of them; merged over columns it is one cell. */
function repeatDownwards(grid: Grid, range: string, path: string): void {
  const [first = '', last = first] = range.split(':');
  const top = placeOf(first, path);
  const cell = grid.rows[top.row]?.[top.column];
  const bottom = Math.min(placeOf(last, path).row, grid.rows.length - 1);
  if (!cell || cell.kind === 'empty') return;
  for (let row = top.row + 1; row <= bottom; row++) {
    if ((grid.rows[row]?.[top.column] ?? emptyCell).kind === 'empty') grid.put(row, top.column, cell);
  }
}
