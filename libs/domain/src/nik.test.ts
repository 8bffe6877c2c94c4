import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readSex } from './codes';
import { readNik } from './nik';
import { readPartialDate } from './partial-date';

const today = '2025-06-05';
const nik = (over: { area?: string; birth?: string; serial?: string } = {}) =>
  `${over.area ?? '127101'}${over.birth ?? '120498'}${over.serial ?? '0001'}`;

const problemOf = (value: unknown) => {
  const read = readNik(value, { today });
  return read.ok ? null : read.problem;
};

describe('a NIK', () => {
  it('tells province, regency, day, month, sex and the years there can be', () => {
    expect(readNik(nik(), { today })).toEqual({
      ok: true,
      nik: '1271011204980001',
      province: 'ID-SU',
      regency: '12.71',
      sex: 'MALE',
      day: 12,
      month: 4,
      years: [1998],
      warnings: [],
    });
  });

  it('adds 40 to the day of a woman', () => {
    expect(readNik(nik({ birth: '520498' }), { today })).toMatchObject({ ok: true, sex: 'FEMALE', day: 12 });
    expect(readNik(nik({ birth: '710198' }), { today })).toMatchObject({ ok: true, sex: 'FEMALE', day: 31 });
    expect(readNik(nik({ birth: '310198' }), { today })).toMatchObject({ ok: true, sex: 'MALE', day: 31 });
  });

  it('leaves the century open where both are in the past, and never looks ahead', () => {
    expect(readNik(nik({ birth: '120403' }), { today })).toMatchObject({ years: [1903, 2003] });
    expect(readNik(nik({ birth: '050625' }), { today })).toMatchObject({ years: [1925, 2025] });
    expect(readNik(nik({ birth: '060625' }), { today })).toMatchObject({ years: [1925] });
    expect(readNik(nik({ birth: '290200' }), { today })).toMatchObject({ years: [2000] });
  });

  it.each([
    ['a number cell, whatever its digits', 1271011204980001, 'NIK_NUMERIC'],
    ['15 digits', '127101120498000', 'NIK_LENGTH'],
    ['17 digits', '12710112049800011', 'NIK_LENGTH'],
    ['a letter', '127101120498000A', 'NIK_LENGTH'],
    ['nothing', null, 'NIK_LENGTH'],
    ['day 0', nik({ birth: '000498' }), 'NIK_BIRTH_DATE'],
    ['day 32', nik({ birth: '320498' }), 'NIK_BIRTH_DATE'],
    ['day 40', nik({ birth: '400498' }), 'NIK_BIRTH_DATE'],
    ['day 72', nik({ birth: '720498' }), 'NIK_BIRTH_DATE'],
    ['month 13', nik({ birth: '121398' }), 'NIK_BIRTH_DATE'],
    ['31 April', nik({ birth: '310498' }), 'NIK_BIRTH_DATE'],
    ['29 February of no leap year', nik({ birth: '290299' }), 'NIK_BIRTH_DATE'],
    ['serial 0000', nik({ serial: '0000' }), 'NIK_SERIAL'],
  ])('is refused with %s', (_, value, problem) => expect(problemOf(value)).toBe(problem));

  it('may be typed with blanks and dots', () => {
    expect(readNik(' 1271.0112 0498-0001 ', { today })).toMatchObject({ ok: true, nik: '1271011204980001' });
  });

  it('warns, and does not refuse, where it disagrees with the person', () => {
    const birth = { year: 1998, month: 4, day: 13, precision: 'DAY' } as const;
    expect(readNik(nik({ area: '990101' }), { today, birth, sex: 'FEMALE' })).toMatchObject({
      ok: true,
      province: null,
      regency: null,
      warnings: ['UNKNOWN_PROVINCE', 'BIRTH_DATE_DIFFERS', 'SEX_DIFFERS'],
    });
  });

  it('is content with a birth date known by year, and with either century', () => {
    expect(readNik(nik(), { today, birth: { year: 1998, precision: 'YEAR' } })).toMatchObject({ warnings: [] });
    expect(readNik(nik(), { today, birth: { year: 1997, precision: 'YEAR' } })).toMatchObject({
      warnings: ['BIRTH_DATE_DIFFERS'],
    });
    expect(readNik(nik({ birth: '120403' }), { today, birth: { year: 2003, precision: 'YEAR' } })).toMatchObject({
      warnings: [],
    });
    expect(readNik(nik(), { today, sex: 'UNKNOWN' })).toMatchObject({ warnings: [] });
  });

  it('is one for every real day, and for no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (codedDay, month) => {
        const birth = `${String(codedDay).padStart(2, '0')}${String(month).padStart(2, '0')}96`;
        const day = codedDay > 40 ? codedDay - 40 : codedDay;
        const real = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(1996, month, 0)).getUTCDate();
        expect(readNik(nik({ birth }), { today }).ok).toBe(real);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the list from Manila', () => {
  it('has 34 NIKs that agree with what else is written of their people', () => {
    const people = readFileSync(join(__dirname, '../../../test/data/manila-35.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .filter((cells) => cells[4] !== '');
    expect(people).toHaveLength(34);
    for (const [, name, sex = '', birth = '', number] of people) {
      const date = readPartialDate(birth, { today });
      const known = { today, sex: readSex(sex), birth: date.ok ? date.date : null };
      expect([name, readNik(number, known)]).toMatchObject([name, { ok: true, warnings: [] }]);
    }
  });
});
