import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Role, SessionEnd } from '#domain';
import { sessionLife, type Actor } from '#server';
import { asCaller } from '../platform/db/caller';
import { tx, type Db } from '../platform/db/db';
import { sql } from '../platform/db/sql';

/** A session that is good now. */
export interface LiveSession {
  id: string;
  login: string;
  methods: string[];
  /** What an outside provider left of the account's roles; null if it was not asked. */
  roles: Role[] | null;
  signedInAt: Date;
  verifiedAt: Date;
  idleEndsAt: Date;
  endsAt: Date;
  /** Work has not been noted for a while. */
  stale: boolean;
}

/** Why there is none; told to the log alone. */
export interface NoSession {
  reason: 'SESSION_UNKNOWN' | 'SESSION_ENDED' | 'SESSION_IDLE' | 'SESSION_OVER';
}

/** One of those that somebody has, as they are shown it. */
export interface OwnSession {
  id: string;
  methods: string[];
  signedInAt: Date;
  verifiedAt: Date;
  workedAt: Date;
  endsAt: Date;
}

export interface ProviderSession {
  subject: string | null;
  session: string | null;
}

/** What a provider said of how somebody signed in. */
export interface Proof {
  methods: readonly string[];
  /** It said which of the account's roles it leaves to it. */
  narrowed: boolean;
  /** How it calls them, and its own session: by which it says later that they are over. Null for our own. */
  provider: ProviderSession | null;
}

type Found = LiveSession & { over: NoSession['reason'] | null };

export const isLive = (session: LiveSession | NoSession): session is LiveSession => !('reason' in session);

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');
const IS_TOKEN = /^[\w-]{43}$/;

const idleEnds = `s.worked_at + interval '${sessionLife.idle} seconds'`;
const find = {
  name: 'session',
  text: `select s.id, a.login, s.methods, s.roles, s.signed_in_at as "signedInAt", s.verified_at as "verifiedAt",
      least(${idleEnds}, s.ends_at) as "idleEndsAt", s.ends_at as "endsAt",
      s.worked_at < now() - interval '${sessionLife.noted} seconds' as stale,
      case when s.ended_at is not null then 'SESSION_ENDED' when s.ends_at <= now() then 'SESSION_OVER'
           when ${idleEnds} <= now() then 'SESSION_IDLE' end as over
    from session s join account a on a.id = s.account_id where s.token_hash = $1`,
};
const note = {
  name: 'work',
  text: `update session s set worked_at = now() where s.id = $1 and s.ended_at is null and s.ends_at > now() and ${idleEnds} > now()`,
};

const endForeign = {
  name: 'end-foreign',
  text: `update session set ended_at = now(), end_reason = 'REPLACED' where id = $1 and account_id <> $2 and ended_at is null`,
};

const endProvided = {
  name: 'end-provided',
  text: `with ended as (
      update session s set ended_at = now(), end_reason = 'PROVIDER' from account a
      where a.id = s.account_id and s.ended_at is null and ($1::text is not null or $2::text is not null)
        and ($1 is null or s.provider_subject = $1) and ($2 is null or s.provider_session = $2)
      returning s.id, a.id as account, a.unit_id as unit),
    told as (
      insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
      select account, unit, 'ACT', 'signOutAtProvider', '{}', '{}', gen_random_uuid() from ended group by account, unit)
    select id from ended`,
};

/**
 * The portal's sessions. All that the browser holds is a random token; what it is good for, and until when, the
 * database says by its own clock, so that every process says the same.
 */
export class Sessions {
  constructor(
    private readonly db: Db,
    private readonly pool: Pool,
  ) {}

  async of(token: string): Promise<LiveSession | NoSession> {
    if (!IS_TOKEN.test(token)) return { reason: 'SESSION_UNKNOWN' };
    const { rows } = await this.pool.query<Found>({ ...find, values: [hashOf(token)] });
    const [found] = rows;
    if (!found) return { reason: 'SESSION_UNKNOWN' };
    return found.over ? { reason: found.over } : found;
  }

