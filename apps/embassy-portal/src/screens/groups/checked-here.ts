import { latestDay, oldestAge, readNik, readPartialDate, readPassportNumber, readPhone, type Label } from '#domain';
import { texts } from './check-texts';
import type { Order } from './Found';
import type { Imported } from './questions';
import type { Column, Row, Rows } from './typed-rows';
import { labelsOf } from '../../language/texts';

const says = labelsOf(texts);
type Finding = readonly [Column, Label];

const dateOf = (row: Row, order: Order, today: string) => {
  const text = row.cells.birthDate?.trim();
  return text ? readPartialDate(text, { today, ...(order && { order }) }) : undefined;
};

/** What surely can't be registered as it stands, by the core's own readers; it judges again, and knows more. */
function wrongIn(row: Row, order: Order, today: string): Finding[] {
  const cell = (column: Column): string => row.cells[column]?.trim() ?? '';
  const date = dateOf(row, order, today);
  const [age, nik, phone, passport] = [cell('age'), cell('nik'), cell('phone'), cell('passportNumber')];
  const found: [boolean, Column, Label][] = [
    [!/\p{L}/u.test(cell('name')), 'name', says.name],
    [!cell('sex'), 'sex', says.sex],
    [!date && !age, 'birthDate', says.birth],
    [date?.ok === false && date.problem === 'IN_FUTURE', 'birthDate', says.future],
    [date?.ok === false && !['IN_FUTURE', 'AMBIGUOUS'].includes(date.problem), 'birthDate', says.date],
    [/^\d+$/.test(age) && Number(age) > oldestAge, 'age', says.age],
    [/\d/.test(nik) && !readNik(nik, { today }).ok, 'nik', says.nik],
    [/\d/.test(passport) && readPassportNumber(passport) === null, 'passportNumber', says.passport],
    [/^[\d\s+()-]+$/.test(phone) && !readPhone(phone).ok, 'phone', says.phone],
  ];
  return found.flatMap(([is, column, label]) => (is ? [[column, label] as const] : []));
}

/** Without a line: as the core answers a list that it only tries. */
export function checkedHere(rows: Rows, order: Order, today = latestDay(new Date())): Imported {
  const answered = rows.map((row, i) => {
    const problems = wrongIn(row, order, today).map(([field, { id, en }]) => ({
      ...{ field, message: id, remedy: '', saidId: id, saidEn: en },
      typed: row.cells[field] ?? null,
    }));
    const state = problems.length > 0 ? ('DRAFT' as const) : ('READY' as const);
    return { line: i + 2, number: '', state, problems, warnings: [] };
  });
  const ready = answered.filter(({ state }) => state === 'READY').length;
  return {
    __typename: 'ListImport',
    ...{ ready, drafts: rows.length - ready, registered: 0, repeated: 0, problems: [], warnings: [], rows: answered },
    columns: [],
    asksDateOrder: rows.some((row) => {
      const date = dateOf(row, '', today);
      return date?.ok === false && date.problem === 'AMBIGUOUS';
    }),
  };
}
