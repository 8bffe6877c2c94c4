import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readList, rowKey } from '../src/exchange/sheet/read-list';
import type { ListRow, PeopleList } from '../src/exchange/sheet/read-list';
import { listProblemText, listProblems } from '../src/exchange/sheet/problem-texts';
import { readSheet } from '../src/exchange/sheet/read-sheet';
import { isoOfPartialDate } from '#domain';
import type { DateOrder } from '#domain';
import { writeXlsx } from './sheet-writer';
import type { Typed } from './sheet-writer';

const today = '2025-06-05';

function listOf(bytes: Buffer, fileName = 'list.xlsx', dateOrder?: DateOrder): PeopleList {
  const sheet = readSheet(bytes, fileName);
  if ('problem' in sheet) throw new Error(sheet.problem.code);
  return readList(sheet.rows, { today, dateOrder });
}

const manila = (ending: 'xlsx' | 'csv'): PeopleList =>
  listOf(readFileSync(join(__dirname, 'data', `manila-35.${ending}`)), `manila-35.${ending}`);

const written = (rows: Typed[][]): PeopleList => listOf(writeXlsx(rows));

/** One person, given as heading and cell. */
function person(cells: Record<string, Typed>): ListRow {
  const all: Record<string, Typed> = { Nama: 'BUDI', 'L/P': 'L', 'Tgl lahir': '1995', ...cells };
  const [row] = written([Object.keys(all), Object.values(all)]).rows;
  if (!row) throw new Error('no row');
  return row;
}

const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);
const draftNumbers = ({ rows }: PeopleList): string[] =>
  rows.filter((row) => row.problems.length > 0).map((row) => row.line.number);

describe('the list of Manila', () => {
  it('has 33 ready rows in the workbook, and rows 12 and 17 wait as drafts', () => {
    const list = manila('xlsx');
    expect(list.rows).toHaveLength(35);
    expect(draftNumbers(list)).toEqual(['12', '17']);
    expect(list.rows[11]?.problems).toMatchObject([
      { field: 'birthDate', code: 'IMPOSSIBLE_DATE', typed: '31/02/1999' },
    ]);
    expect(list.rows[16]?.problems).toMatchObject([
      { field: 'nik', code: 'NIK_IN_NUMBER_CELL', typed: '5371015010010017' },
    ]);
    expect([list.problems, list.warnings, list.skipped]).toEqual([[], [], []]);
  });

  it('has 34 ready rows as text, and row 12 waits as a draft', () => {
    expect(draftNumbers(manila('csv'))).toEqual(['12']);
    expect(manila('csv').rows[16]?.values.nik).toBe('5371015010010017');
  });

  it.each(['xlsx', 'csv'] as const)('keeps all that was typed in the drafts and guesses nothing (%s)', (ending) => {
    const { values, typed, line } = manila(ending).rows[11] ?? person({});
    expect(line).toEqual({ row: 13, number: '12' });
    expect(values).toMatchObject({
      fullName: 'AGUS SETIAWAN',
      sex: 'MALE',
      nik: '3275012802990012',
      homeRegency: '32.75',
    });
    expect(values).not.toHaveProperty('birthDate');
    expect(values.notes).toBe('tanggal lahir tertulis 31 Februari / birth date written as 31 February');
    expect(typed).toContainEqual({ column: 'Tanggal lahir / Birth date', text: '31/02/1999' });
    expect(typed).toHaveLength(9);
  });

  it.each(['xlsx', 'csv'] as const)(
    'knows row 6 by the year alone, one-word names as whole, and Chinese in notes (%s)',
    (ending) => {
      const { rows } = manila(ending);
      expect(rows[5]?.values.birthDate).toEqual({ year: 1994, precision: 'YEAR' });
      expect([2, 9, 17, 26].map((number) => rows[number - 1]?.values.fullName)).toEqual([
        'SUMARNI',
        'BUDI',
        'FITRIANI',
        'ZULKIFLI',
      ]);
      expect(rows[6]?.values.notes).toBe('nama Mandarin 陈金龙 / Chinese name 陈金龙');
      expect(rows[0]?.values.birthDate).toEqual({ year: 1998, month: 4, day: 12, precision: 'DAY' });
      expect(rows[9]?.values.urgentNeeds).toEqual({ needs: ['CHILD'], note: 'anak 17 tahun / child aged 17' });
      expect(rows.flatMap((row) => row.warnings)).toEqual([]);
    },
  );

  it('is the same 35 rows again, whichever of the two files comes second', () => {
    const keys = manila('xlsx').rows.map(rowKey);
    expect(new Set(keys).size).toBe(35);
    expect(manila('csv').rows.map(rowKey)).toEqual(keys);
  });
});

