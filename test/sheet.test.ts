import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readSheet as readWithLibrary } from 'read-excel-file/node';
import { limits } from '../src/exchange/sheet/cell';
import type { Cell } from '../src/exchange/sheet/cell';
import { readSheet } from '../src/exchange/sheet/read-sheet';
import { dateOfSerial, datePrecision } from '../src/exchange/sheet/serial-date';
import { workbookParts, writeXlsx, zip } from './sheet-writer';

const list = (name: string): Buffer => readFileSync(join(__dirname, 'data', name));

function rowsOf(bytes: Buffer, fileName = 'list.xlsx'): Cell[][] {
  const sheet = readSheet(bytes, fileName);
  if ('problem' in sheet) throw new Error(sheet.problem.code);
  return sheet.rows;
}

const textsOf = (bytes: Buffer | string, fileName = 'list.csv'): string[][] =>
  rowsOf(Buffer.from(bytes), fileName).map((row) => row.map((cell) => cell.text));

function codeOf(bytes: Buffer | string, fileName = 'list.xlsx'): string | undefined {
  const sheet = readSheet(Buffer.from(bytes), fileName);
  return 'problem' in sheet ? sheet.problem.code : undefined;
}

const withSheet = (sheetData: string, other: Record<string, string> = {}): Buffer =>
  zip({
    ...workbookParts({ List: [] }),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...other,
  });

