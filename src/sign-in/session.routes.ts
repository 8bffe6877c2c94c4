import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Language } from '#domain';
import { sessionLife, type Actor, type Log } from '#server';
import type { Accounts } from './accounts';
import { isCaller, type Callers } from './callers';
import { clearCookie, readCookie, sessionCookie, setCookie } from './cookies';
import type { Issuer } from './issuer';
import { RESOURCE, STEP_UP, TWO_FACTORS } from './provider';
import { done, failed, onward } from './session.pages';
import { isLive, type LiveSession, type ProviderSession, type Sessions } from './sessions';
import { TOLERANCE_S } from './tokens';
import type { Way, Ways } from './way';

export const SIGN_IN = '/auth/sign-in';
const CALLBACK = '/auth/callback';

export interface SignIn {
  issuer: Issuer;
  sessions: Sessions;
  accounts: Accounts;
  callers: Callers;
  ways: Ways;
  /** The core as browsers know it. */
  origin: () => string;
  log: Log;
}

interface Asked {
  to?: string;
  over?: string;
  again?: string;
  language?: string;
}

/** Where the portal signs in and out, and asks how long its session lasts. */
export function sessionRoutes(http: FastifyInstance, signIn: SignIn): void {
  http.get<{ Querystring: Asked }>(SIGN_IN, (request, reply) => start(signIn, request, reply));
  http.get(CALLBACK, (request, reply) => finish(signIn, request, reply));
  http.get('/auth/session', (request, reply) =>
    withSession(signIn, request, reply, ({ actor, session }) => reply.send(told(actor, session))),
  );
  http.get('/auth/sessions', (request, reply) =>
    withSession(signIn, request, reply, async ({ actor, session }) => {
      const all = await signIn.sessions.list(actor);
      return reply.send(all.map((one) => ({ ...one, thisOne: one.id === session.id })));
    }),
  );
  http.post<{ Body: { everywhere?: unknown; session?: unknown } | undefined }>('/auth/sign-out', (request, reply) =>
    withSession(signIn, request, reply, async ({ actor, session }) => {
      const { everywhere, session: other } = request.body ?? {};
      const id = typeof other === 'string' ? other : session.id;
      await signIn.sessions.end(actor, everywhere === true ? 'all' : { id });
      if (everywhere !== true && id !== session.id) return reply.code(204).send();
      signIn.callers.forget(readCookie(request, sessionCookie));
      clearCookie(reply, sessionCookie);
      // Not "storage": what was typed and is not yet sent belongs to the person, not to the session.
      return reply.header('clear-site-data', '"cache"').send({ next: await afterwards(signIn) });
    }),
  );
}

const told = ({ login, unit, roles, language }: Actor, session: LiveSession) => ({
  login,
  unit,
  roles,
  language,
  methods: session.methods,
  signedInAt: session.signedInAt,
  verifiedAt: session.verifiedAt,
  idleEndsAt: session.idleEndsAt,
  endsAt: session.endsAt,
});

/** By the session as it stands this moment, not as it was known a moment ago; asking for it is no work. */
async function withSession(
  { callers, sessions }: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  go: (found: { actor: Actor; session: LiveSession }) => unknown,
): Promise<unknown> {
  const caller = await callers.of(request);
  if (!isCaller(caller)) return callers.refuse(reply, caller);
  const session = caller.session && (await sessions.of(readCookie(request, sessionCookie) ?? ''));
  if (!session || !isLive(session)) return callers.refuse(reply, { code: 'SESSION_ENDED', reason: 'NO_SESSION' });
  return go({ actor: caller.actor, session });
}

/** Begins a sign-in. It is never silent: a provider that still knows the person has to ask all the same. */
async function start(signIn: SignIn, request: FastifyRequest<{ Querystring: Asked }>, reply: FastifyReply) {
  const { issuer, origin } = signIn;
  // The cookie of the way back has to be set on the host that the provider sends the browser to.
  if (request.headers.host !== new URL(origin()).host) return reply.redirect(`${origin()}${request.url}`);
  const { to, over, again, language } = request.query;
  const before = await sessionBefore(signIn, request);
  const way: Way = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    to: ownPath(to),
    over: over === '1',
    before: before && { id: before.id, again: again === '1' },
  };
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
      ui_locales: language === 'en' || language === 'id' ? language : languageOf(request),
      ...(before && again === '1' ? { login_hint: before.login } : {}),
      ...(issuer.own ? { resource: RESOURCE, acr_values: way.before?.again ? STEP_UP : TWO_FACTORS } : {}),
    };
    const url = buildAuthorizationUrl(await issuer.client(), parameters);
    setCookie(reply, nameOf(way.state), await signIn.ways.seal(way), { sameSite: 'Lax', seconds: sessionLife.signIn });
    return await reply.redirect(url.href);
  } catch (error) {
    signIn.log.error('sign-in could not begin', { error });
    return failed(reply, 503, languageOf(request), SIGN_IN);
  }
}

