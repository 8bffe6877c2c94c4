import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JWTPayload } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { sessionLife, type Log } from '#server';
import { clearCookie, readCookie, setCookie } from './cookies';
import type { Issuer } from './issuer';
import { RESOURCE, STEP_UP, TWO_FACTORS } from './provider';
import { failed } from './session.pages';
import type { ProviderSession } from './sessions';
import { TOLERANCE_S, type Unverified } from './tokens';
import type { Way, Ways } from './way';

export const SIGN_IN = '/auth/sign-in';
export const CALLBACK = '/auth/callback';

export interface RoundTrip {
  issuer: Issuer;
  ways: Ways;
  /** The core as browsers know it. */
  origin: () => string;
  log: Log;
}

export type Begun = Omit<Way, 'state' | 'nonce' | 'verifier'>;

/** What the provider said of whoever came back. */
export interface Proved {
  claims: JWTPayload & { sub: string };
  methods: string[];
  provider: ProviderSession | null;
}

/** Sends the browser to the provider. It is never silent: one that still knows the person has to ask all the same. */
export async function leave(
  { issuer, ways, origin, log }: RoundTrip,
  reply: FastifyReply,
  begun: Begun,
  login?: string,
): Promise<FastifyReply> {
  const way: Way = { ...begun, state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  try {
    const parameters = {
      redirect_uri: `${origin()}${CALLBACK}`,
      scope: 'openid',
      response_type: 'code',
      code_challenge: await calculatePKCECodeChallenge(way.verifier),
      code_challenge_method: 'S256',
      state: way.state,
      nonce: way.nonce,
      prompt: 'login',
      max_age: String(sessionLife.proof),
      ui_locales: way.language,
      ...(login === undefined ? {} : { login_hint: login }),
      ...(issuer.own ? { resource: RESOURCE, acr_values: way.before?.again ? STEP_UP : TWO_FACTORS } : {}),
    };
    const url = buildAuthorizationUrl(await issuer.client(), parameters);
    setCookie(reply, nameOf(way.state), await ways.seal(way), { sameSite: 'Lax', seconds: sessionLife.signIn });
    return await reply.redirect(url.href);
  } catch (error) {
    log.error('sign-in could not begin', { error });
    return failed(reply, 503, way.language, SIGN_IN);
  }
}

/** The way that this browser began and now comes back by; it goes it once. */
export async function wayBack(
  { ways }: RoundTrip,
  request: FastifyRequest,
  reply: FastifyReply,
  here: URL,
): Promise<Way | null> {
  const state = here.searchParams.get('state') ?? '';
  const way = await ways.open(readCookie(request, nameOf(state)));
  if (way?.state !== state) return null;
  clearCookie(reply, nameOf(state));
  return way;
}

export async function prove({ issuer, log }: RoundTrip, here: URL, way: Way): Promise<Proved | Unverified> {
  try {
    const tokens = await authorizationCodeGrant(await issuer.client(), here, {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      maxAge: sessionLife.proof,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return { reason: 'ID_TOKEN_MISSING' };
    const { acr, iat, auth_time: at = iat } = claims;
    // The library looks at what is over, not at what is yet to come.
    if (Math.max(iat, at) > Date.now() / 1000 + TOLERANCE_S) return { reason: 'ID_TOKEN_EARLY' };
    if (issuer.own && acr !== TWO_FACTORS && !(way.before?.again && acr === STEP_UP))
      return { reason: 'FACTOR_MISSING' };
    const methods = [claims['amr']].flat().filter((one) => typeof one === 'string');
    const { sub, sid } = claims;
    const provider = issuer.own ? null : { subject: sub, session: typeof sid === 'string' ? sid : null };
    return { claims, methods, provider };
  } catch (error) {
    log.info('the provider’s answer is not good', { error });
    return { reason: reasonOf(error) };
  }
}

/** `provider.jwt.timestamp.check.failed`: the library's own words, never a provider's. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = /^OAUTH_([A-Z_]{1,40})$/.exec(code)?.[1]?.toLowerCase().replaceAll('_', '.');
  return words ? `provider.${words}` : 'PROVIDER_REFUSED';
}

const nameOf = (state: string): string => `pulang-way-${state.replace(/[^\w-]/g, '').slice(0, 8)}`;
