import type { JWTPayload } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { TOLERANCE_S } from './tokens';

/** Further ahead an assertion does not end: what was made once is not to be kept and used later (RFC 7523, 3). */
const LONGEST_S = 10 * 60;

/** What is wrong with a machine's assertion that was well signed; undefined if nothing is. */
export function assertionFault({ aud, iat, exp = 0 }: JWTPayload, issuer: string): string | undefined {
  // For us alone: an assertion that is good elsewhere as well could be taken there and used here.
  if (aud !== issuer && aud !== `${issuer}/token`) return 'audience';
  const now = Date.now() / 1000;
  // The library looks at what is over, not at what is yet to come: so a clock that runs a day ahead is seen here.
  if (iat !== undefined && iat > now + TOLERANCE_S) return 'issued in the future';
  return exp > now + LONGEST_S + TOLERANCE_S ? 'good for too long' : undefined;
}

const REFUSED = { error: 'invalid_client', error_description: 'client authentication failed' };
const PROVING = new Set(['/token', '/token/revocation']);

/** A client that is none, or did not prove that it is the one it says it is. */
const isUnproved = ({ path, method, status, oidc }: KoaContextWithOIDC): boolean =>
  PROVING.has(path) && method === 'POST' && (status === 401 || (status < 500 && oidc.client === undefined));

/**
 * Whoever has not proved who they are is told so in the same words, whatever was wrong. The library answers otherwise
 * where a request contradicts itself or can not be read, and says of what; that is for the log.
 */
export async function refuseAlike(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  if (!isUnproved(ctx)) return;
  ctx.status = 401;
  ctx.body = REFUSED;
  if (ctx.headers.authorization === undefined) ctx.remove('www-authenticate');
  else ctx.set('www-authenticate', `Basic realm="${ctx.oidc.provider.issuer}", error="${REFUSED.error}"`);
}