/** Comes back from the provider. Whatever is wrong, the answer is the same, and the log has why. */
async function finish(signIn: SignIn, request: FastifyRequest, reply: FastifyReply) {
  const { log, ways, origin } = signIn;
  const here = new URL(request.url, origin());
  const state = here.searchParams.get('state') ?? '';
  const way = await ways.open(readCookie(request, nameOf(state)));
  const known = way?.state === state ? way : null;
  if (known) clearCookie(reply, nameOf(state));
  const proved = known ? await prove(signIn, here, known) : { reason: 'WAY_UNKNOWN' };
  const token = known && !('reason' in proved) ? await admit(signIn, proved, known) : null;
  if (!known || 'reason' in proved || token === null) {
    log.warn('sign-in refused', { code: 'reason' in proved ? proved.reason : 'OTHER_SESSION' });
    return failed(reply, 400, languageOf(request), SIGN_IN);
  }
  setCookie(reply, sessionCookie, token);
  const { actor } = proved;
  log.info('signed in', { account: actor.account, code: known.before?.again ? 'AGAIN' : 'NEW' });
  return known.over ? done(reply, actor.language) : onward(reply, actor.language, known.to);
}

/** Who proves again who they are does so for the session that they have, and gets no other by it. */
const admit = ({ sessions }: SignIn, { actor, ...proof }: Proved, { before }: Way): Promise<string | null> =>
  before?.again ? sessions.renew(actor, proof, before.id) : sessions.begin(actor, proof, before?.id ?? null);

interface Proved {
  actor: Actor;
  methods: string[];
  narrowed: boolean;
  provider: ProviderSession | null;
}

async function prove({ issuer, accounts, log }: SignIn, here: URL, way: Way): Promise<Proved | { reason: string }> {
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
    const actor = await accounts.behind({ subject: claims.sub, machine: false, claims });
    if (!actor) return { reason: 'ACCOUNT_UNKNOWN' };
    const methods = [claims['amr']].flat().filter((one) => typeof one === 'string');
    const { sub, sid } = claims;
    const provider = issuer.own ? null : { subject: sub, session: typeof sid === 'string' ? sid : null };
    return { actor, methods, narrowed: accounts.narrows, provider };
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

/** The session that the browser has as it begins; behind another site's redirect its cookie would not be seen. */
async function sessionBefore({ sessions }: SignIn, request: FastifyRequest): Promise<LiveSession | null> {
  const shown = readCookie(request, sessionCookie);
  const session = shown === undefined ? null : await sessions.of(shown);
  return session && isLive(session) ? session : null;
}

/** Where an outside provider is told that the person has left, if it has such a place. */
async function afterwards({ issuer, origin, log }: SignIn): Promise<string> {
  const home = `${origin()}/`;
  if (issuer.own) return home;
  try {
    const client = await issuer.client();
    if (!client.serverMetadata().end_session_endpoint) return home;
    return buildEndSessionUrl(client, { post_logout_redirect_uri: home }).href;
  } catch (error) {
    log.warn('the provider could not be asked where to sign out', { error });
    return home;
  }
}

const nameOf = (state: string): string => `pulang-way-${state.replace(/[^\w-]/g, '').slice(0, 8)}`;

/** A path of this origin; whatever could lead to another site leads home. */
function ownPath(to: string | undefined): string {
  if (!to?.startsWith('/') || to.startsWith('/auth/')) return '/';
  const url = URL.parse(to, 'http://own.invalid');
  return url?.host === 'own.invalid' ? `${url.pathname}${url.search}${url.hash}` : '/';
}

const languageOf = ({ headers }: FastifyRequest): Language =>
  /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'id';
