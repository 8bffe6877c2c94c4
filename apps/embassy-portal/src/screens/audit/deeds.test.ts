import { actCells, askCells } from '#domain';
import { deeds } from './deeds';

it('calls in words whatever may be asked or done, and whatever happens at the door', () => {
  const door = ['signIn', 'signInRefused', 'signOut', 'signOutAtProvider', 'stepUp', 'useRecoveryCode'];
  const own = ['newRecoveryCodes', 'addPasskey', 'removePasskey', 'changePassword'];
  expect(
    [...Object.keys(askCells), ...Object.keys(actCells), ...door, ...own].filter((name) => !deeds.has(name)),
  ).toEqual([]);
});
