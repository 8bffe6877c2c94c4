import type { Actor } from '#server';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who acts when no person does: what is done in the background stands in the audit under this account and unit. */
export const background: Actor = {
  account: NOBODY,
  login: 'background',
  unit: NOBODY,
  roles: ['desk'],
  language: 'en',
};
