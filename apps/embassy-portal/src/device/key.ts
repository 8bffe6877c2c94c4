/**
 * The key of what an account keeps on this device. It lies here twice, each time under the device's own key as well,
 * which no script can read: once under a secret that Pulang tells this account when it has signed in, once under the PIN.
 * After five wrong PINs the second goes, and nothing else: what was kept opens again at the next sign-in.
 */
import { keyOfPin, MOST_FAILURES } from './pin';
import { open, openBytes, seal, sealBytes, type Sealed } from './seal';
import { read, write, writeFirst } from './store';

/** For how long a device may be worked on, and shows what it kept, without having been signed in to. */
const DAYS = 14;
export const isPast = (at: number): boolean => Date.now() - at > DAYS * 86_400_000;

interface Account {
  bySecret: Sealed;
  byPin?: { salt: Uint8Array<ArrayBuffer>; key: Sealed; failures: number };
  /** They want none on this device. */
  noPin?: true;
  /** Who they are: shown when the device is opened without a line. */
  me?: Sealed;
  signedInAt: number;
}

/** An account whose things are open in this page. */
interface Opened {
  login: string;
  key: CryptoKey;
  /** The key itself, for as long as it takes to put it under a PIN. */
  bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

let opened: Opened | undefined;

/** Undefined where the device keeps nothing: a private window, a full disk. */
export const keyOf = (login: string): CryptoKey | undefined => (opened?.login === login ? opened.key : undefined);

/** Beside the keys of accounts, which lay here under their logins before there were PINs. */
const LAST = '#last';
const DEVICE = '#device';
const aes = (raw: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function deviceKey(): Promise<CryptoKey> {
  const known = await read<CryptoKey>('keys', DEVICE);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return writeFirst('keys', DEVICE, made);
}

async function wrapped(bytes: Uint8Array<ArrayBuffer>, by: CryptoKey, login: string): Promise<Sealed> {
  const { iv, sealed } = await sealBytes(by, bytes, login);
  const both = new Uint8Array([...iv, ...new Uint8Array(sealed)]);
  return sealBytes(await deviceKey(), both, login);
}

async function unwrapped(key: Sealed, by: CryptoKey, login: string): Promise<Uint8Array<ArrayBuffer>> {
  const both = new Uint8Array(await openBytes(await deviceKey(), key, login));
  return new Uint8Array(await openBytes(by, { iv: both.slice(0, 12), sealed: both.slice(12).buffer }, login));
}

async function begin(login: string, bytes: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  const raw = await bytes();
  opened = { login, key: await aes(raw), bytes };
  raw.fill(0);
}

const accountOf = (login: string) => read<Account>('accounts', login);

async function changeAccount(login: string, change: (account: Account) => Account): Promise<void> {
  const account = await accountOf(login);
  if (account) await write('accounts', login, change(account));
}

/** Opens what this account keeps here, or makes its key. */
export async function openAfterSignIn(login: string, secret: string): Promise<void> {
  const by = await aes(Uint8Array.from(atob(secret), (sign) => sign.charCodeAt(0)));
  const fresh = crypto.getRandomValues(new Uint8Array(32));
  const made = { bySecret: await wrapped(fresh, by, login), signedInAt: Date.now() };
  fresh.fill(0);
  const account = (await accountOf(login)) ?? (await writeFirst<Account>('accounts', login, made));
  await begin(login, () => unwrapped(account.bySecret, by, login));
}

/** For when there is no line: who they are, and that it was they who worked here last. */
export async function remember(login: string, me: unknown): Promise<void> {
  const key = keyOf(login);
  if (!key) return;
  const kept = await seal(key, me, `me ${login}`);
  await changeAccount(login, (now) => ({ ...now, me: kept, signedInAt: Date.now() }));
  await write('keys', LAST, login);
}

/** Who worked here last and did not sign out: theirs is the PIN that is asked for. */
export async function lastHere(): Promise<{ login: string; pin: boolean } | undefined> {
  const login = await read<string>('keys', LAST);
  const account = login === undefined ? undefined : await accountOf(login);
  if (login === undefined || !account) return undefined;
  return { login, pin: account.byPin !== undefined && !isPast(account.signedInAt) };
}

export const hasPin = async (login: string): Promise<boolean> => (await accountOf(login))?.byPin !== undefined;
export const wantsNoPin = async (login: string): Promise<boolean> => (await accountOf(login))?.noPin === true;
export const refusePin = (login: string): Promise<void> =>
  changeAccount(login, (account) => ({ ...account, noPin: true }));

export async function setPin(login: string, pin: string): Promise<void> {
  if (opened?.login !== login) throw new Error('nothing is open here');
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const bytes = await opened.bytes();
  const key = await wrapped(bytes, await keyOfPin(pin, salt), login);
  bytes.fill(0);
  await changeAccount(login, (account) => ({ ...account, byPin: { salt, key, failures: 0 } }));
}

export type Tried<T> = { me: T } | { left: number };

/** Each try is counted before it is looked at, so that closing the page takes none back. */
export async function openByPin<T>(login: string, pin: string): Promise<Tried<T>> {
  return navigator.locks.request(`pulang-pin ${login}`, async () => {
    const { byPin, me } = (await accountOf(login)) ?? {};
    if (!byPin || !me) return { left: 0 };
    const failures = byPin.failures + 1;
    await changeAccount(login, (account) => ({ ...account, byPin: { ...byPin, failures } }));
    try {
      const by = await keyOfPin(pin, byPin.salt);
      await begin(login, () => unwrapped(byPin.key, by, login));
    } catch {
      if (failures < MOST_FAILURES) return { left: MOST_FAILURES - failures };
      await changeAccount(login, ({ byPin: _gone, ...account }) => account);
      await leaveFirst();
      return { left: 0 };
    }
    await changeAccount(login, (account) => ({ ...account, byPin: { ...byPin, failures: 0 } }));
    return { me: await open<T>(opened?.key as CryptoKey, me, `me ${login}`) };
  });
}

const LEAVE = '#leave';

/** Whatever session the browser still has is ended before the next one begins. */
export const leaveFirst = (): Promise<void> => write('keys', LEAVE, true);
export const isToLeave = async (): Promise<boolean> => (await read<boolean>('keys', LEAVE)) === true;
export const hasLeft = (): Promise<void> => write('keys', LEAVE, false);

/** After a sign-out nothing here opens, and nothing says whose it was, until somebody has signed in. */
export async function close(): Promise<void> {
  opened = undefined;
  await write('keys', LAST, undefined);
}
