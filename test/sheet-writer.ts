import { crc32 } from 'node:zlib';

/** A cell to write: text as text (so are digits), a number as Excel keeps numbers, a date YYYY-MM-DD as a date cell. */
export type Typed = string | { number: number } | { date: string };

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const xmlContent = '<Default Extension="xml" ContentType="application/xml"/>';
// The first style is for numbers, the second for dates.
const styles = '<xf numFmtId="0"/><xf numFmtId="14"/>';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook of one sheet, or of several named ones, small enough to be read beside the test that writes it. */
export function writeXlsx(
  rows: Typed[][] | Record<string, Typed[][]>,
  { since1904 = false }: { since1904?: boolean } = {},
): Buffer {
  return zip(workbookParts(Array.isArray(rows) ? { List: rows } : rows, since1904));
}

/** The parts by name, for tests that spoil one before zipping them. */
export function workbookParts(sheets: Record<string, Typed[][]>, since1904 = false): Record<string, string> {
  const names = Object.keys(sheets);
  const sheetList = names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="s${i + 1}"/>`);
  const sheetRelations = names.map((_, i) => relation(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${contentTypes}">${xmlContent}</Types>`,
    '_rels/.rels': relations([relation('r1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': workbookXml(`<workbookPr date1904="${since1904}"/><sheets>${sheetList.join('')}</sheets>`),
    'xl/_rels/workbook.xml.rels': relations([...sheetRelations, relation('st', 'styles', 'styles.xml')]),
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><cellXfs>${styles}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows, since1904)]),
    ),
  };
}

/** An archive that stores its parts without packing them. */
export function zip(parts: Record<string, string | Buffer>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const nameBytes = Buffer.from(name);
    const bytes = Buffer.from(content);
    const common = numbers(
      [20, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [nameBytes.length, 2],
      [0, 2],
    );
    local.push(numbers([0x04034b50, 4]), common, nameBytes, bytes);
    directory.push(
      numbers([0x02014b50, 4], [20, 2]),
      common,
      numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      nameBytes,
    );
    offset += 30 + nameBytes.length + bytes.length;
  }
  const count = Object.keys(parts).length;
  const listed = Buffer.concat(directory);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [listed.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...local, listed, end]);
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`;

const workbookXml = (content: string): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${relationships}">${content}</workbook>`;

const relations = (list: string[]): string =>
  `${head}<Relationships xmlns="${packageRelationships}">${list.join('')}</Relationships>`;

function sheetXml(rows: Typed[][], since1904: boolean): string {
  const body = rows.map((cells, row) => {
    const written = cells.map((typed, column) => cellXml(`${letters(column)}${row + 1}`, typed, since1904));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `${head}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(reference: string, typed: Typed, since1904: boolean): string {
  if (typed === '') return '';
  if (typeof typed === 'string') {
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(typed)}</t></is></c>`;
  }
  if ('number' in typed) return `<c r="${reference}"><v>${typed.number}</v></c>`;
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return `<c r="${reference}" s="1"><v>${(Date.parse(typed.date) - epoch) / 86_400_000}</v></c>`;
}

const letters = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function numbers(...fields: [value: number, bytes: 2 | 4][]): Buffer {
  return Buffer.concat(
    fields.map(([value, size]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value, 0, size);
      return field;
    }),
  );
}