describe('the headings', () => {
  const people: Typed[][] = [['陈金龙', { date: '1998-04-12' }, 'F', 'Medan', 'diet', 'x']];

  it('may stand in either language, in any order, beneath a title', () => {
    const list = written([
      ['DAFTAR WNI'],
      [],
      ['Full Name', 'D.O.B.', 'Gender', 'Kabupaten/Kota', 'Meals', 'Remarks'],
      ...people,
    ]);
    expect(list.columns.map(({ field }) => field)).toEqual([
      'fullName',
      'birthDate',
      'sex',
      'homeRegency',
      undefined,
      'notes',
    ]);
    expect(list.rows).toMatchObject([
      {
        line: { row: 4, number: '' },
        values: { fullName: '陈金龙', sex: 'FEMALE', homeRegency: '12.71', notes: 'x\nMeals: diet' },
      },
    ]);
    expect(list.skipped).toEqual([{ row: 1, why: 'TITLE', text: 'DAFTAR WNI' }]);
  });

  it.each([
    ['Nama lengkap / Full name', 'fullName'],
    ['NAMA (sesuai paspor)', 'fullName'],
    ['Nomor Induk Kependudukan (NIK)', 'nik'],
    ['NO. KTP / NIK', 'nik'],
    ['Nomor Paspor', 'passportNumber'],
    ['Passport #', 'passportNumber'],
    ['No. HP/WA', 'phone'],
    ['Kab./Kota asal / Home regency', 'homeRegency'],
    ['Tempat, Tgl. Lahir', 'birthDate'],
    ['Jenis\nKelamin', 'sex'],
    ['Ket.', 'notes'],
    ['No. Urut', 'line'],
    ['Nama ayah', undefined],
    ['Telepon (keluarga)', undefined],
    ['Emergency contact', undefined],
    ['Umur', 'age'],
    ['Usia (tahun)', 'age'],
    ['Alias / Nama panggilan', 'alias'],
    ['Umur ayah', undefined],
    ['NIK / No. paspor', undefined],
  ])('%j names %s', (heading, field) => {
    const [column] = written([[heading, 'Nama', 'L/P', 'Tgl lahir', 'NIK']]).columns;
    expect(column?.field).toBe(field);
  });

  it('that name two things, or one thing twice, are kept as notes and asked about', () => {
    const list = written([
      ['Nama', 'Nama', 'L/P', 'TTL', 'NIK / No. paspor'],
      ['BUDI', 'SANTO', 'L', 'Medan, 12 April 1998', 'E1234567'],
    ]);
    expect(list.warnings).toMatchObject([
      { code: 'COLUMN_UNCLEAR', params: { heading: 'NIK / No. paspor' } },
      { code: 'COLUMN_REPEATED', params: { heading: 'Nama (B)' } },
    ]);
    expect(list.rows[0]?.values.notes).toBe('Nama (B): SANTO\nTTL: Medan, 12 April 1998\nNIK / No. paspor: E1234567');
    expect(list.rows[0]?.values.birthDate).toMatchObject({ year: 1998, month: 4, day: 12 });
  });

  it('that are needed and missing are named, and nobody is taken in', () => {
    const list = written([
      ['No', 'Nama', 'Catatan'],
      ['1', 'BUDI', 'x'],
    ]);
    expect(list.rows).toEqual([]);
    expect(list.problems).toMatchObject([
      { code: 'MISSING_COLUMN', params: { column: 'Jenis kelamin / Sex' } },
      { code: 'MISSING_COLUMN', params: { column: 'Tanggal lahir / Birth date' } },
    ]);
  });

  it('that are not there at all are asked for', () => {
    expect(
      codes(
        written([
          ['BUDI', 'L', '1998'],
          ['RINA', 'P', '1999'],
        ]).problems,
      ),
    ).toEqual(['HEADINGS_NOT_FOUND']);
    expect(codes(written([...Array<Typed[]>(10).fill(['x']), ['Nama', 'L/P', 'Tgl lahir']]).problems)).toEqual([
      'HEADINGS_NOT_FOUND',
    ]);
  });
});

