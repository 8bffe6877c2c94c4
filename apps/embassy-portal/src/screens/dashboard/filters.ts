import { useSearchParams } from 'react-router';

import { countries, disagreementKinds, holdCodes, peopleGroups } from '#domain';
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
  hold: string;
  field: string;
}

export const years = (now = new Date().getFullYear()): number[] => Array.from({ length: 10 }, (_, i) => now - i);

const wholeNumber = (text: string | null): number | null => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

export function useFilters(): [Filters, (key: keyof Filters, value: string) => void] {
  const [query, setQuery] = useSearchParams();
  const [who, country, hold, field] = ['who', 'country', 'hold', 'field'].map((key) => query.get(key));
  const filters: Filters = {
    year: wholeNumber(query.get('year')) ?? new Date().getFullYear(),
    release: wholeNumber(query.get('release')),
    who: peopleGroups.has(who) ? who : null,
    counted: query.get('counted') === 'ARRIVED' ? 'ARRIVED' : 'REGISTERED',
    country: countries.has(country) ? country : null,
    hold: holdCodes.has(hold) ? hold : 'NO_TRAVEL_DOC',
    field: disagreementKinds.has(field) ? field : 'VICTIM_STATUS',
  };
  const choose = (key: keyof Filters, value: string) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  return [filters, choose];
}

/** Where a table of a release comes as a file, in the language that is read now. */
export const fileOf = (name: string, about: Record<string, string | number | null>): string =>
  `/statistics/${name}.csv?${new URLSearchParams(
    Object.entries<string | number | null>({ ...about, language: currentLanguage() }).flatMap(([key, value]) =>
      value === null ? [] : [[key, `${value}`]],
    ),
  ).toString()}`;
