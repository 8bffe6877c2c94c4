import { mrzCheckDigit } from '#domain';

const numbered = (field: string) => `${field}${mrzCheckDigit(field)}`;

/** The two machine lines of an Indonesian passport, with right check digits. */
export function machineLines({ name = 'SUMARNI', number = 'E1234501', born = '961103', sex = 'F' } = {}): string[] {
  const fields = [number.padEnd(9, '<'), born, '300101', '<'.repeat(14)].map(numbered);
  const [document, birth, expiry, personal] = fields;
  return [
    `P<IDN${name}`.padEnd(44, '<'),
    `${document}IDN${birth}${sex}${expiry}${personal}${mrzCheckDigit(`${document}${birth}${expiry}${personal}`)}`,
  ];
}
