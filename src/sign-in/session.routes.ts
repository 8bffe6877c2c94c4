import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { buildEndSessionUrl } from 'openid-client';
import type { Language } from '#domain';
import type { Actor } from '#server';
import type { Accounts } from './accounts';
import { isCaller, type Callers } from './callers';
import { clearCookie, readCookie, sessionCookie, setCookie } from './cookies';
import { INVITATION } from './invitation-door';
import type { Leave } from './link.routes';
import type { Linking } from './linking';
import { CALLBACK, leave, prove, SIGN_IN, wayBack, type Proved, type RoundTrip } from './round-trip';
import { done, failed, onward } from './session.pages';
import { isLive, type LiveSession, type Sessions } from './sessions';
import type { Unverified } from './tokens';
import type { Way } from './way';

/** A page of one's own, where the provider is ours; an outside one has its own. */
const OWN_ACCOUNT = '/sign-in/account';

export interface SignIn extends RoundTrip {
  sessions: Sessions;
  accounts: Accounts;
  callers: Callers;
  linking: Linking;
  /** Under which an account's things lie on its devices: the same for it at each sign-in, and told to nobody else. */
  deviceSecret: (account: string) => string;
}

/** Lists, where somebody says a thing twice. */
interface Asked {
  to?: unknown;
  over?: unknown;
  again?: unknown;
  language?: unknown;
}

/** Where the portal signs in and out, and asks how long its session lasts. */
export function sessionRoutes(http: FastifyInstance, signIn: SignIn): void {
  http.get<{ Querystring: Asked }>(SIGN_IN, (request, reply) => start(signIn, request, reply));
  http.get(CALLBACK, (request, reply) => finish(signIn, request, reply));
  http.get('/auth/session', (request, reply) =>
    withSession(signIn, request, reply, ({ actor, session }) =>
      reply.send({ ...told(actor, session), account: signIn.issuer.own ? OWN_ACCOUNT : null }),
    ),
  );
  http.get('/auth/sessions', (request, reply) =>
    withSession(signIn, request, reply, async ({ actor, session }) => {
      const all = await signIn.sessions.list(actor);
      return reply.send(all.map((one) => ({ ...one, thisOne: one.id === session.id })));
    }),
  );
  http.post('/auth/device', (request, reply) =>
    withSession(signIn, request, reply, ({ actor }) =>
      reply.header('cache-control', 'no-store').send({ secret: signIn.deviceSecret(actor.account) }),
    ),
  );
  http.post<{ Body: { everywhere?: unknown; session?: unknown } | undefined }>('/auth/sign-out', (request, reply) =>
    withSession(signIn, request, reply, async ({ actor, session }) => {
      const { everywhere, session: other } = request.body ?? {};
      const id = typeof other === 'string' ? other : session.id;
      await signIn.sessions.end(actor, everywhere === true ? 'all' : { id });
      if (everywhere !== true && id !== session.id) return reply.code(204).send();
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

async function start(signIn: SignIn, request: FastifyRequest<{ Querystring: Asked }>, reply: FastifyReply) {
  const { origin } = signIn;
  // The cookie of the way back has to be set on the host that the provider sends the browser to.
  if (request.headers.host !== new URL(origin()).host) return reply.redirect(`${origin()}${request.url}`);
  const { to, over, again, language } = request.query;
  const before = await sessionBefore(signIn, request);
  const begun = {
    to: ownPath(to),
    over: over === '1',
    language: language === 'en' || language === 'id' ? language : languageOf(request),
    before: before && { id: before.id, again: again === '1' },
    invitation: null,
  };
  return leave(signIn, reply, begun, begun.before?.again ? before?.login : undefined);
}

/** For who accepts an invitation by signing in with an outside provider: whoever was signed in here no longer is. */
export const toAccept =
  (signIn: SignIn): Leave =>
  async ({ request, reply, acceptance: { invitation, account }, language }) => {
    const before = await sessionBefore(signIn, request);
    const left = before && { id: before.id, again: false };
    return leave(signIn, reply, { to: '/', over: false, language, before: left, invitation: { invitation, account } });
  };

/** Comes back from the provider. Whatever is wrong, the answer is the same, and the log has why. */
async function finish(signIn: SignIn, request: FastifyRequest, reply: FastifyReply) {
  const { log, origin } = signIn;
  const here = new URL(request.url, origin());
  const way = await wayBack(signIn, request, reply, here);
  const come = way ? await comeBack(signIn, here, way) : { reason: 'WAY_UNKNOWN' };
  if (!way || 'reason' in come) {
    log.warn('sign-in refused', { code: 'reason' in come ? come.reason : undefined });
    if (way?.invitation) return failed(reply, 400, way.language, `${INVITATION}/accept`, 'notLinked');
    return failed(reply, 400, way?.language ?? languageOf(request), way?.over ? `${SIGN_IN}?over=1` : SIGN_IN);
  }
  setCookie(reply, sessionCookie, come.token);
  log.info('signed in', { account: come.actor.account, code: way.before?.again ? 'AGAIN' : 'NEW' });
  return way.over ? done(reply, way.language) : onward(reply, way.language, way.to);
}

async function comeBack(signIn: SignIn, here: URL, way: Way): Promise<{ actor: Actor; token: string } | Unverified> {
  const proved = await prove(signIn, here, way);
  if ('reason' in proved) return proved;
  const actor = await whoIs(signIn, way, proved);
  if ('reason' in actor) return actor;
  const token = await admit(signIn, actor, proved, way);
  return token === null ? { reason: 'OTHER_SESSION' } : { actor, token };
}

async function whoIs(
  { accounts, linking }: SignIn,
  { invitation }: Way,
  { claims }: Proved,
): Promise<Actor | Unverified> {
  if (invitation) return linking.link(invitation, claims);
  return (await accounts.behind({ subject: claims.sub, machine: false, claims })) ?? { reason: 'ACCOUNT_UNKNOWN' };
}

/** Who proves again who they are does so for the session that they have, and gets no other by it. */
function admit({ sessions, accounts }: SignIn, actor: Actor, { methods, provider }: Proved, { before }: Way) {
  const proof = { methods, provider, narrowed: accounts.narrows };
  return before?.again ? sessions.renew(actor, proof, before.id) : sessions.begin(actor, proof, before?.id ?? null);
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

/** A path of this origin; whatever could lead to another site leads home. */
function ownPath(to: unknown): string {
  const url = typeof to === 'string' && to.startsWith('/') ? URL.parse(to, 'http://own.invalid') : null;
  if (url?.host !== 'own.invalid') return '/';
  // As it is read again: what dots stood before (`/.//evil.example`) would by then be another host.
  return /^\/(?!\/|auth\/)/.test(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : '/';
}

const languageOf = ({ headers }: FastifyRequest): Language =>
  /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'id';
