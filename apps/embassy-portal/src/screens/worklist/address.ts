import { countries, stages, worklists } from '#domain';
import type { VariablesOf } from 'gql.tada';
import type { CASES } from './questions';

/** What the address says is shown: whoever sends it to a colleague, or goes back, has the same list. */
export interface Shown {
  todo: string;
  stage: string;
  country: string;
  group: string;
  mine: boolean;
  /** Where the page begins; the first one has none. */
  after: string;
}

const KEYS = ['todo', 'stage', 'country', 'group', 'after'] as const;

export function readAddress(query: URLSearchParams): Shown {
  const [todo = '', stage = '', country = '', group = '', after = ''] = KEYS.map((key) => query.get(key) ?? '');
  return { todo, stage, country, group, after, mine: query.get('mine') === '1' };
}

/** A change of what is shown begins at its first page. */
export function withChange(shown: Shown, change: Partial<Shown>): URLSearchParams {
  const next = { ...shown, after: '', ...change };
  const query = new URLSearchParams();
  for (const key of KEYS) if (next[key]) query.set(key, next[key]);
  if (next.mine) query.set('mine', '1');
  return query;
}

type Filter = NonNullable<VariablesOf<typeof CASES>['filter']>;

/** An address that somebody wrote by hand asks for no code that is none. */
export function filterOf({ todo, stage, country, group, mine }: Shown): Filter {
  return {
    ...(worklists.has(todo) ? { todo } : {}),
    ...(stages.has(stage) ? { stage } : {}),
    ...(countries.has(country) ? { country } : {}),
    ...(/^[\da-f-]{36}$/.test(group) ? { group } : {}),
    ...(mine ? { mine } : {}),
  };
}
