/**
 * What lies here under a login, of before nothing on the device told whose it was: each thing is written under its other
 * name before it goes, so that whoever is cut off in the middle goes on at the next sign-in, and loses nothing.
 */
import { aboutMe, deviceKey, type Account } from './account';
import { nameOf, placeOf } from './name';
import { open, seal } from './seal';
import { idsFrom, read, remove, rowsOf, write, writeFirst, writeRow } from './store';

const LAST = '#last';

async function renamed({ me, byPin, ...account }: Account, login: string, name: string, key: CryptoKey) {
  const who = me && (await seal(key, await open(key, me, aboutMe(login)), aboutMe(name)));
  const was = byPin && (await seal(await deviceKey(), login, name));
  return { ...account, ...(who && { me: who }), ...(byPin && { byPin: { ...byPin, was } }) };
}

export async function takeOver(login: string, key: CryptoKey): Promise<void> {
  const name = await nameOf(login);
  const account = await read<Account>('accounts', login);
  if (account) await writeFirst('accounts', name, await renamed(account, login, name, key));
  for (const store of ['drafts', 'answers'] as const)
    for (const id of await idsFrom(store, `${login} `)) {
      await writeFirst(store, await placeOf(login, id.slice(login.length + 1)), await read(store, id));
      await remove(store, id);
    }
  for (const row of await rowsOf(login)) await writeRow({ ...row, login: name });
  const older = await read('keys', login);
  if (older) await writeFirst('keys', name, older);
  if ((await read('keys', LAST)) === login) await write('keys', LAST, name);
  // Last: as long as one of them lies here, the rest is looked for.
  await remove('keys', login);
  await remove('accounts', login);
}