describe('rows that are nobody', () => {
  it('are passed over and reported: repeated headings, numbering, blank, total', () => {
    const head = ['No', 'Nama', 'L/P', 'Tgl lahir'];
    const list = written([
      head,
      ['(1)', '(2)', '(3)', '(4)'],
      ['1', 'BUDI', 'L', '1995'],
      head,
      [],
      ['2', 'TOTAL SULAIMAN', 'L', '1996'],
      [{ number: 3 }],
      ['Jumlah', '2 orang'],
    ]);
    expect(list.rows.map((row) => row.values.fullName)).toEqual(['BUDI', 'TOTAL SULAIMAN']);
    expect(list.skipped.map(({ row, why }) => [row, why])).toEqual([
      [2, 'NUMBERING'],
      [4, 'HEADING'],
      [5, 'BLANK'],
      [7, 'BLANK'],
      [8, 'TOTAL'],
    ]);
    expect(list.skipped.at(-1)?.text).toBe('Jumlah | 2 orang');
  });
});

describe('a NIK', () => {
  it.each<Typed>([
    { number: 3201015912030008 },
    { number: 3201015912030000 },
    { number: 12 },
    '3,20102E+15',
    '3.20102E+15',
  ])('in a number cell is refused whatever its digits: %j', (cell) =>
    expect(person({ NIK: cell }).problems).toMatchObject([{ field: 'nik', code: 'NIK_IN_NUMBER_CELL' }]),
  );

  it.each(['320101591203000', '3201013213030008', '3201011203950000', 'E1234567'])('%s is not valid', (nik) =>
    expect(codes(person({ NIK: nik }).problems)).toEqual(['INVALID_NIK']),
  );

  it('that disagrees with birth date or sex is a warning only: a NIK never changes', () => {
    const row = person({ NIK: '3201 0159 1203 0008', 'Tgl lahir': '1990' });
    expect(row.problems).toEqual([]);
    expect(row.values.nik).toBe('3201015912030008');
    expect(codes(row.warnings)).toEqual(['NIK_BIRTH_DATE_DIFFERS', 'NIK_SEX_DIFFERS']);
  });

  it('that is not known is no problem, and a remark in its place is kept', () => {
    expect(person({ NIK: '-' })).toMatchObject({ problems: [], warnings: [], values: { fullName: 'BUDI' } });
    const row = person({ NIK: 'KTP hilang' });
    expect(codes(row.warnings)).toEqual(['KEPT_AS_NOTE']);
    expect(row.values.notes).toBe('NIK: KTP hilang');
  });

  it('that two rows share is shown on both', () => {
    const { rows } = written([
      ['Nama', 'L/P', 'Tgl lahir', 'NIK'],
      ...['A B', 'C D'].map((name) => [name, 'L', '1996', '1271011204960001']),
    ]);
    expect(rows.map((row) => row.warnings[0])).toMatchObject([
      { code: 'NIK_REPEATED', params: { rows: '3' } },
      { code: 'NIK_REPEATED', params: { rows: '2' } },
    ]);
  });
});

