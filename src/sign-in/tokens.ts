import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  jwtVerify,
  SignJWT,
  type JWTVerifyGetKey,
} from 'jose';

export const AUDIENCE = 'pulang';
const ALGORITHM = 'ES256';
const LIFETIME = '10m';
/** Clocks of missions differ; more than this is not a clock but a forgery. */
const TOLERANCE_S = 30;

/** The public half of the key that signs our own tokens, as a key set. */
export async function ownKeys(pem: string) {
  const jwk = await exportJWK(createPublicKey(createPrivateKey(pem)));
  return { keys: [{ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' }] };
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

/** Verifies tokens of one issuer and one audience; whatever is wrong with one, the answer is the same null. */
export class TokenVerifier {
  private constructor(
    private readonly keys: JWTVerifyGetKey,
    private readonly issuer: string,
  ) {}

  static async own(pem: string, issuer: string): Promise<TokenVerifier> {
    return new TokenVerifier(createLocalJWKSet(await ownKeys(pem)), issuer);
  }

  /** An outside provider: its key set is fetched, and fetched again when an unknown key signs. */
  static outside(issuer: string): TokenVerifier {
    return new TokenVerifier(createRemoteJWKSet(new URL(`${issuer}/jwks`)), issuer);
  }

  /** The login that the token speaks for, or null. */
  async login(token: string): Promise<string | null> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.issuer,
        audience: AUDIENCE,
        algorithms: [ALGORITHM, 'RS256', 'PS256', 'EdDSA'],
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      return payload.sub ?? null;
    } catch {
      return null;
    }
  }
}