describe('a workbook', () => {
  it('tells a number from the same digits typed as text', () => {
    const [row] = rowsOf(writeXlsx([['3201015912030008', { number: 3201015912030008 }]]));
    expect(row).toEqual([
      { kind: 'text', text: '3201015912030008' },
      { kind: 'number', text: '3201015912030008', number: 3201015912030008 },
    ]);
  });

  it('gives the same values as another reader does', async () => {
    const theirs = await readWithLibrary(list('manila-35.xlsx'));
    const ours = rowsOf(list('manila-35.xlsx')).map((row) =>
      Array.from({ length: 11 }, (_, i) => {
        const cell = row[i] ?? { kind: 'empty' as const, text: '' };
        if (cell.kind === 'date') return new Date(cell.date);
        return cell.kind === 'number' ? cell.number : cell.kind === 'empty' ? null : cell.text;
      }),
    );
    expect(ours).toEqual(theirs);
  });

  it('written by the tests is one to another reader, too', async () => {
    const bytes = writeXlsx([['a<b>&"c"', { number: 1.5 }, '', { date: '1998-04-12' }]]);
    expect(await readWithLibrary(bytes)).toEqual([['a<b>&"c"', 1.5, null, new Date('1998-04-12')]]);
  });

  it.each([false, true])('keeps a date on its day, counted from 1904: %s', (since1904) => {
    const dates = ['1904-01-02', '1960-02-29', '1998-04-12', '2000-01-01', '2024-12-31'];
    const [row] = rowsOf(writeXlsx([dates.map((date) => ({ date }))], { since1904 }));
    expect(row?.map((cell) => cell.kind === 'date' && cell.date)).toEqual(dates);
  });

  it('reads a written date cell by its calendar date, whatever zone it names', () => {
    const [row] = rowsOf(withSheet('<row><c t="d"><v>1999-01-15T00:00:00+09:00</v></c></row>'));
    expect(row).toEqual([{ kind: 'date', text: '1999-01-15', date: '1999-01-15' }]);
  });

  it('knows a date by its number format, and only what the format shows', () => {
    const precisions = [
      'dd/mm/yyyy',
      '[$-421]dd mmmm yyyy;@',
      'mmm-yy',
      'yyyy',
      '"d"0',
      '0.00',
      'General',
      'mm:ss',
      '[Red]0',
    ];
    expect(precisions.map((code) => datePrecision(164, code))).toEqual([
      'day',
      'day',
      'month',
      'year',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([14, 17, 20, 22, 1].map((id) => datePrecision(id))).toEqual(['day', 'month', undefined, 'day', undefined]);
    expect(dateOfSerial(34335, false, 'year')).toBe('1994');
    expect(dateOfSerial(34425, false, 'month')).toBe('1994-04');
    expect(dateOfSerial(34430, false, 'month')).toBe('1994-04-06');
  });

  it('knows no 29 February 1900, no time of day and no year 10000', () => {
    expect([59, 60, 61].map((serial) => dateOfSerial(serial, false))).toEqual(['1900-02-28', undefined, '1900-03-01']);
    expect([0.5, -1, 2958466].map((serial) => dateOfSerial(serial, false))).toEqual([undefined, undefined, undefined]);
  });

  it('reads shared, formatted, computed and escaped text, and marks errors', () => {
    const bytes = zip({
      ...workbookParts({ List: [] }),
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="s1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/>' +
        '<Relationship Id="ss" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      'xl/sharedStrings.xml':
        '<sst><si><r><t>陈</t></r><r><t>金龙</t></r><rPh sb="0" eb="1"><t>chen</t></rPh></si>' +
        '<si><t>a_x000A_&amp;b &#x1F600;</t></si></sst>',
      'xl/worksheets/sheet1.xml': [
        '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="2">',
        '<x:c t="s"><x:v>0</x:v></x:c>',
        '<x:c t="s"><x:v>1</x:v></x:c>',
        '<x:c t="str"><x:f>1&gt;0</x:f><x:v>so</x:v></x:c>',
        '<x:c t="b"><x:v>1</x:v></x:c>',
        '<x:c t="e"><x:v>#N/A</x:v></x:c>',
        '<x:c t="s"><x:v>9</x:v></x:c>',
        '<x:c r="H2" t="inlineStr"><x:is><x:t><![CDATA[<h>]]></x:t></x:is></x:c>',
        '</x:row></x:sheetData></x:worksheet>',
      ].join(''),
    });
    expect(rowsOf(bytes)).toEqual([
      [],
      [
        { kind: 'text', text: '陈金龙' },
        { kind: 'text', text: 'a\n&b 😀' },
        { kind: 'text', text: 'so' },
        { kind: 'text', text: 'TRUE' },
        { kind: 'error', text: '#N/A' },
        { kind: 'error', text: '9' },
        { kind: 'empty', text: '' },
        { kind: 'text', text: '<h>' },
      ],
    ]);
  });

  it('marks a formula that was never calculated, and takes an empty result for an empty cell', () => {
    const cells = '<c><f>A9</f></c><c t="str"><f>""</f><v></v></c><c t="str"><f>A9</f><v>x</v></c>';
    expect(rowsOf(withSheet(`<row>${cells}</row>`))).toMatchObject([
      [{ kind: 'error', text: '=A9' }, { kind: 'empty' }, { text: 'x' }],
    ]);
  });

  it('repeats a cell merged over several rows, and not one merged over columns', () => {
    const cells =
      '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>';
    const bytes = withSheet(`${cells}</sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells><sheetData>`);
    expect(textsOf(bytes)).toEqual([
      ['7', '1'],
      ['7', '2'],
    ]);
  });

  it('reads the first sheet, names the others, and reads another when asked', () => {
    const bytes = writeXlsx({ Laki: [['BUDI']], Perempuan: [['RINA']] });
    expect(readSheet(bytes, 'x.xlsx')).toMatchObject({ name: 'Laki', otherSheets: ['Perempuan'] });
    expect(readSheet(bytes, 'x.xlsx', { sheet: 'Perempuan' })).toMatchObject({ rows: [[{ text: 'RINA' }]] });
    expect(readSheet(bytes, 'x.xlsx', { sheet: 'Anak' })).toMatchObject({ problem: { code: 'SHEET_NOT_FOUND' } });
  });

  it('passes over a hidden sheet', () => {
    const parts = workbookParts({ Kode: [['x']], Daftar: [['BUDI']] });
    const hidden = parts['xl/workbook.xml']?.replace('name="Kode"', 'name="Kode" state="veryHidden"') ?? '';
    expect(textsOf(zip({ ...parts, 'xl/workbook.xml': hidden }))).toEqual([['BUDI']]);
  });

  it('is the same list, whatever the file is called', () => {
    expect(textsOf(writeXlsx([['BUDI']]), 'list.csv')).toEqual([['BUDI']]);
  });
});

describe('a text file', () => {
  it.each([',', ';', '\t'])(
    'may be separated by %j, with quotes, doubled quotes and line breaks in them',
    (separator) => {
      const text =
        ['Nama', 'Catatan', 'No'].join(separator) + `\r\n"A ""B""${separator} C"${separator}"satu\ndua"${separator}1`;
      expect(textsOf(text)).toEqual([
        ['Nama', 'Catatan', 'No'],
        [`A "B"${separator} C`, 'satu\ndua', '1'],
      ]);
    },
  );

  it('names its separator in a first line of its own, as Excel writes it', () => {
    expect(textsOf('sep=;\nNama;Catatan\nBUDI;a, b, c, d')).toEqual([
      ['Nama', 'Catatan'],
      ['BUDI', 'a, b, c, d'],
    ]);
  });

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('José,陈金龙')],
    ['UTF-8 with its mark', Buffer.from('\ufeffJosé,陈金龙')],
    ['UTF-16', Buffer.from('\ufeffJosé,陈金龙', 'utf16le')],
  ])('may be %s', (_, bytes) => {
    expect(textsOf(bytes)).toEqual([['José', '陈金龙']]);
  });

  it('is taken for Windows-1252 when nothing in it is Unicode', () => {
    expect(textsOf(Buffer.from('Jos\xe9,\x93a\x94', 'latin1'))).toEqual([['José', '“a”']]);
  });

  it('is not taken for Windows-1252 because of one broken byte', () => {
    const bytes = Buffer.concat([Buffer.from('陈金龙,'), Buffer.from([0xff]), Buffer.from('\n')]);
    expect(codeOf(bytes, 'list.csv')).toBe('FILE_DAMAGED');
  });

  it('keeps blank lines as empty rows, so that row numbers stay those of the sheet', () => {
    expect(textsOf('Nama,No\n\n,\nBUDI,1')).toEqual([['Nama', 'No'], [], [], ['BUDI', '1']]);
  });

  it('marks a line with more fields than the headings: an unquoted comma moved them', () => {
    const [, row] = rowsOf(Buffer.from('Nama,Kebutuhan,Catatan\nBUDI,demam, batuk,'), 'list.csv');
    expect(row?.[3]).toEqual({ kind: 'error', text: '' });
  });

  it('is refused when a quote never closes, since it would swallow every row after it', () => {
    expect(codeOf('Nama,Catatan\nBUDI,"demam\nRINA,\n', 'list.csv')).toBe('FILE_DAMAGED');
  });
});

