import type { OfferKind } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { checkTime } from '../cases/case-record.service';

export interface Offer {
  id: string;
  kind: OfferKind;
  caseId: string;
  unitId: string;
  toUnitId: string;
  state: string;
  version: number;
  occurredAt: Date;
  expiresAt: Date;
  expired: boolean;
}

export async function holdOffer(id: string): Promise<Offer> {
  const [offer] = await tx().query<Offer>(
    sql`select id, kind, case_id as "caseId", unit_id as "unitId", to_unit_id as "toUnitId", state, version,
               occurred_at as "occurredAt", expires_at as "expiresAt", expires_at <= now() as expired
        from referral where id = ${id} for no key update`,
  );
  if (!offer) throw new Refused('NOT_FOUND', 'referral');
  return offer;
}

/** Whether it ran out is judged by the server's clock: nobody accepts yesterday what others see has ended. */
export function checkOpen(offer: Offer, version: number | null | undefined, at: Date): void {
  const expired = offer.state === 'EXPIRED' || (offer.state === 'OFFERED' && offer.expired);
  if (expired) throw new Refused('OFFER_EXPIRED', 'referral', { at: offer.expiresAt.toISOString() });
  if (offer.state !== 'OFFERED') throw new Refused('OFFER_ANSWERED', 'referral');
  if (version !== undefined && version !== null && version !== offer.version)
    throw new Refused('STALE_VERSION', 'version');
  checkTime(at);
  if (at < offer.occurredAt) {
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', {
      step: 'offerReferral',
      at: offer.occurredAt.toISOString(),
    });
  }
}

/** One open offer of a service, and one of the case, whoever made it; the database says so to who can't see the other. */
export function openAlready(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'referral_open') throw new Refused('OFFER_OPEN', 'service');
  if (constraint === 'custody_offer_open') throw new Refused('OFFER_OPEN', 'case');
  throw error;
}