describe('a birth date', () => {
  const isoOf = (cell: Typed): string | undefined => {
    const { birthDate } = person({ 'Tgl lahir': cell }).values;
    return birthDate && isoOfPartialDate(birthDate);
  };

  it.each<[Typed, string]>([
    [{ date: '1998-04-12' }, '1998-04-12'],
    ['12 April 1998', '1998-04-12'],
    ['1998-04-12 00:00:00', '1998-04-12'],
    [{ number: 1994 }, '1994'],
    ['Mei 1999', '1999-05'],
    ['sekitar 1994', '1994~'],
  ])('%j is %s', (cell, iso) => expect(isoOf(cell)).toBe(iso));

  it.each<[Typed, string]>([
    ['', 'BIRTH_DATE_MISSING'],
    ['31/02/1999', 'IMPOSSIBLE_DATE'],
    ['12/04/98', 'UNREADABLE_DATE'],
    [{ number: 35897 }, 'UNREADABLE_DATE'],
    [{ date: '1905-06-16' }, 'YEAR_IN_DATE_CELL'],
    ['2025-06-06', 'IN_FUTURE'],
    [{ date: '2030-01-01' }, 'IN_FUTURE'],
    ['1903', 'AGE_IMPOSSIBLE'],
  ])('%j is refused: %s', (cell, code) => expect(codes(person({ 'Tgl lahir': cell }).problems)).toEqual([code]));

  it('that is said to be unknown is an answer', () => {
    const row = person({ 'Tgl lahir': 'tidak diketahui' });
    expect([row.problems, codes(row.warnings)]).toEqual([[], ['BIRTH_DATE_UNKNOWN']]);
    expect(row.values).not.toHaveProperty('birthDate');
  });

  const dated = (dates: string[], order?: DateOrder): PeopleList =>
    listOf(
      writeXlsx([['Nama', 'L/P', 'Tgl lahir'], ...dates.map((date, i) => [`BUDI ${'ABCDE'.charAt(i)}`, 'L', date])]),
      'a.xlsx',
      order,
    );
  const isoDates = ({ rows }: PeopleList): (string | undefined)[] =>
    rows.map(({ values }) => values.birthDate && isoOfPartialDate(values.birthDate));

  it('that could be d/m or m/d is read d/m and asked about once for the file', () => {
    const list = dated(['03/04/1999', '05/05/1999', '06-07-1998']);
    expect(list.dateOrder).toEqual({ used: 'DMY', ask: true, rows: [2, 4] });
    expect(codes(list.warnings)).toEqual(['DATE_ORDER_ASSUMED']);
    expect(isoDates(list)).toEqual(['1999-04-03', '1999-05-05', '1998-07-06']);
    const answered = dated(['03/04/1999', '05/05/1999', '06-07-1998'], 'MDY');
    expect(answered.dateOrder.ask).toBe(false);
    expect(isoDates(answered)).toEqual(['1999-03-04', '1999-05-05', '1998-06-07']);
  });

  it('is not asked about when another in the file tells', () => {
    expect(dated(['03/04/1999', '25/12/1999']).dateOrder).toMatchObject({ used: 'DMY', ask: false });
    expect(isoDates(dated(['03/04/1999', '12/25/1999']))).toEqual(['1999-03-04', '1999-12-25']);
  });

  it('is asked about when the file contradicts itself', () => {
    expect(dated(['03/04/1999', '25/12/1999', '12/25/1999']).dateOrder).toMatchObject({ used: 'DMY', ask: true });
  });
});