describe('a file that is no list', () => {
  const oldContainer = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const encrypted = Buffer.concat([oldContainer, Buffer.from('EncryptedPackage', 'utf16le')]);

  it.each<[string, Buffer | string, string, string]>([
    ['nothing', '', 'a.csv', 'SHEET_EMPTY'],
    ['blanks', ' \n\u00a0\n', 'a.csv', 'SHEET_EMPTY'],
    ['a workbook with no cell', writeXlsx([]), 'a.xlsx', 'SHEET_EMPTY'],
    ['too many bytes', Buffer.alloc(limits.fileBytes + 1, 'a'), 'a.csv', 'FILE_TOO_LARGE'],
    ['an old workbook', oldContainer, 'a.xls', 'FILE_IS_OLD_EXCEL'],
    ['a workbook with a password', encrypted, 'a.xlsx', 'FILE_HAS_PASSWORD'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'a.csv', 'UNREADABLE_FILE'],
    ['a page of HTML under an old name', '<table><tr><td>BUDI</td></tr></table>', 'a.xls', 'UNREADABLE_FILE'],
    ['an archive of anything', zip({ 'a.txt': 'BUDI' }), 'a.xlsx', 'UNREADABLE_FILE'],
    ['a text document', documentFile(), 'a.xlsx', 'UNREADABLE_FILE'],
    ['half a workbook', writeXlsx([['BUDI']]).subarray(0, 700), 'a.xlsx', 'FILE_DAMAGED'],
    ['a workbook whose styles are missing', withoutStyles(), 'a.xlsx', 'FILE_DAMAGED'],
    ['a sheet with an undefined entity', withSheet('<row><c t="str"><v>&xxe;</v></c></row>'), 'a.xlsx', 'FILE_DAMAGED'],
    [
      'a document type',
      withSheet('', { 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
      'a.xlsx',
      'FILE_DAMAGED',
    ],
    ['elements that do not close', withSheet('<row>'), 'a.xlsx', 'FILE_DAMAGED'],
    ['elements without end', withSheet('<d>'.repeat(100)), 'a.xlsx', 'FILE_DAMAGED'],
    [
      'a cell filled twice',
      withSheet('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      'a.xlsx',
      'FILE_DAMAGED',
    ],
    ['a cell in no row', withSheet('<row r="0"><c><v>1</v></c></row>'), 'a.xlsx', 'FILE_DAMAGED'],
    ['a cell a million rows down', withSheet('<row><c r="A1048576"><v>1</v></c></row>'), 'a.xlsx', 'SHEET_TOO_LONG'],
    ['a cell far to the right', withSheet('<row><c r="XFD1"><v>1</v></c></row>'), 'a.xlsx', 'SHEET_TOO_WIDE'],
    ['a cell of a book', 'a'.repeat(limits.cellCharacters + 1), 'a.csv', 'CELL_TOO_LONG'],
    ['too many lines', 'a\n'.repeat(limits.rows + 1), 'a.csv', 'SHEET_TOO_LONG'],
  ])('%s is refused with its own reason', (_, bytes, name, code) => {
    expect(codeOf(bytes, name)).toBe(code);
  });

  it('formatted empty cells a million rows down are no rows', () => {
    expect(textsOf(withSheet('<row r="1"><c><v>1</v></c></row><row r="1048576"><c s="1"/></row>'))).toEqual([['1']]);
  });

  it('a bomb is refused before it is unpacked', () => {
    const bombs = [400_000_000, 40_000_000, 1000].map((declared) => bomb({ declared }));
    expect(bombs.map((bytes) => codeOf(bytes))).toEqual([
      'FILE_INFLATES_TOO_FAR',
      'FILE_INFLATES_TOO_FAR',
      'FILE_DAMAGED',
    ]);
  });
});

function documentFile(): Buffer {
  return zip({ ...workbookParts({ List: [] }), 'xl/workbook.xml': '<w:document xmlns:w="x"><w:body/></w:document>' });
}

function withoutStyles(): Buffer {
  const { 'xl/styles.xml': _, ...rest } = workbookParts({ List: [[{ date: '1998-04-12' }]] });
  return zip(rest);
}

/** 40 MB of one letter as the shared strings' part, its size declared truly or not. */
function bomb({ declared }: { declared: number }): Buffer {
  const packed = deflateRawSync(Buffer.alloc(40_000_000, 'a'));
  const archive = zip({ ...workbookParts({ List: [['BUDI']] }), 'xl/styles.xml': packed });
  const name = Buffer.from('xl/styles.xml');
  const local = archive.indexOf(name) - 30;
  const listed = archive.lastIndexOf(name) - 46;
  archive.writeUInt16LE(8, local + 8);
  archive.writeUInt16LE(8, listed + 10);
  archive.writeUInt32LE(declared, listed + 24);
  return archive;
}
