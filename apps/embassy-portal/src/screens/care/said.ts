import type { needsNoYes } from '#domain';
import type { Consent } from './questions';

type Said = Parameters<typeof needsNoYes>[0][number];

/** What was said of consent, in the order in which it was said, as the rules of sharing read it. */
export const saidOf = (
  consents: readonly Pick<
    Consent,
    'purpose' | 'basis' | 'given' | 'withdrawnAt' | 'occurredAt' | 'recipient' | 'expiresOn'
  >[],
): Said[] =>
  consents
    .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    .map((one) => ({
      ...one,
      withdrawnAt: one.withdrawnAt === null ? null : new Date(one.withdrawnAt),
      recipient: one.recipient?.id ?? null,
    }));
