/**
 * What was begun and not sent, kept on this device at each key, sealed and told apart by account, so that whoever signs
 * in next is shown nothing of it. Signing out keeps it.
 */
import { keyOf } from './key';
import { nameOf, placeOf } from './name';
import { open, seal, type Sealed } from './seal';
import { read, remove, write } from './store';

/** What it is sealed for; where it lies says neither. */
const aboutOf = (login: string, name: string): string => `${login} ${name}`;

/** Undefined where there is none, or none that can be opened. */
export async function readDraft(login: string, name: string): Promise<unknown> {
  const about = aboutOf(login, name);
  const kept = await read<Sealed>('drafts', await placeOf(login, name));
  const key = keyOf(login);
  if (!kept || !key) return undefined;
  try {
    return await open(key, kept, about);
  } catch (error) {
    // Of before there was a PIN: sealed under a key of the browser's own, which lies under the account's name.
    const older = await read<CryptoKey>('keys', await nameOf(login));
    if (!older) throw error;
    const value = await open(older, kept, about);
    await keepDraft(login, name, value);
    return value;
  }
}

export async function keepDraft(login: string, name: string, value: unknown): Promise<void> {
  const key = keyOf(login);
  if (key) await write('drafts', await placeOf(login, name), await seal(key, value, aboutOf(login, name)));
}

export const dropDraft = async (login: string, name: string): Promise<void> =>
  remove('drafts', await placeOf(login, name));
