import { mrzCheckDigit, readMrz, type Mrz } from './mrz';

const today = '2025-06-05';

// The specimen of ICAO Doc 9303 part 4, whose state does not exist.
const specimen = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;

const zone = (names: string, number: string, birth: string, sex: string, expiry: string) => {
  const document = number.padEnd(9, '<') + mrzCheckDigit(number.padEnd(9, '<'));
  const [born, ends] = [birth + mrzCheckDigit(birth), expiry + mrzCheckDigit(expiry)];
  const personal = '<'.repeat(15);
  const composite = mrzCheckDigit(document + born + ends + personal);
  return `${`P<IDN${names}`.padEnd(44, '<')}\n${document}IDN${born}${sex}${ends}${personal}${composite}`;
};

const read = (text: string): Mrz => {
  const result = readMrz(text, today);
  if (!result.ok) throw new Error(result.problem);
  return result.mrz;
};

describe('a machine-readable zone', () => {
  it('is read as ICAO prints its specimen', () => {
    expect(read(specimen.join('\n'))).toEqual({
      documentType: 'P',
      issuer: 'UTO',
      nationality: 'UTO',
      names: { primary: 'ERIKSSON', secondary: 'ANNA MARIA' },
      namesMayBeCut: false,
      documentNumber: 'L898902C3',
      sex: 'FEMALE',
      birth: { years: [1974], month: 8, day: 12 },
      expiresOn: '2012-04-15',
      personalNumber: 'ZE184226B',
      checks: { documentNumber: true, birthDate: true, expiryDate: true, personalNumber: true, composite: true },
      valid: true,
    });
  });

  it('may be typed in small letters, on one line, with blanks', () => {
    expect(read(specimen.join(' ').toLowerCase()).valid).toBe(true);
  });

  it('invents no given name for who has one name only', () => {
    const mrz = read(zone('SUMARNI', 'E1234501', '961103', 'F', '300101'));
    expect(mrz.names).toEqual({ primary: 'SUMARNI', secondary: '' });
    expect(mrz).toMatchObject({ valid: true, issuer: 'IDN', documentNumber: 'E1234501', personalNumber: '' });
  });

  it('leaves open what the passport leaves open', () => {
    expect(read(zone('BERE<<YOHANES', 'E1', '94<<<<', '<', '300101'))).toMatchObject({
      sex: 'UNKNOWN',
      birth: { years: [1994], month: null, day: null },
      valid: true,
    });
    expect(read(zone('LESTARI<<PUTRI', 'E1', '080330', 'F', '300101')).birth.years).toEqual([1908, 2008]);
    expect(read(zone('LESTARI<<PUTRI', 'E1', '260101', 'F', '300101')).birth.years).toEqual([1926]);
    expect(read(zone('LESTARI<<PUTRI', 'E1', '990231', 'F', '300231'))).toMatchObject({
      birth: { years: [] },
      expiresOn: null,
    });
  });

  it('says that a name as long as its field may have been cut', () => {
    expect(read(zone('A'.repeat(39), 'E1', '940101', 'M', '300101')).namesMayBeCut).toBe(true);
    expect(read(zone('A'.repeat(38), 'E1', '940101', 'M', '300101')).namesMayBeCut).toBe(false);
  });

  it.each([
    [0, 'documentNumber'],
    [13, 'birthDate'],
    [21, 'expiryDate'],
    [28, 'personalNumber'],
  ] as const)('tells that the field at %i was misread', (place, field) => {
    const line = specimen[1];
    const wrong = line.slice(0, place) + (line.charAt(place) === '0' ? '1' : '0') + line.slice(place + 1);
    const { checks, valid } = read(specimen[0] + wrong);
    const others = Object.entries(checks).filter(([name]) => name !== field && name !== 'composite');
    expect(checks[field]).toBe(false);
    expect(others.every(([, right]) => right)).toBe(true);
    expect(valid).toBe(false);
  });

  it('tells a wrong composite digit, which no single field shows', () => {
    const { checks, valid } = read(specimen[0] + specimen[1].slice(0, 43) + '1');
    expect(checks).toMatchObject({ documentNumber: true, birthDate: true, expiryDate: true, composite: false });
    expect(valid).toBe(false);
  });

  it('is refused when it is none', () => {
    expect(readMrz('', today)).toEqual({ ok: false, problem: 'NOT_TWO_LINES_OF_44' });
    expect(readMrz(`${specimen[0]}${specimen[1]}<`, today)).toEqual({ ok: false, problem: 'NOT_TWO_LINES_OF_44' });
    expect(readMrz(specimen.join('').replace('ANNA', 'ANN?'), today)).toEqual({
      ok: false,
      problem: 'NOT_TWO_LINES_OF_44',
    });
    expect(readMrz(`V${specimen.join('').slice(1)}`, today)).toEqual({ ok: false, problem: 'NOT_A_PASSPORT' });
  });
});
