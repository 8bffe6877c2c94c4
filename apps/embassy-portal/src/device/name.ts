/**
 * What an account, and each thing of it, is called on this device: by a key that is made here, that no script can read
 * and that lies on no other. Whoever looks through the device is told by none of the names who worked on it.
 */
import { read, writeFirst } from './store';

const NAMES = '#names';

async function makeKey(): Promise<CryptoKey> {
  const known = await read<CryptoKey>('keys', NAMES);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return writeFirst('keys', NAMES, made);
}

let making: Promise<CryptoKey> | undefined;

export async function nameOf(what: string): Promise<string> {
  making ??= makeKey();
  // Tried again by whoever comes next.
  making.catch(() => (making = undefined));
  const bytes = await crypto.subtle.sign('HMAC', await making, new TextEncoder().encode(what));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where a thing of an account lies, beside all others of the same account. */
export const placeOf = async (login: string, thing: string): Promise<string> =>
  `${await nameOf(login)} ${await nameOf(`${login} ${thing}`)}`;
