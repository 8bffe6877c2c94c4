import { randomUUID } from 'node:crypto';
import { formatPartialDate, isoOfPartialDate, type Language, type PartialDate } from '#domain';
import { readIdentity } from '../cases/registration.service';
import { RegisterCase } from '../cases/register.input';
import { validated } from '../platform/operation/validate';
import { inWords, Refused } from '../platform/outcome/problem';
import { RowProblem } from './draft.entity';
import { plain, type Column, type Field, type Meanings } from './sheet/headings';
import { listProblemText } from './sheet/problem-texts';
import type { ListProblem, ListRow, TypedCell } from './sheet/read-list';

/** What the rows of a list have in common. */
export interface Shared {
  group: string;
  country: string;
  receivedAt: Date;
  source: string;
  consents: RegisterCase['consents'];
}

/** The fields of registration that a column of a list fills. */
const fieldOf: Readonly<Record<Field, string>> = {
  fullName: 'name',
  alias: 'alias',
  age: 'age',
  sex: 'sex',
  birthDate: 'birthDate',
  nik: 'nik',
  passportNumber: 'passportNumber',
  phone: 'phone',
  homeRegency: 'homeRegency',
  recruitment: 'recruitmentMethods',
  sectors: 'sectors',
  urgentNeeds: 'needs',
  notes: 'notes',
};

export const listFields: readonly string[] = Object.values(fieldOf);
const byRegistration = new Map(Object.entries(fieldOf).map(([field, name]) => [name, field as Field]));

/** What a unit says of its headings, later ones over earlier ones. */
export const meaningsOf = (said: readonly { heading: string; field: string | null }[]): Meanings =>
  new Map(
    said.map(({ heading, field }) => [plain(heading), field === null ? null : (byRegistration.get(field) ?? null)]),
  );

/** What was typed, each cell with the field of registration that its column fills. */
export function typedFor(columns: readonly Column[]): (cell: TypedCell) => TypedCell & { field: string | null } {
  const fields = new Map(columns.map(({ heading, field }) => [heading, field]));
  return (cell) => ({ ...cell, field: filledBy(fields.get(cell.column)) });
}

/** The field of registration that a column fills. */
export const filledBy = (field: Column['field']): string | null => (field && field !== 'line' ? fieldOf[field] : null);

/** The row as a registration; a row without problems has a name and a sex. */
export function registrationOf({ values }: ListRow, shared: Shared): RegisterCase {
  const { fullName = '', sex = 'UNKNOWN', birthDate, recruitment, sectors = [], urgentNeeds, ...same } = values;
  return Object.assign(new RegisterCase(), same, {
    ...shared,
    key: randomUUID(),
    id: randomUUID(),
    name: fullName,
    sex,
    proof: 'LIST',
    birthDate: birthDate && written(birthDate),
    recruitmentMethods: [...(recruitment?.methods ?? [])],
    recruitmentSites: [...(recruitment?.websites ?? [])],
    sectors: [...sectors],
    needs: [...(urgentNeeds?.needs ?? [])],
  });
}

const written = (date: PartialDate): string =>
  date.precision === 'ESTIMATED' ? formatPartialDate(date, 'en') : isoOfPartialDate(date);

/** What registration itself would refuse of a row that reads well: the same rules stand for the form and the list. */
export function refusalOf(input: RegisterCase, language: Language, now: Date): RowProblem | null {
  try {
    readIdentity(validated(RegisterCase, input), now);
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...error.answer(language), typed: null };
  }
}

/** A finding of the reader in words; `typed` is left out where nothing was. */
export function told({ code, params, field, typed }: ListProblem, language: Language): RowProblem {
  return Object.assign(new RowProblem(), {
    field: field ? fieldOf[field] : null,
    code,
    ...inWords((one) => listProblemText(code, one, params), language),
    typed: typed || null,
  });
}

/** A list that can not be taken in at all. */
export class RefusedList extends Refused {
  constructor(private readonly problem: ListProblem) {
    super('UNREADABLE_FILE', 'content', problem.params);
  }

  override answer(language: Language) {
    return Object.assign(super.answer(language), { code: this.problem.code });
  }

  protected override words(language: Language) {
    return listProblemText(this.problem.code, language, this.problem.params);
  }
}
