import { opened } from './partners';
import { home } from './prepared';
import { daysFromNow } from './travellers';
import type { World } from './world';

const yes = { basis: 'CONSENT', given: true };

export const SAFE = 'WA sesudah pukul 17, sebut diri “Bu Rini dari koperasi”.';

/** Somebody who came home so many days ago, and whom IOM follows. */
export async function followedHome(world: World, name: string, daysAgo: number, more: object = {}): Promise<string> {
  const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({ purpose, ...yes }));
  const person = { name, consents, phone: '+628123456789', safeContact: SAFE, ...more };
  const [came] = await home(world, 1, `${daysFromNow(-daysAgo)}T02:00:00Z`, person);
  const id = came?.id ?? '';
  await opened(world, [id]);
  return id;
}

interface Visit {
  month: number;
  dueOn: string;
  outcome: string | null;
  doneAt: string | null;
  note: string | null;
  attempts: { channel: string }[];
}

export const followUpsOf = async (world: World, id: string): Promise<Visit[]> =>
  (
    await world
      .as('caseworker.iom')
      .ask(
        'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { followUps { month dueOn outcome doneAt note attempts { channel } } } }',
        { id },
      )
  ).case.followUps;
