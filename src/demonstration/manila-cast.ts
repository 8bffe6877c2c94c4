import { isChildAt, isoOfPartialDate, readNik } from '#domain';
import { readList, type ListRow } from '../exchange/sheet/read-list';
import { readSheet } from '../exchange/sheet/read-sheet';

export const RECEIVED = '2025-06-05';
export const PURPOSES = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS', 'FOLLOW_UP'];

export interface ListFile {
  name: string;
  bytes: Buffer;
}

/** Whom the story's turns happen to. */
export interface Fates<Person> {
  returned: Person;
  specialist: Person[];
  fevered: Person;
  fined: Person;
  suspect: Person;
  lost: Person;
  declining: Person;
  witness: Person;
  outOfReach: Person[];
}
export type Casting = Fates<ListRow> & { first: ListRow[] };

const FIRST_GROUP = 20;

export function rowsOf(file: ListFile): ListRow[] {
  const sheet = readSheet(file.bytes, file.name);
  if ('problem' in sheet) throw new Error(`The list can not be read: ${sheet.problem.code}`);
  const list = readList(sheet.rows, { today: RECEIVED });
  if (list.problems[0]) throw new Error(`The list can not be read: ${list.problems[0].code}`);
  return list.rows;
}

export const isChild = ({ values }: ListRow): boolean => isChildAt(values.birthDate, RECEIVED) === true;

/** Chooses by what the list says; where it leaves a choice, whoever stands at the story's place in the list, or next to it. */
export function casting(rows: readonly ListRow[]): Casting {
  const taken = new Set<ListRow>();
  const pick = (what: string, place: number, fits: (row: ListRow) => boolean): ListRow => {
    const from = [...rows.slice(place - 1), ...rows.slice(0, place - 1)];
    const row = from.find((one) => !taken.has(one) && one.problems.length === 0 && fits(one));
    if (!row) throw new Error(`The list has nobody for this story: ${what}.`);
    taken.add(row);
    return row;
  };
  const needs = (row: ListRow, ...codes: string[]) =>
    (row.values.urgentNeeds?.needs ?? []).some((need) => codes.includes(need));
  const well = (row: ListRow) => !row.values.urgentNeeds?.needs.length && !isChild(row);
  const woman = (row: ListRow) => row.values.sex === 'FEMALE' && well(row);
  const man = (row: ListRow) => row.values.sex === 'MALE' && well(row);

  const specialist = rows.filter((row) => needs(row, 'PREGNANCY', 'CHRONIC_ILLNESS'));
  specialist.forEach((row) => taken.add(row));
  const child = rows.find(isChild);
  const fevered = pick('somebody with a fever', 27, (row) => needs(row, 'FEVER_OR_INFECTION') && !isChild(row));
  const suspect = pick('who supervised others', 22, (row) => /pengawas|supervis/i.test(row.values.notes ?? ''));
  const returned = pick(
    'who came home before',
    4,
    (row) => man(row) && Boolean(row.values.nik && row.values.passportNumber),
  );
  const fined = pick('whose fine is unpaid', 23, (row) => man(row) && !row.values.passportNumber);
  const lost = pick('lost in transit', 31, woman);
  const witness = pick('a witness', 5, woman);
  const declining = pick('who declines', 13, woman);
  const outOfReach = [pick('out of reach', 9, man), pick('out of reach', 28, man)];
  // The child and who has a fever are in the first group, who is lost in transit in the second.
  const must = new Set([fevered, ...(child ? [child] : [])]);
  const others = rows.filter((row) => !must.has(row) && row !== lost);
  const first = [...must, ...others].slice(0, FIRST_GROUP);
  return { returned, specialist, fevered, fined, suspect, lost, declining, witness, outOfReach, first };
}

/** What an officer types with the document in hand: a day that exists, a NIK as it is printed. */
export function corrected(row: ListRow): Record<string, unknown> {
  const { values } = row;
  const typedNik = row.problems.find((one) => one.field === 'nik')?.typed.replace(/\D/g, '') ?? values.nik;
  const nik = readNik(typedNik ?? '', { today: RECEIVED });
  const birth = values.birthDate
    ? isoOfPartialDate(values.birthDate)
    : nik.ok
      ? `${nik.years[0]}-${two(nik.month)}-${two(nik.day)}`
      : undefined;
  return {
    name: values.fullName,
    sex: values.sex,
    birthDate: birth,
    nik: nik.ok ? nik.nik : undefined,
    passportNumber: values.passportNumber,
    phone: values.phone,
    homeRegency: values.homeRegency,
    recruitmentMethods: values.recruitment?.methods ?? [],
    recruitmentSites: values.recruitment?.websites ?? [],
    needs: values.urgentNeeds?.needs ?? [],
    notes: values.notes,
    consents: PURPOSES.map((purpose) => ({ purpose, basis: 'CONSENT', given: true })),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');
