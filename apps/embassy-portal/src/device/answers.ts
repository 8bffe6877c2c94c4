/** What Pulang answered last, for as long as a device may be without a line: only of the questions that ask for it. */
import { isPast, keyOf } from './key';
import { nameOf, placeOf } from './name';
import { open, seal, type Sealed } from './seal';
import { idsFrom, read, remove, write } from './store';

interface Kept extends Sealed {
  at: number;
}

/** What it is sealed for, by its digest: what was asked for may say who somebody is. And where it lies. */
async function whereIs(login: string, question: string): Promise<{ id: string; about: string }> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(question));
  const digest = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id: await placeOf(login, digest), about: `${login} ${digest}` };
}

const idsOf = async (login: string): Promise<string[]> => idsFrom('answers', `${await nameOf(login)} `);

export async function keepAnswer(login: string, question: string, answer: unknown): Promise<void> {
  const key = keyOf(login);
  if (!key) return;
  const { id, about } = await whereIs(login, question);
  await write('answers', id, { at: Date.now(), ...(await seal(key, answer, about)) } satisfies Kept);
}

export async function readAnswer(login: string, question: string): Promise<{ answer: object; at: number } | undefined> {
  const key = keyOf(login);
  const { id, about } = await whereIs(login, question);
  const kept = key && (await read<Kept>('answers', id));
  return kept && !isPast(kept.at) ? { answer: await open<object>(key, kept, about), at: kept.at } : undefined;
}

/** Of whom nothing may lie here any more. */
export async function dropAnswer(login: string, question: string): Promise<void> {
  await remove('answers', (await whereIs(login, question)).id);
}

/** How much of one account lies here to be read without a line, and since when. */
export async function answersOf(login: string): Promise<{ count: number; since: string | undefined }> {
  const ids = await idsOf(login);
  const kept = await Promise.all(ids.map((id) => read<Kept>('answers', id)));
  const times = kept.flatMap((one) => (one ? [one.at] : []));
  return { count: ids.length, since: times.length > 0 ? new Date(Math.min(...times)).toISOString() : undefined };
}

/** By their own decision; what is not yet sent, and what they are writing, stays. */
export async function dropAnswers(login: string): Promise<void> {
  for (const id of await idsOf(login)) await remove('answers', id);
}

/** What is too old goes, of whoever it was. */
export async function dropOldAnswers(): Promise<void> {
  for (const id of await idsFrom('answers', '')) {
    const kept = await read<Kept>('answers', id);
    if (kept && isPast(kept.at)) await remove('answers', id);
  }
}
