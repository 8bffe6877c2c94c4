import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** What was destroyed, on whose word: it names ids and numbers that tell nothing, and no person. */
export interface Destroyed {
  erasure: string;
  case: string;
  category: string;
  basis: string;
  reason: string;
  dueSince: Date;
  proposedAt: Date;
  proposedBy: string;
  approvedAt: Date;
  approvedBy: string;
  destroyed: Readonly<Record<string, number>>;
}

/** The certificate as it is kept, and the audit's signature of just these bytes. */
export function certified(pem: string, what: Destroyed): { certificate: string; signature: string } {
  const certificate = JSON.stringify({ certificate: 'pulang-erasure', ...what });
  return { certificate, signature: sign(null, Buffer.from(certificate), createPrivateKey(pem)).toString('base64') };
}

export const isCertified = (pem: string, certificate: string, signature: string): boolean =>
  verify(null, Buffer.from(certificate), createPublicKey(pem), Buffer.from(signature, 'base64'));
