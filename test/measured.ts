import type { World } from './world';

/** Somebody in a series, as the record itself says: what is published is made of nothing else. */
export interface Measured {
  series: string;
  kind: string;
  case: string;
  year: number;
  place: Record<string, string>;
}

interface Told {
  id: string;
  country: string;
  receivedAt: string;
  childAtIdentification: boolean | null;
  recruitmentMethods: string[];
  sectors: string[];
  closureReason: string | null;
  person: { sex: string; birthYear: number | null; homeProvince: string | null };
  post: { code: string };
  holder: { organisation: { kind: string } };
  timeline: { toState: string; fromState: string | null; occurredAt: string }[];
  determinations: { body: string; outcome: string; purposes: string[]; sectors: string[]; recordedAt: string }[];
  holds: { code: string; occurredAt: string; clearedAt: string | null }[];
  assistance: { type: string; state: string; occurredAt: string; costMinor: number | null; currency: string | null }[];
  surveys: { instrument: string; month: number; composite: number | null; band: string | null; occurredAt: string }[];
  alerts: { clock: string; dueAt: string; doneAt: string | null; escalatedAt: string | null }[];
  matches: { verdict: string; case: { id: string } }[];
  disagreements: { kind: string; agencies: string[]; awaits: string; openedAt: string; settledAt: string | null }[];
}

const TOLD = `query ($id: ID) { case(id: $id, purpose: CASE_WORK) {
  id country receivedAt childAtIdentification recruitmentMethods sectors closureReason
  person { sex birthYear homeProvince } post { code } holder { organisation { kind } }
  timeline { fromState toState occurredAt } determinations { body outcome purposes sectors recordedAt }
  holds { code occurredAt clearedAt } assistance { type state occurredAt costMinor currency }
  surveys { instrument month composite band occurredAt } alerts { clock dueAt doneAt escalatedAt }
  matches { verdict case { id } } disagreements { kind agencies awaits openedAt settledAt } } }`;

/** Counts the cases one by one, by what the desk reads of each; knows nothing of how Pulang counts. */
export async function measured(world: World): Promise<Measured[]> {
  const desk = world.as('desk.kemlu');
  const { organisations } = await desk.ask<{ organisations: { code: string; kind: string }[] }>(
    '{ organisations { code kind } }',
  );
  const kinds = new Map(organisations.map(({ code, kind }) => [code, kind]));
  const { rows } = await world.owner.query<{ id: string }>('select id from cases');
  const found: Measured[] = [];
  for (const { id } of rows) {
    const { case: told } = await desk.ask<{ case: Told }>(TOLD, { id });
    found.push(...seriesOf(told, kinds));
  }
  return found;
}

/** How Pulang has counted them. */
export async function kept(world: World): Promise<Measured[]> {
  const { rows } = await world.owner.query<Measured>('select series, kind, case_id as case, year, place from counted');
  return rows;
}

export const sorted = (all: readonly Measured[]): Measured[] =>
  all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
