import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  jwtVerify,
  SignJWT,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { pemBlocks } from '../platform/vault/key-ring';

export const AUDIENCE = 'pulang';
const ALGORITHM = 'ES256';
const LIFETIME = '10m';
/** What an outside provider may sign with: asymmetric all, or its public key would be everybody's secret. */
const OUTSIDE_ALGORITHMS = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA', 'Ed25519'];
const OUTSIDE_LIFETIME = '2h';
const LOGOUT_LIFETIME = '5m';
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Clocks of missions differ; more than this is not a clock but a forgery. */
export const TOLERANCE_S = 30;

/** The public halves of the keys of our own tokens, as a key set; the first is the one that signs. */
export async function ownKeys(pem: string) {
  const jwks = await Promise.all(pemBlocks(pem).map((key) => exportJWK(createPublicKey(createPrivateKey(key)))));
  return {
    keys: await Promise.all(
      jwks.map(async (jwk) => ({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' })),
    ),
  };
}

/** A token for an account of ours, of ten minutes. */
export async function issueToken(pem: string, issuer: string, login: string): Promise<string> {
  const { keys } = await ownKeys(pem);
  return new SignJWT({})
    .setProtectedHeader({ alg: ALGORITHM, kid: keys[0]?.kid ?? '', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject(login)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(createPrivateKey(pem));
}

/** What a good token says. */
export interface Verified {
  /** A person's login, or the id of a machine's client; at an outside provider, whatever that calls an account. */
  subject: string;
  /** No person stands behind it: RFC 9068 has such a token name its client as its subject. */
  machine: boolean;
  claims: JWTPayload;
}

/** Why a token was refused; told to the log alone. */
export interface Unverified {
  reason: string;
}

/** Verifies tokens of one issuer and one audience; whatever is wrong with one, its bearer is told the same. */
export class TokenVerifier {
  private constructor(
    private readonly keys: JWTVerifyGetKey,
    private readonly expected: JWTVerifyOptions,
  ) {}

  /** @param pem - our keys as they are now: a rotation reaches every process by the next token */
  static own(pem: () => string, issuer: string): TokenVerifier {
    let made: { pem: string; keys: Promise<JWTVerifyGetKey> } | undefined;
    const key: JWTVerifyGetKey = async (header, token) => {
      const now = pem();
      if (made?.pem !== now) made = { pem: now, keys: ownKeys(now).then(createLocalJWKSet) };
      return (await made.keys)(header, token);
    };
    return new TokenVerifier(key, { issuer, algorithms: [ALGORITHM], typ: 'at+jwt', maxTokenAge: LIFETIME });
  }

  /** An outside provider: its key set is fetched from where it says, and fetched again when an unknown key signs. */
  static outside(issuer: string, typ: string, keysAt: () => Promise<URL>): TokenVerifier {
    let keys: Promise<JWTVerifyGetKey> | undefined;
    const key: JWTVerifyGetKey = async (header, token) => {
      keys ??= keysAt().then((url) => createRemoteJWKSet(url));
      // A provider that could not be reached is asked again by the next token.
      keys.catch(() => (keys = undefined));
      return (await keys)(header, token);
    };
    return new TokenVerifier(key, { issuer, algorithms: OUTSIDE_ALGORITHMS, typ, maxTokenAge: OUTSIDE_LIFETIME });
  }

  async verify(token: string): Promise<Verified | Unverified> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        ...this.expected,
        audience: AUDIENCE,
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      // One audience: a token that is good elsewhere as well could have been taken there.
      if ([payload.aud].flat().length !== 1) return { reason: 'TOKEN_CLAIM.aud' };
      const { sub = '' } = payload;
      return { subject: sub, machine: payload['client_id'] === sub, claims: payload };
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }

  /** A logout token (OpenID Connect Back-Channel Logout 1.0, 2.6); no other token of the provider's is one. */
  async logout(token: string, audience: string): Promise<LoggedOut | Unverified> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        ...this.expected,
        typ: undefined,
        audience,
        clockTolerance: TOLERANCE_S,
        maxTokenAge: LOGOUT_LIFETIME,
        requiredClaims: ['exp', 'iat', 'jti', 'events'],
      });
      const { sub, sid, jti = '', exp = 0, events } = payload;
      if (typeof events !== 'object' || events === null || !Object.hasOwn(events, LOGOUT_EVENT))
        return { reason: 'TOKEN_CLAIM.events' };
      if ('nonce' in payload) return { reason: 'TOKEN_CLAIM.nonce' };
      const [subject, session] = [sub, sid].map((one) => (typeof one === 'string' && one !== '' ? one : null));
      if (!subject && !session) return { reason: 'TOKEN_CLAIM.sub' };
      return { subject: subject ?? null, session: session ?? null, id: jti, until: new Date(exp * 1000) };
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }
}

/** Whose session an outside provider says is over. */
export interface LoggedOut {
  subject: string | null;
  session: string | null;
  /** Good once, until then. */
  id: string;
  until: Date;
}

const reasons: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'TOKEN_EXPIRED',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'TOKEN_SIGNATURE',
  ERR_JOSE_ALG_NOT_ALLOWED: 'TOKEN_ALGORITHM',
  ERR_JWKS_NO_MATCHING_KEY: 'TOKEN_KEY',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'TOKEN_KEY',
  ERR_JWKS_TIMEOUT: 'KEYS_UNREACHABLE',
};

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `TOKEN_CLAIM.${error.claim}`;
  if (!(error instanceof errors.JOSEError)) return 'KEYS_UNREACHABLE';
  return reasons[error.code] ?? 'TOKEN_MALFORMED';
}
