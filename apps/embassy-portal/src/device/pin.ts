/**
 * The PIN that opens, without a line, what an account keeps on this device. After five wrong ones what it opens goes, and
 * nothing else: what was kept opens again at the next sign-in.
 */
import { aboutMe, deviceKey } from './account';
import { accountOf, begin, changeAccount, keyFrom, leaveFirst, openedNow, unwrapped, wrapped } from './key';
import { nameOf } from './name';
import { open } from './seal';

const ROUNDS = 600_000;
const LENGTH = 6;
export const MOST_FAILURES = 5;

/** All alike, or one after another: what anybody tries first. */
export const isWeak = (pin: string): boolean =>
  /^(\d)\1*$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

export const isPin = (pin: string): boolean => pin.length === LENGTH && /^\d+$/.test(pin);

/** Made slowly, since there are only a million PINs. */
export async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const given = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, given, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const ofLogin = async (login: string) => accountOf(await nameOf(login));
export const hasPin = async (login: string): Promise<boolean> => (await ofLogin(login))?.byPin !== undefined;
export const wantsNoPin = async (login: string): Promise<boolean> => (await ofLogin(login))?.noPin === true;
export const refusePin = async (login: string): Promise<void> =>
  changeAccount(await nameOf(login), (account) => ({ ...account, noPin: true }));

export async function setPin(login: string, pin: string): Promise<void> {
  const opened = openedNow();
  if (opened?.login !== login) throw new Error('nothing is open here');
  const name = await nameOf(login);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const bytes = await opened.bytes();
  const key = await wrapped(bytes, await keyOfPin(pin, salt), name);
  bytes.fill(0);
  await changeAccount(name, (account) => ({ ...account, byPin: { salt, key, failures: 0 } }));
}

export type Tried<T> = { me: T } | { left: number };

/** Each try is counted before it is looked at, so that closing the page takes none back. `name`: the device's. */
export async function openByPin<T extends { login: string }>(name: string, pin: string): Promise<Tried<T>> {
  return navigator.locks.request(`pulang-pin ${name}`, async () => {
    const { byPin, me } = (await accountOf(name)) ?? {};
    if (!byPin || !me) return { left: 0 };
    const failures = byPin.failures + 1;
    await changeAccount(name, (account) => ({ ...account, byPin: { ...byPin, failures } }));
    const about = byPin.was ? await open<string>(await deviceKey(), byPin.was, name) : name;
    const by = await keyOfPin(pin, byPin.salt);
    const bytes = () => unwrapped(byPin.key, by, about);
    const key = await keyFrom(bytes).catch(() => undefined);
    if (!key) {
      if (failures < MOST_FAILURES) return { left: MOST_FAILURES - failures };
      await changeAccount(name, ({ byPin: _gone, ...account }) => account);
      await leaveFirst();
      return { left: 0 };
    }
    const found = await open<T>(key, me, aboutMe(name));
    // Bound to the device's name for them from now on.
    const bound = byPin.was ? await wrapped(await bytes(), by, name) : byPin.key;
    await changeAccount(name, (account) => ({ ...account, byPin: { salt: byPin.salt, key: bound, failures: 0 } }));
    await begin({ login: found.login, key, bytes });
    return { me: found };
  });
}