  /** A person did something: the session's fifteen minutes begin again. */
  async worked(id: string): Promise<void> {
    await this.pool.query({ ...note, values: [id] });
  }

  /** A new token after a sign-in, never one that a browser brought along. The session that the browser had is ended. */
  async begin(actor: Actor, { methods, narrowed, provider }: Proof, before: string | null): Promise<string> {
    const token = newToken();
    await this.act(actor, 'signIn', async () => {
      if (before) await this.endOne(before, 'REPLACED');
      await tx().query(
        sql`insert into session (id, account_id, token_hash, methods, roles, provider_subject, provider_session, ends_at)
            values (${randomUUID()}, ${actor.account}, ${hashOf(token)}, ${[...methods]}::text[],
                    ${narrowed ? [...actor.roles] : null}::text[],
                    ${provider?.subject ?? null}, ${provider?.session ?? null}, now() + ${sessionLife.most} * interval '1 second')`,
      );
    });
    // Somebody else's, in the same browser: not this account's to end under the wall, and not to be left open.
    if (before) await this.pool.query({ ...endForeign, values: [before, actor.account] });
    return token;
  }

  /** The same session under a new token, after its holder proved again who they are; null if it is over meanwhile. */
  async renew(actor: Actor, { methods, provider }: Proof, id: string): Promise<string | null> {
    const token = newToken();
    const renewed = await this.act(actor, 'proveAgain', () =>
      tx().query(
        sql`update session set token_hash = ${hashOf(token)}, methods = ${[...methods]}::text[], verified_at = now(), worked_at = now(),
              provider_subject = ${provider?.subject ?? null}, provider_session = ${provider?.session ?? null}
            where id = ${id} and account_id = ${actor.account} and ended_at is null and ends_at > now()
              and worked_at > now() - ${sessionLife.idle} * interval '1 second' returning id`,
      ),
    );
    return renewed.length === 1 ? token : null;
  }

  /** Those of one's own that are not over. */
  list(actor: Actor): Promise<OwnSession[]> {
    return this.act(actor, 'sessions', () =>
      tx().query(
        sql`select id, methods, signed_in_at as "signedInAt", verified_at as "verifiedAt", worked_at as "workedAt", ends_at as "endsAt"
            from session s where account_id = ${actor.account} and ended_at is null and ends_at > now()
              and worked_at > now() - ${sessionLife.idle} * interval '1 second' order by signed_in_at desc limit 100`,
      ),
    );
  }

  /** One of one's own, all of them, or all but one. */
  end(actor: Actor, which: { id: string } | { allBut: string } | 'all'): Promise<void> {
    return this.act(actor, 'signOut', async () => {
      if (which !== 'all' && 'id' in which) return this.endOne(which.id, 'SIGNED_OUT');
      const kept = which === 'all' ? null : which.allBut;
      await tx().query(
        sql`update session set ended_at = now(), end_reason = 'SIGNED_OUT'
            where account_id = ${actor.account} and ended_at is null and ends_at > now() and id is distinct from ${kept}::uuid`,
      );
    });
  }

  /** Those that an outside provider began and now says are over; with the audit's entry in the account's name. */
  async endAtProvider({ subject, session }: ProviderSession): Promise<number> {
    const { rows } = await this.pool.query({ ...endProvided, values: [subject, session] });
    return rows.length;
  }

  private async endOne(id: string, reason: SessionEnd): Promise<void> {
    await tx().query(
      sql`update session set ended_at = now(), end_reason = ${reason}
          where id = ${id} and account_id = ${tx().actor.account} and ended_at is null and ends_at > now()`,
    );
  }

  /** In the account's own name, with the audit's entry in the same transaction. */
  private act<T>(actor: Actor, name: string, work: () => Promise<T>): Promise<T> {
    return asCaller(actor, () =>
      this.db.transaction(actor, async ({ query }) => {
        const result = await work();
        await query(
          sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
              values (${actor.account}, ${actor.unit}, ${name === 'sessions' ? 'READ' : 'ACT'}, ${name}, '{}', '{}', ${randomUUID()})`,
        );
        return result;
      }),
    );
  }
}
