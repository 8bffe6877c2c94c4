import { readNeed, readRecruitment, readRegency, readSectors, readSex, type Sex, type UrgentNeed } from '#domain';

/** The cells of a row that are put right by hand, as they stand in the boxes. */
export const fixable = ['name', 'alias', 'sex', 'birthDate', 'age', 'nik', 'passportNumber', 'phone'] as const;
export type Fixable = (typeof fixable)[number];
export type Fixed = Readonly<Record<Fixable, string>>;

interface Typed {
  column: string;
  field: string | null;
  text: string;
}

const textOf = (typed: readonly Typed[], field: string): string =>
  typed.find((cell) => cell.field === field)?.text.trim() ?? '';

/** What was typed, in the boxes where it belongs; the sex by its code, since a list of two is chosen from. */
export function asTyped(typed: readonly Typed[]): Fixed {
  const cells = Object.fromEntries(fixable.map((field) => [field, textOf(typed, field)])) as Fixed;
  return { ...cells, sex: readSex(cells.sex) ?? '', age: /\d+/.exec(cells.age)?.[0] ?? '' };
}

/** What was typed where something is wrong that no box is for: said as it stands, since registered it is a note. */
export const withoutBox = (typed: readonly Typed[], faults: readonly { field: string | null }[]): readonly Typed[] =>
  typed.filter(
    ({ field }) =>
      field !== null && !fixable.some((one) => one === field) && faults.some((fault) => fault.field === field),
  );

/** The whole row as a registration: what was put right, and all else as it was typed. What is not understood is a note. */
export function registrationOf(typed: readonly Typed[], fixed: Fixed) {
  const [home, recruited, worked, needs] = ['homeRegency', 'recruitmentMethods', 'sectors', 'needs'].map((field) =>
    textOf(typed, field),
  );
  const regency = home ? readRegency(home) : null;
  const recruitment = recruited ? readRecruitment(recruited) : null;
  const sectors = readSectors(worked ?? '');
  const need = readNeed(needs ?? '');
  const notes = typed.filter(
    (cell) =>
      cell.field === 'notes' ||
      (cell.field === null && !/^no\.?$/i.test(cell.column)) ||
      (cell.field === 'homeRegency' && !regency) ||
      (cell.field === 'recruitmentMethods' && !recruitment) ||
      (cell.field === 'sectors' && !sectors) ||
      (cell.field === 'needs' && need.note !== null),
  );
  const filled = Object.fromEntries(
    fixable
      .filter((field) => field !== 'sex' && field !== 'age' && fixed[field].trim())
      .map((field) => [field, fixed[field].trim()]),
  );
  return {
    ...filled,
    ...(/^\d{1,3}$/.test(fixed.age.trim()) && !fixed.birthDate.trim() ? { age: Number(fixed.age) } : {}),
    sex: fixed.sex as Sex,
    proof: 'LIST' as const,
    needs: [...need.needs] as UrgentNeed[],
    ...(regency ? { homeRegency: regency.code } : {}),
    recruitmentMethods: [...(recruitment?.methods ?? [])],
    recruitmentSites: [...(recruitment?.websites ?? [])],
    sectors: [...(sectors ?? [])],
    ...(notes.length > 0
      ? { notes: notes.map(({ column, field, text }) => (field === 'notes' ? text : `${column}: ${text}`)).join('\n') }
      : {}),
  };
}