describe('the other cells', () => {
  it.each<[string, string | undefined]>([
    ['Laki - laki', 'MALE'],
    ['laki2', 'MALE'],
    ['Perempuan / Female', 'FEMALE'],
    ['P', 'FEMALE'],
    ['tidak diketahui', 'UNKNOWN'],
    ['X', undefined],
    ['Laki-laki / Female', undefined],
  ])('sex %j is %s', (text, sex) => expect(person({ 'L/P': text }).values.sex).toBe(sex));

  it('P beside W may be pria or perempuan, so it is asked', () => {
    const { rows } = written([
      ['Nama', 'Sex', 'Tgl lahir'],
      ['BUDI', 'P', '1995'],
      ['RINA', 'W', '1996'],
    ]);
    expect(rows.map((row) => codes(row.problems))).toEqual([['SEX_UNCLEAR'], []]);
  });

  it.each<[Record<string, Typed>, string]>([
    [{ Nama: ' . ' }, 'NAME_MISSING'],
    [{ Nama: { number: 12 } }, 'NAME_UNREADABLE'],
    [{ 'L/P': '' }, 'SEX_MISSING'],
    [{ Paspor: 'E12' }, 'INVALID_PASSPORT'],
    [{ HP: '12' }, 'INVALID_PHONE'],
    [{ HP: { number: 81234567890 } }, 'INVALID_PHONE'],
    [{ 'Kab/Kota': 'Malang' }, 'UNKNOWN_REGENCY'],
  ])('%j is a draft: %s', (cells, code) => expect(codes(person(cells).problems)).toEqual([code]));

  it('numbers are brought to one form, and what was typed beside them is kept', () => {
    const row = person({
      HP: '0812-3456-7890 / 0813 1111 2222',
      Paspor: 'e 1234567',
      'Kab/Kota': 'Kab. Malang, Jawa Timur',
    });
    expect(row.values).toMatchObject({ phone: '+6281234567890', passportNumber: 'E1234567', homeRegency: '35.07' });
    expect(codes(row.warnings)).toEqual(['SEVERAL_PHONES']);
    expect(row.values.notes).toBe('HP: 0812-3456-7890 / 0813 1111 2222');
  });

  it('a recruitment that is not understood is kept as a note', () => {
    const row = person({ Perekrutan: 'ikut kapal' });
    expect([row.problems, codes(row.warnings), row.values.notes]).toEqual([
      [],
      ['KEPT_AS_NOTE'],
      'Perekrutan: ikut kapal',
    ]);
  });

  it('the work that somebody was made to do is read as a sector, and kept as a note where it is not understood', () => {
    expect(person({ 'Bidang pekerjaan / Sector': 'scam; pabrik' }).values.sectors).toEqual([
      'OnlineScamsAndGambling',
      'C_Manufacturing',
    ]);
    const row = person({ 'Jenis pekerjaan': 'apa saja' });
    expect([row.values.sectors, codes(row.warnings), row.values.notes]).toEqual([
      undefined,
      ['KEPT_AS_NOTE'],
      'Jenis pekerjaan: apa saja',
    ]);
  });

  it('notes longer than a registration takes make a draft', () => {
    expect(codes(person({ Catatan: 'a'.repeat(4001) }).problems)).toEqual(['NOTES_TOO_LONG']);
  });

  it('formulas in the text of a file are text', () => {
    const row = person({ Nama: '=HYPERLINK("http://x","BUDI")', Catatan: '+cmd|x' });
    expect(row.values).toMatchObject({ fullName: '=HYPERLINK("http://x","BUDI")', notes: '+cmd|x' });
  });

  it('invisible marks do not reach the values but stay in what was typed', () => {
    const row = person({ Nama: '\u202eBU\u200bDI\u00a0 SANTO ' });
    expect([row.values.fullName, row.typed[0]?.text]).toEqual(['BUDI SANTO', '\u202eBU\u200bDI\u00a0 SANTO ']);
  });

  it('an unquoted comma that moves a row makes it a draft', () => {
    const list = listOf(Buffer.from('Nama,L/P,Tgl lahir,Kebutuhan,Catatan\nBUDI,L,1995,demam, batuk,\n'), 'list.csv');
    expect(codes(list.rows[0]?.problems ?? [])).toEqual(['CELL_WITHOUT_HEADING']);
  });
});

describe('the key of a row', () => {
  const row = { Nama: 'BUDI', 'L/P': 'L', Lahir: { date: '1995-06-06' }, Makan: 'halal', Kamar: '12' } satisfies Record<
    string,
    Typed
  >;
  const keysOf = (list: PeopleList): string[] => list.rows.map(rowKey);
  const key = (cells: Record<string, Typed>): string[] => keysOf(written([Object.keys(cells), Object.values(cells)]));

  it('does not know the order of columns, the running number or the format of the file', () => {
    const turned = Object.fromEntries(Object.entries(row).reverse());
    expect(key({ No: '9', ...turned })).toEqual(key(row));
    expect(keysOf(listOf(Buffer.from('Nama;L/P;Lahir;Makan;Kamar\nBUDI;L;6/6/1995;halal;12'), 'a.csv'))).toEqual(
      key(row),
    );
  });

  it('knows every difference in what a row says', () => {
    for (const heading of Object.keys(row)) expect(key({ ...row, [heading]: 'BUDIMAN' })).not.toEqual(key(row));
  });

  it('tells truly identical rows of one file apart, the same way each time', () => {
    const list = written([Object.keys(row), Object.values(row), Object.values(row)]);
    expect(new Set(keysOf(list)).size).toBe(2);
    expect(list.rows.map((twin) => codes(twin.warnings))).toEqual([[], ['ROW_REPEATED']]);
    expect(keysOf(list)[0]).toBe(key(row)[0]);
  });
});

it('every problem has its message and its remedy in both languages', () => {
  for (const code of Object.keys(listProblems) as (keyof typeof listProblems)[]) {
    for (const language of ['id', 'en'] as const) {
      const { message, remedy } = listProblemText(code, language);
      expect(`${message}${remedy}`).toMatch(/\S.*\..*\S.*\./);
    }
  }
  expect(listProblemText('NIK_IN_NUMBER_CELL', 'en').message).toMatch(/15 digits/);
});
