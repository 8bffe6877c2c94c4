import { htcdsFields, htcdsNames, type HtcdsField, type HtcdsName } from './fields';
import { htcdsCodes, planNames, type HtcdsRecord, type HtcdsRow, type HtcdsValue } from './record';

/** In the order of the standard; ours first. */
const columns = ['pulang_Case', ...htcdsNames] as const;
const SEPARATOR = ';';

// A spreadsheet takes such a cell for a formula, in full-width letters as well.
const FORMULA = /^'?[=+\-@\t\r\n＝＋－＠]/;
const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
const quoted = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`;

const written = (value: HtcdsValue | undefined): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join(SEPARATOR) : String(value);

/** UTF-8 with a mark, so that a spreadsheet reads it as such; a row for each support plan, or one for a case without. */
export function toHtcdsCsv(records: readonly HtcdsRecord[]): string {
  const rows = records.flatMap(({ pulang_Case = '', fields, supportPlans }) =>
    (supportPlans.length > 0 ? supportPlans : [{}]).map((plan: HtcdsRow) =>
      [pulang_Case, ...htcdsNames.map((name) => written({ ...fields, ...plan }[name]))].map(quoted).join(','),
    ),
  );
  return `\uFEFF${[columns.map(quoted).join(','), ...rows].join('\r\n')}\r\n`;
}

export interface CsvFault {
  /** From 1, the heading counted. */
  line: number;
  column: string;
  code: 'UNKNOWN_CODE' | 'INVALID_VALUE' | 'UNKNOWN_FIELD' | 'MALFORMED';
}

/** What a file says, and each cell that can not be read: that one is left out, and the rest is kept. */
export function fromHtcdsCsv(text: string): { records: HtcdsRecord[]; faults: CsvFault[] } {
  const faults: CsvFault[] = [];
  const [heading = [], ...lines] = cellsOf(text, faults);
  const names = heading.map((name) => name.trim());
  for (const column of names) {
    if (!(columns as readonly string[]).includes(column))
      faults.push({ line: 1, column: column.slice(0, 60), code: 'UNKNOWN_FIELD' });
  }
  const records: (HtcdsRecord & { supportPlans: HtcdsRow[] })[] = [];
  lines.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const row: HtcdsRow = {};
    let id: string | undefined;
    names.forEach((name, i) => {
      const cell = unguarded(cells[i] ?? '').trim();
      if (cell === '') return;
      if (name === 'pulang_Case') id = cell;
      if (!Object.hasOwn(htcdsFields, name)) return;
      const value = valueOf(name as HtcdsName, cell);
      if (value === undefined)
        faults.push({
          line: index + 2,
          column: name,
          code: htcdsCodes(name as HtcdsName).length > 0 ? 'UNKNOWN_CODE' : 'INVALID_VALUE',
        });
      else row[name as HtcdsName] = value;
    });
    const plan = pick(row, (name) => planNames.includes(name));
    const before = id === undefined ? undefined : records.find(({ pulang_Case }) => pulang_Case === id);
    const plans = Object.keys(plan).length > 0 ? [plan] : [];
    if (before) before.supportPlans.push(...plans);
    else
      records.push({
        ...(id === undefined ? {} : { pulang_Case: id }),
        fields: pick(row, (name) => !planNames.includes(name)),
        supportPlans: plans,
      });
  });
  return { records, faults };
}

const pick = (row: HtcdsRow, wanted: (name: HtcdsName) => boolean): HtcdsRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => wanted(name as HtcdsName)));

function valueOf(name: HtcdsName, cell: string): HtcdsValue | undefined {
  const { kind }: HtcdsField = htcdsFields[name];
  const codes = htcdsCodes(name);
  switch (kind) {
    case 'code':
      return codes.includes(cell) ? cell : undefined;
    case 'codes':
    case 'countries': {
      // The standard's own form has `DebtBondage ` with a blank behind.
      const parts = [
        ...new Set(
          cell
            .split(SEPARATOR)
            .map((part) => part.trim())
            .filter(Boolean),
        ),
      ];
      const good = (part: string) => (kind === 'countries' ? /^[A-Z]{2}$/.test(part) : codes.includes(part));
      return parts.every(good) ? parts : undefined;
    }
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell)) ? cell : undefined;
    case 'number':
      return Number.isFinite(Number(cell)) ? Number(cell) : undefined;
    case 'yes':
      return /^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : undefined;
    default:
      return cell;
  }
}

/** RFC 4180, with whatever ends a line. */
function cellsOf(text: string, faults: CsvFault[]): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inside = false;
  const source = text.replace(/^\uFEFF/, '');
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < source.length; i += 1) {
    const char = source[i] as string;
    if (inside) {
      if (char !== '"') cell += char;
      else if (source[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else inside = false;
    } else if (char === '"' && cell === '') inside = true;
    else if (char === ',') endCell();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && source[i + 1] === '\n') i += 1;
      endRow();
    } else cell += char;
  }
  if (inside) faults.push({ line: rows.length + 1, column: '', code: 'MALFORMED' });
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
