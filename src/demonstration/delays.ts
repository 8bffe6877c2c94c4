import { at, type Way } from './way';

interface Delay {
  days: number;
  /** The hold that it was. */
  code: string;
}

const delays: readonly (Delay | null)[] = [
  null,
  { days: 6, code: 'EXIT_PERMIT_PENDING' },
  { days: 24, code: 'NATIONALITY_UNVERIFIED' },
];
const OF_LATE = 45;

/** What kept an intake behind the others; of late nothing did. */
export const delayOf = (i: number, daysAgo: number): Delay | null =>
  daysAgo > OF_LATE ? (delays[i % delays.length] ?? null) : null;

/** Held up by one thing from one day to another. */
export async function held(
  way: Way,
  cases: readonly string[],
  code: string,
  from: string,
  until: string,
): Promise<void> {
  const { tell, officer } = way;
  const opened = cases.map((id) => ({ case: id, code, occurredAt: at(from, 6) }));
  await tell.acts(officer, 'openHolds', 'OpenHold', `${code} ${from}`, opened);
  const document = 'query ($id: ID!) { case(id: $id) { holds { id } } }';
  const cleared = await Promise.all(
    cases.map(async (id) => {
      const { case: one } = await tell.ask<{ case: { holds: { id: string }[] } }>(officer, document, { id });
      return { case: id, hold: one.holds.at(-1)?.id, occurredAt: at(until) };
    }),
  );
  await tell.acts(officer, 'clearHolds', 'ClearHold', `${code} ${until}`, cleared);
}
