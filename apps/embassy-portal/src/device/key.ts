/**
 * The key of what an account keeps on this device. It lies here twice, each time under the device's own key as well,
 * which no script can read: once under a secret that Pulang tells this account when it has signed in, once under the PIN.
 */
import { aboutMe, deviceKey, type Account } from './account';
import { nameOf } from './name';
import { openBytes, seal, sealBytes, type Sealed } from './seal';
import { read, write, writeFirst } from './store';

/** For how long a device may be worked on, and shows what it kept, without having been signed in to. */
const DAYS = 14;
export const isPast = (at: number): boolean => Date.now() - at > DAYS * 86_400_000;

/** An account whose things are open in this page. */
interface Opened {
  login: string;
  key: CryptoKey;
  /** The key itself, for as long as it takes to put it under a PIN. */
  bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

let opened: Opened | undefined;
export const openedNow = (): Opened | undefined => opened;

/** Undefined where the device keeps nothing: a private window, a full disk. */
export const keyOf = (login: string): CryptoKey | undefined => (opened?.login === login ? opened.key : undefined);

/** Beside the keys of accounts, which lay here under their logins before there were PINs. */
const LAST = '#last';
const aes = (raw: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function wrapped(bytes: Uint8Array<ArrayBuffer>, by: CryptoKey, about: string): Promise<Sealed> {
  const { iv, sealed } = await sealBytes(by, bytes, about);
  const both = new Uint8Array([...iv, ...new Uint8Array(sealed)]);
  return sealBytes(await deviceKey(), both, about);
}

export async function unwrapped(key: Sealed, by: CryptoKey, about: string): Promise<Uint8Array<ArrayBuffer>> {
  const both = new Uint8Array(await openBytes(await deviceKey(), key, about));
  return new Uint8Array(await openBytes(by, { iv: both.slice(0, 12), sealed: both.slice(12).buffer }, about));
}

export async function keyFrom(bytes: Opened['bytes']): Promise<CryptoKey> {
  const raw = await bytes();
  const key = await aes(raw);
  raw.fill(0);
  return key;
}

/** From here on its things are open. What lay here under the login is taken along first. */
export async function begin(account: Opened): Promise<void> {
  const { login } = account;
  opened = account;
  const before = await Promise.all([read('accounts', login), read('keys', login)]);
  // eslint-disable-next-line no-restricted-syntax -- while somebody signs in, who has a line
  if (before.some(Boolean)) await (await import('./take-over')).takeOver(login, account.key);
}

export const accountOf = (name: string) => read<Account>('accounts', name);

export async function changeAccount(name: string, change: (account: Account) => Account): Promise<void> {
  const account = await accountOf(name);
  if (account) await write('accounts', name, change(account));
}

/** Opens what this account keeps here, or makes its key. */
export async function openAfterSignIn(login: string, secret: string): Promise<void> {
  const by = await aes(Uint8Array.from(atob(secret), (sign) => sign.charCodeAt(0)));
  const name = await nameOf(login);
  const fresh = crypto.getRandomValues(new Uint8Array(32));
  const made = { bySecret: await wrapped(fresh, by, name), signedInAt: Date.now() };
  fresh.fill(0);
  const known = (await accountOf(name)) ?? (await accountOf(login));
  const { bySecret } = known ?? (await writeFirst<Account>('accounts', name, made));
  // Made while accounts lay here under their logins, it is bound to the login.
  const bytes = () => unwrapped(bySecret, by, name).catch(() => unwrapped(bySecret, by, login));
  await begin({ login, key: await keyFrom(bytes), bytes });
}

/** For when there is no line: who they are, and that it was they who worked here last. */
export async function remember(login: string, me: unknown): Promise<void> {
  const key = keyOf(login);
  if (!key) return;
  const name = await nameOf(login);
  const kept = await seal(key, me, aboutMe(name));
  await changeAccount(name, (now) => ({ ...now, me: kept, signedInAt: Date.now() }));
  await write('keys', LAST, name);
}

/** Who worked here last and did not sign out, by the device's name for them: theirs is the PIN that is asked for. */
export async function lastHere(): Promise<{ name: string; pin: boolean } | undefined> {
  const name = await read<string>('keys', LAST);
  const account = name === undefined ? undefined : await accountOf(name);
  if (name === undefined || !account) return undefined;
  return { name, pin: account.byPin !== undefined && !isPast(account.signedInAt) };
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
