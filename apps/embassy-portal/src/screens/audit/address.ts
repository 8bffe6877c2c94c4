import { addDays, instantAt } from '#domain';
import type { VariablesOf } from 'gql.tada';
import type { ENTRIES } from './questions';

export const KEYS = ['number', 'case', 'account', 'kind', 'act', 'since', 'until'] as const;
export type Shown = Record<(typeof KEYS)[number], string>;

export const readAddress = (query: URLSearchParams): Shown =>
  Object.fromEntries(KEYS.map((key) => [key, query.get(key) ?? ''])) as Shown;

type Filter = NonNullable<VariablesOf<typeof ENTRIES>['filter']>;

export const isId = (text: string): boolean => /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Days are whole days where the auditor is; `to` includes its day. An address written by hand asks nothing unfit. */
export function filterOf({ number, case: of, kind, act, since, until }: Shown, account: string, zone: string): Filter {
  const start = (day: string) => instantAt(day, '00:00', zone)?.toISOString();
  const from = isDay(since) ? start(since) : undefined;
  const to = isDay(until) ? start(addDays(until, 1)) : undefined;
  return {
    ...(number ? { number: number.slice(0, 40) } : {}),
    ...(isId(of) ? { case: of } : {}),
    ...(isId(account) ? { account } : {}),
    ...(kind === 'READ' || kind === 'ACT' ? { kind } : {}),
    ...(act ? { act: act.slice(0, 60) } : {}),
    ...(from ? { since: from } : {}),
    ...(to ? { until: to } : {}),
  };
}
