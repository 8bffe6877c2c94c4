import { readSheet } from 'read-excel-file/node';
import { exportColumns } from '#domain';
import { toCsv } from './csv';
import type { Opened, Row } from './questions';
import { headOf, rowOf, type Cell } from './table';
import { toXlsx } from './xlsx';

const row: Row = {
  id: '1',
  number: 'PLG-AAAA-BBBB',
  state: 'PREPARING',
  stage: 'PREPARATION',
  country: 'PH',
  childAtIdentification: null,
  // The evening before in London, the sixth in Manila.
  receivedAt: '2025-06-05T23:30:00.000Z',
  updatedAt: '2025-06-07T01:00:00.000Z',
  person: {
    sex: 'FEMALE',
    birthYear: 1994,
    nationality: 'ID',
    homeRegency: null,
    name: '=1+1',
    alias: null,
    workingLabel: null,
  },
  group: { reference: 'MNL-1' },
  post: { nameId: 'KBRI Manila', nameEn: 'Embassy in Manila' },
  holder: { nameId: 'KBRI Manila', nameEn: 'Embassy in Manila' },
};
const opened: Opened = {
  birthDate: '1994-03-02',
  nik: '3507014203940001',
  passportNumber: 'X1016909',
  phone: '+62 812 0000 0000',
  safeContact: '@kakak "Ani"',
};
const words = { language: 'en', zone: 'Asia/Manila', unnamed: 'Without a name', yes: 'Yes', no: 'No' } as const;
const columns = exportColumns.codes;
const cells = rowOf(row, opened, columns, words);
const at = <T>(all: readonly T[], column: (typeof columns)[number]): T => all[columns.indexOf(column)] as T;

describe('A row that is taken out', () => {
  it('says codes in words, and days as they were where its unit is', () => {
    expect(at(cells, 'SEX')).toBe('Female');
    expect(at(cells, 'RECEIVED_ON')).toEqual({ day: '2025-06-06' });
    expect(at(cells, 'BIRTH_DATE')).toEqual({ day: '1994-03-02' });
    expect(at(cells, 'HOME_REGENCY')).toBeNull();
    expect(at(rowOf(row, { ...opened, birthDate: '1994' }, columns, words), 'BIRTH_DATE')).toBe('1994');
    // Of whom nothing was opened there is nothing.
    expect(at(rowOf(row, undefined, columns, words), 'NIK')).toBeNull();
  });

  it('in a text file is quoted, and what a spreadsheet would calculate is not', () => {
    const line = (cell: Cell) => toCsv([[cell]]).slice(1, -2);
    for (const text of ['=1+1', '+62 812', '-1', '@sum', '\t=1', '\r=1', '＝1+1'])
      expect(line(text)).toBe(`"'${text}"`);
    expect(line('say "no"')).toBe('"say ""no"""');
    expect(line({ day: '1994-03-02' })).toBe('"1994-03-02"');
    expect(line('3507014203940001')).toBe('"3507014203940001"');
  });

  it('in a spreadsheet is read back as it was: digits as text, days as days, no formula', async () => {
    const blob = await toXlsx(headOf(columns, 'en'), [cells]);
    const [head, read] = await readSheet(Buffer.from(await blob.arrayBuffer()));
    expect(head).toEqual(headOf(columns, 'en'));
    const found = read ?? [];
    expect(at(found, 'NIK')).toBe('3507014203940001');
    expect(at(found, 'PHONE')).toBe('+62 812 0000 0000');
    expect(at(found, 'NAME')).toBe('=1+1');
    expect(at(found, 'BIRTH_YEAR')).toBe(1994);
    expect(at(found, 'BIRTH_DATE')).toEqual(new Date('1994-03-02T00:00:00Z'));
  });
});
