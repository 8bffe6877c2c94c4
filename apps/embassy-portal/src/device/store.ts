/** What this device keeps. Who people are, who works here and what was said lie in it sealed only; see key.ts, name.ts. */
const NAME = 'pulang';
/** Raised when a store is added. What an earlier version wrote is taken along, and never dropped. */
const VERSION = 2;
const MS_UNTIL_GIVEN_UP = 4_000;

export type StoreName = 'keys' | 'accounts' | 'drafts' | 'answers' | 'queue';

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'));
  });

let opened: Promise<IDBDatabase> | undefined;
const forget = () => {
  opened = undefined;
};

async function openNow(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const { result } = request;
    for (const store of ['keys', 'accounts', 'drafts', 'answers'])
      if (!result.objectStoreNames.contains(store)) result.createObjectStore(store);
    if (!result.objectStoreNames.contains('queue'))
      result.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true }).createIndex('login', 'login');
  };
  // A page of an earlier version that is still open holds the upgrade up; work goes on without the device then.
  const late = AbortSignal.timeout(MS_UNTIL_GIVEN_UP);
  const coming = answer(request);
  const database = await Promise.race([
    coming,
    new Promise<never>((_resolve, reject) =>
      late.addEventListener('abort', () => reject(new Error('the device does not answer'))),
    ),
  ]).catch((error: unknown) => {
    // Should it come after all, it would hold others up.
    void coming.then((unused) => unused.close()).catch(() => undefined);
    throw error;
  });
  database.onversionchange = () => {
    forget();
    database.close();
  };
  database.onclose = forget;
  return database;
}

/** Tried again by whoever comes next, where it failed: a slow disk is no lost one. */
function database(): Promise<IDBDatabase> {
  opened ??= openNow().catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

/** Done when it is on the disk: only then somebody is told that it is kept. */
async function change<T>(store: StoreName, work: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(store, 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the device keeps nothing'));
  });
  const [result] = await Promise.all([answer(work(transaction.objectStore(store))), done]);
  return result;
}

const look = async (store: StoreName): Promise<IDBObjectStore> =>
  (await database()).transaction(store).objectStore(store);

export async function read<T>(store: StoreName, id: string): Promise<T | undefined> {
  return answer((await look(store)).get(id) as IDBRequest<T | undefined>);
}

export async function write(store: StoreName, id: string, value: unknown): Promise<void> {
  await change(store, (table) => table.put(value, id));
}

export const remove = async (store: StoreName, id: IDBValidKey): Promise<void> =>
  change(store, (table) => table.delete(id));

/** Of two pages that make the same thing at once, both go on with what the first one wrote. */
export async function writeFirst<T>(store: StoreName, id: string, value: T): Promise<T> {
  await change(store, (table) => table.add(value, id)).catch(() => undefined);
  return (await read<T>(store, id)) ?? value;
}

/** The ids that begin so. */
export async function idsFrom(store: StoreName, start: string): Promise<string[]> {
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  return (await answer((await look(store)).getAllKeys(range))) as string[];
}

/** What waits to be sent, in the order in which it came; what it says is sealed. */
export interface Row {
  seq: number;
  /** Whose it is, by the device's name for them; see name.ts. */
  login: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export const addRow = async (row: Omit<Row, 'seq'>): Promise<number> =>
  (await change('queue', (table) => table.add(row))) as number;

export async function writeRow(row: Row): Promise<void> {
  await change('queue', (table) => table.put(row));
}

export const removeRow = (seq: number): Promise<void> => remove('queue', seq);

export async function rowsOf(name: string): Promise<Row[]> {
  return (await answer((await look('queue')).index('login').getAll(name))) as Row[];
}

export const countRows = async (): Promise<number> => answer((await look('queue')).count());
