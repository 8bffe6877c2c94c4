import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Log } from '#server';
import type { Accounts } from './accounts';
import { readCookie, sessionCookie } from './cookies';
import { forged, isFor, isWork } from './forgery';
import { confirmedBy, confirmedIn } from './second-factor';
import { Kept } from './kept';
import type { LiveSession, Sessions } from './sessions';
import type { Standing } from './standing';
import type { TokenVerifier, Unverified } from './tokens';

/** What is known of a cookie is not known of a token: the one is never good as the other. */
const COOKIE = 'cookie ';

export interface Caller {
  actor: Actor;
  session?: LiveSession;
}

/** Why nobody is asking. The code is for the asker, and the same whatever is wrong; the reason is for the log. */
export interface Denied {
  code: 'UNAUTHENTICATED' | 'SESSION_ENDED' | 'FORGED';
  reason: string;
}

export const isCaller = (caller: Caller | Unverified): caller is Caller => !('reason' in caller);

/** What is told of it. A lost session is told apart from a bad token, so that the portal asks over the page and goes on. */
const told = {
  UNAUTHENTICATED: { status: 401, message: 'Sign in.' },
  SESSION_ENDED: { status: 401, message: 'Your session is over. Sign in again; nothing you typed is lost.' },
  FORGED: { status: 403, message: 'Only the portal itself may ask with its session.' },
} as const;

type Request = Pick<FastifyRequest, 'headers' | 'method' | 'url'>;

/** One way from a request to who asks, whether it shows a session's cookie, a person's token or a machine's. */
export class Callers {
  private readonly kept: Kept<Caller>;

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    standing: Standing,
    private readonly origin: () => string,
    private readonly log: Log,
  ) {
    this.kept = new Kept(standing);
  }

  async of(request: Request): Promise<Caller | Denied> {
    const caller = await this.seek(request);
    if ('reason' in caller) this.log.info('credentials refused', { code: caller.reason });
    return caller;
  }

  refuse(reply: FastifyReply, { code }: Denied): FastifyReply {
    const { status, message } = told[code];
    const signIn = code === 'SESSION_ENDED' ? { signIn: '/auth/sign-in' } : {};
    return reply.code(status).send({ errors: [{ message, extensions: { code, ...signIn } }] });
  }

  private async seek(request: Request): Promise<Caller | Denied> {
    const { authorization } = request.headers;
    // A request that shows both is its token's: no browser adds a token by itself.
    if (authorization !== undefined) return this.byToken(authorization);
    const cookie = readCookie(request, sessionCookie);
    if (cookie === undefined) return { code: 'UNAUTHENTICATED', reason: 'NOTHING_SHOWN' };
    const forgery = forged(request, this.origin());
    if (forgery) return { code: 'FORGED', reason: forgery };
    const caller = await this.bySession(cookie, isWork(request));
    // Somebody else has signed in since: what was written on another's page is not done in their name.
    return isCaller(caller) && !isFor(request, caller.actor.login)
      ? { code: 'SESSION_ENDED', reason: 'OTHER_ACCOUNT' }
      : caller;
  }

  private async byToken(authorization: string): Promise<Caller | Denied> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (!token) return { code: 'UNAUTHENTICATED', reason: 'TOKEN_MALFORMED' };
    const caller = await this.kept.of<Unverified>(
      token,
      async () => {
        const verified = await this.verifier.verify(token);
        if ('reason' in verified) return verified;
        const actor = await this.accounts.behind(verified);
        if (!actor) return { reason: 'ACCOUNT_UNKNOWN' };
        return { actor: { ...actor, ...confirmedIn(verified.claims, verified.machine) } };
      },
      isCaller,
    );
    return 'reason' in caller ? { code: 'UNAUTHENTICATED', reason: caller.reason } : caller;
  }

  private async bySession(cookie: string, work: boolean): Promise<Caller | Denied> {
    const caller = await this.kept.of<Unverified>(
      `${COOKIE}${cookie}`,
      async () => {
        const session = await this.sessions.of(cookie);
        if ('reason' in session) return session;
        const actor = await this.accounts.of(session.login);
        return actor ? { actor: asSignedIn(actor, session), session } : { reason: 'ACCOUNT_UNKNOWN' };
      },
      isCaller,
    );
    if ('reason' in caller) return { code: 'SESSION_ENDED', reason: caller.reason };
    if (work && caller.session?.stale) {
      caller.session.stale = false;
      await this.sessions.worked(caller.session.id);
    }
    return caller;
  }
}

/** What the account may do now, of what an outside provider left to it when it signed in. */
const asSignedIn = (actor: Actor, { roles, methods, verifiedAt }: LiveSession): Actor => ({
  ...actor,
  ...confirmedBy(methods, verifiedAt),
  ...(roles ? { roles: actor.roles.filter((role) => roles.includes(role)) } : {}),
});
