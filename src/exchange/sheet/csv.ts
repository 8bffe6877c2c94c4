import { Grid, SheetFault, limits, textCell, visible } from './cell';
import type { Cell } from './cell';

const separators = [',', ';', '\t'] as const;
const byteOrderMark = '\ufeff';

/**
 * Reads comma-, semicolon- or tab-separated text as Excel and others save it: UTF-8, UTF-16 or Windows-1252,
 * quotes with doubled quotes and line breaks inside. Everything in it is text.
 *
 * @throws SheetFault UNREADABLE_FILE if it is not text, FILE_DAMAGED if its encoding or a quote is broken
 */
export function readCsv(bytes: Buffer): Cell[][] {
  const text = decodeText(bytes);
  // Excel's own first line "sep=;" names the separator and is no row of the list.
  const declared = /^sep=(.)\r?\n/.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const lines = splitLines(body, declared?.[1] ?? commonestSeparator(body));
  const width = headingWidth(lines);
  const grid = new Grid();
  for (const { row, fields } of lines) {
    fields.forEach((field, column) => grid.put(row, column, textCell(field)));
    // An unquoted separator inside a text moves everything after it: the row must not pass for a good one.
    const moved = fields.length > width ? fields.at(-1) : undefined;
    if (moved !== undefined && visible(moved) === '') grid.put(row, fields.length - 1, { kind: 'error', text: moved });
  }
  return grid.rows;
}

interface Line {
  row: number;
  fields: string[];
}

function decodeText(bytes: Buffer): string {
  const text = unicodeText(bytes) ?? windowsText(bytes);
  // Control characters tell a picture from a list.
  if (/[\0-\x08\x0e-\x1f\x7f]/.test(text)) throw new SheetFault('UNREADABLE_FILE');
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

function unicodeText(bytes: Buffer): string | undefined {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Only a file with no sign of Unicode is taken for Windows-1252: one broken byte in a UTF-8 file
 * must not turn every other name in it into noise.
 */
function windowsText(bytes: Buffer): string {
  const asUnicode = bytes.toString('utf8').replaceAll('\ufffd', '');
  const text = new TextDecoder('windows-1252').decode(bytes);
  if (/[^\0-\x7f]/.test(asUnicode) || /[\x80-\x9f]/.test(text)) throw new SheetFault('FILE_DAMAGED', { part: 'text' });
  return text;
}

function commonestSeparator(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counted = separators.map((separator) => ({ separator, count: head.split(separator).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

/** The fullest of the first lines is the one with the headings. */
function headingWidth(lines: readonly Line[]): number {
  const filled = (line: Line): number => line.fields.filter((field) => visible(field) !== '').length;
  const fullest = lines
    .slice(0, 10)
    .reduce<Line | undefined>((best, next) => (best && filled(best) >= filled(next) ? best : next), undefined);
  return fullest?.fields.length ?? 0;
}

/**
 * RFC 4180, with what Excel forgives: text after a closing quote belongs to the field,
 * a quote inside a bare field is a quote. Lines with nothing in them are left out but counted.
 */
function splitLines(text: string, separator: string): Line[] {
  const lines: Line[] = [];
  let fields: string[] = [];
  let row = 0;
  let at = 0;
  while (at < text.length) {
    const { field, end } = fieldAt(text, at, separator, row);
    fields.push(field);
    at = end + 1;
    if (text.charAt(end) === separator) {
      if (at < text.length) continue;
      fields.push('');
    }
    if (fields.some((typed) => visible(typed) !== '')) lines.push({ row, fields });
    if (lines.length > limits.rows) throw new SheetFault('SHEET_TOO_LONG', { most: limits.rows });
    if (text.startsWith('\r\n', end)) at++;
    row++;
    fields = [];
  }
  return lines;
}

/** The field that starts at `start`, and where it ends: at a separator, a line break or the end of the text. */
function fieldAt(text: string, start: number, separator: string, row: number): { field: string; end: number } {
  const quoted = text.charAt(start) === '"' ? quotedField(text, start, row) : { field: '', end: start };
  let end = quoted.end;
  while (end < text.length && text.charAt(end) !== separator && !isBreak(text, end)) end++;
  return { field: quoted.field + text.slice(quoted.end, end), end };
}

const isBreak = (text: string, at: number): boolean => text.charAt(at) === '\n' || text.charAt(at) === '\r';

function quotedField(text: string, open: number, row: number): { field: string; end: number } {
  let field = '';
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that never closes would swallow every row after it.
    if (quote < 0) throw new SheetFault('FILE_DAMAGED', { part: 'quotes', row: row + 1 });
    field += text.slice(at, quote);
    if (text.charAt(quote + 1) !== '"') return { field, end: quote + 1 };
    field += '"';
    at = quote + 2;
  }
}
