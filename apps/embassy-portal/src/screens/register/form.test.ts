import { mrzCheckDigit, readMrz } from '#domain';
import { emptyForm, type Form } from './form';
import { birthText, inputOf, withMrz, wrongIn } from './reading';

const TODAY = '2026-11-22';
const filled = (more: Partial<Form> = {}): Form => ({
  ...emptyForm('PH', new Date('2026-11-22T02:00:00Z')),
  ground: 'CONSENT',
  name: 'SUMARNI',
  sex: 'FEMALE',
  source: 'WALK_IN',
  ...more,
});
const fields = (form: Form) => wrongIn(form, TODAY).map(({ field }) => field);

describe('The form of one person', () => {
  it('asks for consent, name or why there is none, sex, and how the post came to know; nothing else is required', () => {
    expect(fields(emptyForm('', new Date(TODAY)))).toEqual(['ground', 'name', 'sex', 'country', 'source']);
    expect(fields(filled())).toEqual([]);
    expect(fields(filled({ name: '', nameless: 'UNABLE' }))).toEqual([]);
  });

  it('takes a date as it is known, and never makes it more exact', () => {
    const iso = (more: Partial<Form>) => inputOf(filled(more)).birthDate;
    expect(iso({ year: '1994' })).toBe('1994');
    expect(iso({ year: '1994', about: true })).toBe('about 1994');
    expect(iso({ month: 'Agt', year: '1999' })).toBe('1999-08');
    expect(iso({ month: '3', year: '1999' })).toBe('1999-03');
    expect(iso({ day: '4', month: 'Maret', year: '1999' })).toBe('1999-03-04');
    // 4 March, whatever an American would read.
    expect(iso({ day: '4', month: '3', year: '1999' })).toBe('1999-03-04');
    expect(iso({})).toBeUndefined();
    expect(birthText(filled({ day: '31', month: '2', year: '1999' }))).toBe('31/2/1999');
    expect(fields(filled({ day: '31', month: '2', year: '1999' }))).toEqual(['year']);
    expect(wrongIn(filled({ year: '2031' }), TODAY)).toEqual([{ field: 'year', code: 'DATE_FUTURE' }]);
  });

  it('takes an age in years for an estimate, and only where no date is typed', () => {
    expect(inputOf(filled({ age: '30', alias: ' Maya ' }))).toMatchObject({ age: 30, alias: 'Maya' });
    expect(inputOf(filled({ age: '30', year: '1994' }))).not.toHaveProperty('age');
    expect(fields(filled({ age: 'tua' }))).toEqual(['age']);
    expect(fields(filled({ age: '121' }))).toEqual(['age']);
  });

  it('tells a number that can not be, at its box', () => {
    expect(fields(filled({ nik: '123' }))).toEqual(['nik']);
    expect(fields(filled({ phone: 'telepon kakak' }))).toEqual(['phone']);
  });

  it('says that somebody refused, and shares nothing of them', () => {
    expect(inputOf(filled({ ground: 'REFUSED', also: ['SHARING_PARTNERS'] })).consents).toEqual([
      { purpose: 'ASSISTANCE', basis: 'CONSENT', given: false },
    ]);
  });

  it('takes what a passport says, a one-word name as one word, and leaves a typed name alone', () => {
    const digit = (field: string) => `${field}${mrzCheckDigit(field)}`;
    const [number, birth, expiry, personal] = [
      digit('E1234501<'),
      digit('961103'),
      digit('300101'),
      digit('<'.repeat(14)),
    ];
    const second = `${number}IDN${birth}F${expiry}${personal}`;
    const composite = mrzCheckDigit(`${number}${birth}${expiry}${personal}`);
    const read = readMrz(`${'P<IDNSUMARNI'.padEnd(44, '<')}\n${second}${composite}`, TODAY);
    if (!read.ok) throw new Error(read.problem);
    expect(read.mrz.valid).toBe(true);
    const taken = withMrz(filled({ name: '' }), read.mrz, false);
    expect(taken).toMatchObject({
      name: 'SUMARNI',
      sex: 'FEMALE',
      passportNumber: 'E1234501',
      year: '1996',
      month: '11',
      day: '3',
    });
    expect(withMrz(filled({ name: 'Sumarni binti Ali' }), read.mrz, false).name).toBe('Sumarni binti Ali');
    expect(withMrz(filled({ name: 'Sumarni binti Ali' }), read.mrz, true).name).toBe('SUMARNI');
  });
});
