import { ask, Unanswered } from '../api/ask';
import type { Question } from '../api/graphql';
import { askAllAgain } from '../api/known';
import { newId } from '../api/ids';
import { outcomeOf, type Done } from '../api/useAct';
import { factNow } from './facts';
import { givenBack } from './given-back';
import { leave } from './leave';
import { change, itemsNow, readQueue, takeOut, type Item } from './queue';

type Result = Done<{ version?: number | null }>;

/** So many in a row without an answer: there is no line, whatever the browser believes. */
const GIVEN_UP_AFTER = 3;

async function attempt({ deed }: Item): Promise<Result> {
  const question = deed.question as unknown as Question<Record<string, { __typename: string }>, { input: unknown }>;
  try {
    const answer = await ask(
      question,
      { input: deed.input },
      {
        ...{ by: 'background', unit: deed.unit ?? null },
        ...(deed.kind && { kind: deed.kind }),
      },
    );
    return outcomeOf(Object.values(answer)[0] as object);
  } catch (error) {
    return { why: error instanceof Unanswered ? error.why : 'FAULT' };
  }
}

/**
 * Sends what waits, by one window at a time: of one record in order, and past what has no answer to the next record.
 * Answers what became of each.
 */
export const flush = (login: string): Promise<ReadonlyMap<number, Result>> =>
  navigator.locks.request(`pulang-queue ${login}`, async () => {
    // Another window may have sent some of it.
    await readQueue(login);
    const results = new Map<number, Result>();
    const held = new Set<string>();
    let unanswered = 0;
    for (const { seq } of [...itemsNow()]) {
      // As it stands now: what was answered before may have brought it up to date.
      const item = itemsNow().find((one) => one.seq === seq);
      if (!item || item.standing === 'ASIDE' || !navigator.onLine || unanswered >= GIVEN_UP_AFTER) continue;
      if (item.standing !== 'WAITS' || isEarly(item) || held.has(item.deed.record)) {
        held.add(item.deed.record);
        continue;
      }
      const result = await sendOne(login, item);
      // Taken back just before.
      if (!result) continue;
      results.set(seq, result);
      unanswered = result.why === 'LINE' ? unanswered + 1 : 0;
      if (!result.done) held.add(item.deed.record);
    }
    // What is shown is old, whatever sent it.
    if ([...results.values()].some(({ done }) => done)) void askAllAgain();
    return results;
  });

const isEarly = ({ deed }: Item): boolean => (deed.notBefore ?? 0) > Date.now();

async function sendOne(login: string, waiting: Item): Promise<Result | undefined> {
  const leaving = await leave(login, waiting.seq);
  if (!leaving) return undefined;
  const result = await attempt(leaving);
  // Whatever Pulang refused, it has not done.
  const { left: _, ...item } = leaving;
  const { done, problem, why } = result;
  if (done) {
    await bringUp(item, done.version ?? undefined);
    const back = givenBack(item, done);
    await (back ? change(back) : takeOut(item.seq));
  } else if (problem?.code === 'STALE_VERSION' && item.deed.fact) {
    const renewed = await compared(item);
    return renewed ? sendOne(login, renewed) : result;
  } else if (problem || why === 'FORBIDDEN') await change({ ...item, standing: 'REFUSED', problem });
  return result;
}

/** What was done here after it, on the same version, rests on what is there now. */
async function bringUp({ seq, deed }: Item, version: number | undefined): Promise<void> {
  if (version === undefined || deed.input.version == null) return;
  for (const later of itemsNow()) {
    const { record, input } = later.deed;
    if (later.seq > seq && record === deed.record && input.version === deed.input.version)
      await change({ ...later, deed: { ...later.deed, input: { ...input, version } } });
  }
}

/** Somebody changed the case meanwhile. If they changed the same fact, both are shown side by side; else it goes on. */
async function compared(item: Item): Promise<Item | undefined> {
  const { fact, record } = item.deed;
  const theirs = fact && (await factNow(record, fact.field).catch(() => undefined));
  if (!theirs) return undefined;
  if (theirs.value !== fact.read) {
    await change({ ...item, standing: 'CONFLICT', theirs });
    return undefined;
  }
  const renewed = renew(item, theirs.version);
  await change(renewed);
  return renewed;
}

/** Another act from here on: what was refused is not sent again under its key. */
const renew = (item: Item, version: number): Item => ({
  ...item,
  deed: { ...item.deed, input: { ...item.deed.input, key: newId(), version } },
});

/** Mine stands: sent anew upon what the other said, and it changes that one fact. */
export async function keepMine({ theirs, ...item }: Item): Promise<void> {
  const { fact } = item.deed;
  if (!theirs || !fact) return;
  const read = { ...item.deed, fact: { ...fact, read: theirs.value } };
  await change(renew({ ...item, standing: 'WAITS', deed: read }, theirs.version));
}
