import { useSearchParams } from '../../parts/address';

import { countries, kindsOf, measure, measures, peopleGroups, type BreakdownCode, type MeasureCode } from '#domain';
import { currentLanguage } from '../../language/current';

/** What is looked at: all of it stands in the address, so that a link shows what was seen. */
export interface Filters {
  year: number;
  /** The latest where none is named. */
  release: number | null;
  /** Women, girls, men or boys alone; null is all. */
  who: string | null;
  /** Of whom the places are shown: who was registered, or who arrived. */
  counted: 'REGISTERED' | 'ARRIVED';
  country: string | null;
  /** Of which kind each measure is looked at more closely: of which hold, what help, which deadline. */
  hold: string;
  field: string;
  aid: string;
  survey: string;
  clock: string;
  /** Any table of the release. */
  measure: MeasureCode;
  kind: string | null;
  by: BreakdownCode;
}

/** The kinds of which a measure can be looked at, and the one that is, unless another is chosen. */
const closer = {
  hold: ['HELD', 'NO_TRAVEL_DOC'],
  field: ['DISAGREED', 'VICTIM_STATUS'],
  aid: ['ASSISTED', 'CASH_GRANT'],
  survey: ['SURVEYED', 'M6'],
  clock: ['OVERDUE', 'FOLLOW_UP_1'],
} as const;
export type Closer = keyof typeof closer;
export const measureOf = (key: Closer): MeasureCode => closer[key][0];

export const years = (now = new Date().getFullYear()): number[] => Array.from({ length: 10 }, (_, i) => now - i);

const wholeNumber = (text: string | null): number | null => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

export function useFilters(): [Filters, (key: keyof Filters, value: string) => void] {
  const [query, setQuery] = useSearchParams();
  const [who, country] = ['who', 'country'].map((key) => query.get(key));
  const among = <T extends string>(key: string, codes: readonly T[], usual: T): T =>
    codes.find((code) => code === query.get(key)) ?? usual;
  const kind = (key: Closer) => among(key, kindsOf(measureOf(key)), closer[key][1]);
  const code = among('measure', measures.codes, 'REGISTERED');
  const [first = null] = kindsOf(code);
  const filters: Filters = {
    year: wholeNumber(query.get('year')) ?? new Date().getFullYear(),
    release: wholeNumber(query.get('release')),
    who: peopleGroups.has(who) ? who : null,
    counted: query.get('counted') === 'ARRIVED' ? 'ARRIVED' : 'REGISTERED',
    country: countries.has(country) ? country : null,
    hold: kind('hold'),
    field: kind('field'),
    aid: kind('aid'),
    survey: kind('survey'),
    clock: kind('clock'),
    measure: code,
    kind: first && among('kind', kindsOf(code), first),
    by: among('by', measure(code).by, 'QUARTER'),
  };
  const choose = (key: keyof Filters, value: string) => {
    // As it stands now: what was chosen a moment ago may not be on the screen yet.
    const next = new URLSearchParams(location.search);
    if (value) next.set(key, value);
    else next.delete(key);
    setQuery(next, { replace: true });
  };
  return [filters, choose];
}

/** Where a table of a release comes as a file, in the language that is read now. */
export const fileOf = (name: string, about: Record<string, string | number | null>): string =>
  `/statistics/${name}.csv?${new URLSearchParams(
    Object.entries<string | number | null>({ ...about, language: currentLanguage() }).flatMap(([key, value]) =>
      value === null ? [] : [[key, `${value}`]],
    ),
  ).toString()}`;