const keyOf = ({ series, kind, case: id }: Measured) => `${series} ${kind} ${id}`;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function seriesOf(told: Told, kinds: ReadonlyMap<string, string>): Measured[] {
  const first = told.determinations
    .filter(({ outcome }) => outcome !== 'NOT')
    .sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt))[0];
  const common = {
    GROUP: groupOf(told),
    COUNTRY: told.country,
    PROVINCE: told.person.homeProvince ?? 'UNKNOWN',
    POST: told.post.code,
    AGENCY: told.holder.organisation.kind,
    CHANNEL: oneOf(told.recruitmentMethods),
    AUTHORITY: first?.body ?? 'UNKNOWN',
    FORM: oneOf(first?.purposes ?? []),
    SECTOR: oneOf(first?.sectors ?? []),
  };
  const found = new Map<string, Measured>();
  const add = (series: string, kind: string, at: string, more: Record<string, string> = {}) => {
    // In Jakarta, seven hours ahead.
    const day = new Date(Date.parse(at) + 7 * HOUR);
    const QUARTER = `Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
    const one = { series, kind, case: told.id, year: day.getUTCFullYear(), place: { ...common, QUARTER, ...more } };
    if (!found.has(`${series} ${kind}`)) found.set(`${series} ${kind}`, one);
  };
  add('REGISTERED', '', told.receivedAt, { SECTOR: oneOf(told.sectors) });
  for (const [state, series] of stages) {
    const event = told.timeline.find(({ toState, fromState }) => toState === state && fromState !== state);
    const more = { DAYS: daysOf(told.receivedAt, event?.occurredAt), REASON: told.closureReason ?? 'UNKNOWN' };
    if (event) add(series, '', event.occurredAt, more);
  }
  if (told.matches.some(({ verdict, case: { id } }) => verdict === 'SAME_NEW_EPISODE' && id === told.id))
    add('SECOND_EPISODE', '', told.receivedAt);
  for (const { code, occurredAt } of by(told.holds, 'occurredAt')) add('HELD', code, occurredAt);
  for (const { code, occurredAt, clearedAt } of by(told.holds, 'clearedAt'))
    add('HOLD_CLEARED', code, clearedAt ?? '', { DAYS: daysOf(occurredAt, clearedAt) });
  for (const { type, state, occurredAt, costMinor, currency } of by(told.assistance, 'occurredAt'))
    if (state === 'GIVEN') add('ASSISTED', type, occurredAt, { MONEY: moneyOf(costMinor, currency) });
  for (const { month, instrument, band, composite, occurredAt } of by(told.surveys, 'occurredAt')) {
    const before = told.surveys.find((one) => one.month === 0 && one.instrument === instrument)?.composite ?? null;
    if ([0, 3, 6, 12].includes(month))
      add('SURVEYED', `M${month}`, occurredAt, { SCORE: band ?? 'UNKNOWN', CHANGE: changeOf(before, composite) });
  }
  for (const { clock, dueAt, doneAt, escalatedAt } of by(told.alerts, 'dueAt'))
    if (doneAt ? Date.parse(doneAt) > Date.parse(dueAt) : escalatedAt) add('OVERDUE', clock, dueAt);
  for (const { kind, agencies, awaits, openedAt, settledAt } of by(told.disagreements, 'openedAt')) {
    const parties = [...new Set(agencies.map((code) => kinds.get(code) ?? ''))].sort();
    const more = { PARTIES: parties.length > 2 ? 'SEVERAL' : parties.join('+'), AWAITED: awaits };
    add('DISAGREED', kind, openedAt, more);
    if (settledAt) add('SETTLED', kind, settledAt, { ...more, DAYS: daysOf(openedAt, settledAt) });
  }
  return [...found.values()];
}

const stages = [
  ['IDENTIFIED', 'IDENTIFIED'],
  ['ARRIVED', 'ARRIVED'],
  ['IN_SHELTER', 'SHELTERED'],
  ['RETURNED_HOME', 'RETURNED'],
  ['REINTEGRATING', 'REINTEGRATING'],
  ['CLOSED', 'CLOSED'],
] as const;

/** Those that have the time, the earliest first. */
const by = <T>(all: readonly T[], time: keyof T): T[] =>
  all.filter((one) => one[time]).sort((a, b) => Date.parse(String(a[time])) - Date.parse(String(b[time])));

const oneOf = (codes: readonly string[]): string => (codes.length > 1 ? 'SEVERAL' : (codes[0] ?? 'UNKNOWN'));

function groupOf({ person: { sex, birthYear }, childAtIdentification: child, receivedAt }: Told): string {
  if (!['FEMALE', 'MALE'].includes(sex) || (child === null && birthYear === null)) return 'UNKNOWN';
  const young = child ?? new Date(Date.parse(receivedAt) + 7 * HOUR).getUTCFullYear() - (birthYear ?? 0) < 18;
  return sex === 'FEMALE' ? (young ? 'GIRL' : 'WOMAN') : young ? 'BOY' : 'MAN';
}

function daysOf(from: string, to: string | null | undefined): string {
  const days = (Date.parse(to ?? '') - Date.parse(from)) / DAY;
  const limit = [7, 14, 30, 60, 90, 180, 365].find((one) => days <= one);
  return limit ? `D${limit}` : 'MORE';
}

function moneyOf(minor: number | null, currency: string | null): string {
  if (minor === null) return 'NONE';
  if (currency !== 'IDR') return 'FOREIGN';
  const limit = [1, 5, 10, 25].find((millions) => minor / 100 <= millions * 1_000_000);
  return limit ? `M${limit}` : 'MORE';
}

function changeOf(before: number | null, after: number | null): string {
  if (before === null || after === null) return 'UNKNOWN';
  return after - before >= 0.05 ? 'BETTER' : after - before <= -0.05 ? 'WORSE' : 'SAME';
}
