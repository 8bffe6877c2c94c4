import type { Page } from 'playwright-core';

/** All that lies on the device for whoever looks: keys and values of every store, as texts, bytes read as letters. */
const SCAN = `(async () => {
  const found = [];
  const add = (where, value, seen = new Set()) => {
    if (value === null || value === undefined || seen.has(value)) return;
    if (typeof value !== 'object') return found.push([where, String(value)]);
    seen.add(value);
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer ?? value);
      for (const encoding of ['utf-8', 'utf-16le']) found.push([where, new TextDecoder(encoding).decode(bytes)]);
    } else for (const [key, one] of Object.entries(value)) add(where, key), add(where, one, seen);
  };
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    add(name, name);
    for (const store of database.objectStoreNames) {
      const table = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(table.getAllKeys()), done(table.getAll())]);
      add(store, keys), add(store, values);
    }
    database.close();
  }
  for (const [where, storage] of Object.entries({ localStorage, sessionStorage }))
    for (const [key, value] of Object.entries(storage)) add(where, key), add(where, value);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      add('caches', request.url);
      // The portal's own files are the same for everybody: the first ones are named by what is in them.
      const own = /^\\/(assets\\/[\\w-]+\\.(js|css|svg)|index\\.html|favicon\\.svg)$/.test(new URL(request.url).pathname);
      if (!own) add('caches', await (await cache.match(request)).text());
    }
  }
  return found;
})()`;

/** Where what must be told to nobody stands in clear on the device. */
export async function inClear(page: Page, secrets: readonly string[]): Promise<string[]> {
  const lying = await page.evaluate<[string, string][]>(SCAN);
  if (lying.length < 20) throw new Error('the device was not looked through');
  return lying.flatMap(([where, text]) =>
    secrets.filter((one) => text.toLowerCase().includes(one.toLowerCase())).map((one) => `${where}: ${one}`),
  );
}

/** Writes something onto the device beside what the portal keeps. */
export const plant = (page: Page, store: string, key: string): Promise<void> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('pulang');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('${store}', 'readwrite');
      writing.objectStore('${store}').put({ at: 0 }, '${key}');
      writing.oncomplete = () => (opening.result.close(), resolve());
      writing.onerror = () => reject(writing.error);
    };
  })`);

/**
 * Puts what lies here as it lay before nothing told whose it was: accounts, drafts, answers and what waits under the
 * login, each sealed for it.
 */
export const asBefore = (page: Page, login: string, pin: string, drafts: readonly string[]): Promise<void> =>
  page.evaluate(`(async () => {
    const login = '${login}';
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open('pulang'));
    const table = (store) => database.transaction(store, 'readwrite').objectStore(store);
    const get = (store, id) => done(table(store).get(id));
    const text = (value) => new TextEncoder().encode(value);
    const names = await get('keys', '#names');
    const device = await get('keys', '#device');
    const nameOf = async (what) => Array.from(
      new Uint8Array(await crypto.subtle.sign('HMAC', names, text(what))),
      (byte) => byte.toString(16).padStart(2, '0'),
    ).join('');
    const way = (iv, about) => ({ name: 'AES-GCM', iv, additionalData: text(about) });
    const open = (key, { iv, sealed }, about) => crypto.subtle.decrypt(way(iv, about), key, sealed);
    const seal = async (key, bytes, about) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, sealed: await crypto.subtle.encrypt(way(iv, about), key, bytes) };
    };
    const raw = async (by, key, about) => {
      const both = new Uint8Array(await open(device, key, about));
      return open(by, { iv: both.slice(0, 12), sealed: both.slice(12).buffer }, about);
    };
    const wrap = async (by, bytes) => {
      const { iv, sealed } = await seal(by, bytes, login);
      return seal(device, new Uint8Array([...iv, ...new Uint8Array(sealed)]), login);
    };
    const aes = (bytes) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const name = await nameOf(login);
    const account = await get('accounts', name);
    const headers = { 'content-type': 'application/json', 'x-pulang': 'work' };
    const { secret } = await (await fetch('/auth/device', { method: 'POST', headers, body: '{}' })).json();
    const bySecret = await aes(Uint8Array.from(atob(secret), (sign) => sign.charCodeAt(0)));
    const given = await crypto.subtle.importKey('raw', text('${pin}'), 'PBKDF2', false, ['deriveKey']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: account.byPin.salt, iterations: 600000 };
    const kind = { name: 'AES-GCM', length: 256 };
    const byPin = await crypto.subtle.deriveKey(how, given, kind, false, ['encrypt', 'decrypt']);
    const bytes = await raw(bySecret, account.bySecret, name);
    const key = await aes(bytes);
    const before = {
      ...account,
      bySecret: await wrap(bySecret, bytes),
      byPin: { ...account.byPin, key: await wrap(byPin, await raw(byPin, account.byPin.key, name)) },
      me: await seal(key, await open(key, account.me, 'me ' + name), 'me ' + login),
    };
    await done(table('accounts').put(before, login));
    await done(table('accounts').delete(name));
    for (const draft of ${JSON.stringify(drafts)}) {
      const id = name + ' ' + (await nameOf(login + ' ' + draft));
      const lies = await get('drafts', id);
      await done(table('drafts').put(lies, login + ' ' + draft));
      await done(table('drafts').delete(id));
    }
    const waiting = await done(table('queue').getAll());
    for (const row of waiting) await done(table('queue').put({ ...row, login }));
    await done(table('keys').put(login, '#last'));
    await done(table('keys').delete('#names'));
    database.close();
  })()`);
