import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actCells, askCells } from '#domain';
import { deeds } from './deeds';
import { envelopes } from './envelopes';

it('calls in words whatever may be asked or done, and whatever happens at the door', () => {
  const door = ['signIn', 'signInRefused', 'signOut', 'signOutAtProvider', 'stepUp', 'useRecoveryCode'];
  const own = ['newRecoveryCodes', 'addPasskey', 'removePasskey', 'changePassword'];
  expect(
    [...Object.keys(askCells), ...Object.keys(actCells), ...door, ...own].filter((name) => !deeds.has(name)),
  ).toEqual([]);
});

it('calls in words whatever lies sealed', () => {
  const stored = readFileSync(join(__dirname, '../../../../../docs/erd.md'), 'utf8').split('\n### ');
  const sealed = stored.flatMap((table) =>
    Array.from(table.matchAll(/^\| `(\w+)` .*\*\*envelope\*\*/gm), ([, column]) => `${table.split('\n')[0]}.${column}`),
  );
  expect(sealed.length).toBeGreaterThan(40);
  expect([...sealed, 'file_chunk.sealed'].filter((name) => !envelopes.has(name))).toEqual([]);
});
