import type { JWTPayload } from 'jose';
import type { Actor } from '#server';

/** What providers call a second factor among the ways of signing in (RFC 8176), and our own codes for a lost one. */
const factors: ReadonlySet<string> = new Set(['otp', 'hwk', 'swk', 'mfa', 'recovery']);

type Confirmed = Pick<Actor, 'secondFactorAt'>;

/** When the second factor was confirmed, of a session whose last proof was given at that instant. */
export const confirmedBy = (methods: readonly string[], at: Date): Confirmed => ({
  secondFactorAt: methods.some((method) => factors.has(method)) ? at : null,
});

/** As a token says it; nothing where it says nothing of how somebody signed in. A machine has no second factor. */
export function confirmedIn({ amr, auth_time: at }: JWTPayload, machine: boolean): Confirmed {
  if (machine) return { secondFactorAt: null };
  if (amr === undefined && at === undefined) return {};
  return confirmedBy(Array.isArray(amr) && typeof at === 'number' ? amr : [], new Date(Number(at) * 1000));
}
