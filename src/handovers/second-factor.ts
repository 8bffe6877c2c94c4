import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';

const MINUTES = 5;

/**
 * A signature is the account's own, confirmed by its second factor a moment ago. When, for the record; null for a
 * caller of whom nothing is known of how they signed in, which only the demonstration's tokens leave out.
 */
export function confirmedAt(): Date | null {
  const { actor, now } = tx();
  const { secondFactorAt: at } = actor;
  if (at === undefined) return null;
  if (at === null || now.getTime() - at.getTime() > MINUTES * 60_000)
    throw new Refused('CONFIRM_AGAIN', null, { minutes: MINUTES });
  return at;
}
