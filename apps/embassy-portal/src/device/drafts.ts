/**
 * What was begun and not sent, kept on this device at each key: sealed under a key that never leaves this browser, and
 * told apart by account, so that whoever signs in next is shown nothing of it. Signing out keeps it.
 */
const NAME = 'pulang';
const KEYS = 'keys';
const DRAFTS = 'drafts';

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'));
  });

let opened: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  opened ??= (() => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result.createObjectStore(DRAFTS);
    };
    return answer(request);
  })();
  return opened;
}

async function read<T>(store: string, id: string): Promise<T | undefined> {
  const table = (await database()).transaction(store).objectStore(store);
  return answer(table.get(id) as IDBRequest<T | undefined>);
}

async function write(store: string, id: string, value: unknown): Promise<void> {
  const transaction = (await database()).transaction(store, 'readwrite', { durability: 'strict' });
  const table = transaction.objectStore(store);
  const request: IDBRequest = value === undefined ? table.delete(id) : table.put(value, id);
  await answer(request);
}

async function keyOf(login: string): Promise<CryptoKey> {
  const known = await read<CryptoKey>(KEYS, login);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await write(KEYS, login, made);
  return made;
}

const idOf = (login: string, name: string): string => `${login} ${name}`;

/** Undefined where there is none, or none that can be opened. */
export async function readDraft(login: string, name: string): Promise<unknown> {
  const kept = await read<Sealed>(DRAFTS, idOf(login, name));
  if (!kept) return undefined;
  const additionalData = new TextEncoder().encode(idOf(login, name));
  const key = await keyOf(login);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData }, key, kept.sealed);
  return JSON.parse(new TextDecoder().decode(plain)) as unknown;
}

export async function keepDraft(login: string, name: string, value: unknown): Promise<void> {
  const key = await keyOf(login);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(idOf(login, name));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  await write(DRAFTS, idOf(login, name), { iv, sealed } satisfies Sealed);
}

export const dropDraft = (login: string, name: string): Promise<void> => write(DRAFTS, idOf(login, name), undefined);
