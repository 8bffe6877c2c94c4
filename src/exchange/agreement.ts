import {
  nameCodes,
  resemblanceTo,
  worthShowing,
  type HostStanding,
  type NameAndBirth,
  type PartialDate,
} from '#domain';

/** Somebody of ours, by every name that they go by and every number that is theirs. */
export interface Ours {
  case: string;
  person: string;
  names: readonly string[];
  born: PartialDate | null;
  numbers: ReadonlySet<string>;
}

export interface Theirs {
  name: string;
  born: PartialDate | null;
  number: string | null;
}

export interface Agreed {
  standing: HostStanding;
  byNumber: boolean;
  ours: Ours | null;
  /** The place of the row on their list; null for who is only on ours. */
  row: number | null;
}

/** The same name as it sounds and no birth that contradicts it: as for a match of two registrations. */
const ALIKE = 0.97;

/**
 * Two lists of people, each of whom is at most once on either. A number decides; then names, the most alike first; what
 * is only worth a look is left to somebody to judge.
 */
export function agreementOf(theirs: readonly Theirs[], ours: readonly Ours[]): Agreed[] {
  const agreed: Agreed[] = [];
  const [rows, people] = [new Set(theirs.keys()), new Set(ours)];
  const take = (row: number, one: Ours, standing: HostStanding, byNumber: boolean) => {
    rows.delete(row);
    people.delete(one);
    agreed.push({ standing, byNumber, ours: one, row });
  };
  const byNumber = new Map(ours.flatMap((one) => [...one.numbers].map((number) => [number, one] as const)));
  theirs.forEach(({ number }, row) => {
    const one = number ? byNumber.get(number) : undefined;
    if (one && people.has(one)) take(row, one, 'BOTH', true);
  });
  for (const { row, one, likeness } of alike(theirs, rows, people)) {
    if (rows.has(row) && people.has(one)) take(row, one, likeness >= ALIKE ? 'BOTH' : 'UNSURE', false);
  }
  return [
    ...agreed,
    ...[...rows].map((row): Agreed => ({ standing: 'ONLY_THEIRS', byNumber: false, ours: null, row })),
    ...[...people].map((one): Agreed => ({ standing: 'ONLY_OURS', byNumber: false, ours: one, row: null })),
  ];
}

/** Every pair that is worth a look, best first. Only who shares the sound of a word is compared at all. */
function alike(theirs: readonly Theirs[], rows: ReadonlySet<number>, people: ReadonlySet<Ours>) {
  const sounding = new Map<string, Set<Ours>>();
  for (const one of people)
    for (const code of one.names.flatMap(nameCodes)) sounding.set(code, (sounding.get(code) ?? new Set()).add(one));
  const pairs = [...rows].flatMap((row) => {
    const { name, born } = theirs[row] as Theirs;
    const likenessOf = resemblanceTo({ name, born } satisfies NameAndBirth);
    const candidates = new Set(nameCodes(name).flatMap((code) => [...(sounding.get(code) ?? [])]));
    return [...candidates].map((one) => ({
      row,
      one,
      likeness: Math.max(...one.names.map((known) => likenessOf({ name: known, born: one.born }))),
    }));
  });
  return pairs.filter(({ likeness }) => likeness >= worthShowing).sort((a, b) => b.likeness - a.likeness);
}
