import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { WEBHOOK_PATIENCE_HOURS } from '#domain';
import type { Actor, Log } from '#server';
import type { Db } from '../platform/db/db';
import { raw, sql, type Sql } from '../platform/db/sql';
import { background } from '../platform/jobs/background';
import type { Partners } from './boundary';
import { messagesFrom, type Happened, type Message } from './messages';
import { post, type Posted } from './post';
import { openSecret, signed } from './signing';

const POLL_MS = 1_000;
const AT_ONCE = 16;
/** For longer than a message may take: whoever took a webhook and died has lost it again after this. */
const LEASE = `interval '60 seconds'`;
const WINDOW = 1_000;

interface Held {
  id: string;
  account: string;
  unit: string;
  url: string;
  version: number;
  secret: Buffer;
  oldSecret: Buffer | null;
  pos: string;
  seq: string;
  tries: number;
}

interface Needs {
  db: Db;
  signIn: Pool;
  partners: Partners;
  secret: Buffer;
  /** Hosts that this deployment lets be told wherever they are. */
  allowed: readonly string[];
  log: Log;
  /** Milliseconds that a receiver has for an answer. */
  time?: number;
}

/**
 * Tells partners' machines of what changed. The timeline itself is the queue: a webhook is a place in it, moved on when a
 * message has arrived, so that nothing is lost however often this process ends. One message of a webhook is under way at
 * a time, which keeps its order; a slow receiver keeps nobody waiting but itself.
 */
export class WebhookSender {
  private readonly under = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly needs: Needs) {}

  start(): void {
    const again = () => {
      this.timer = setTimeout(
        () =>
          void this.turn()
            .catch(this.failed)
            .finally(() => this.stopping || again()),
        POLL_MS,
      );
    };
    again();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await Promise.all(this.under);
  }

  /** Begins whatever is due, and waits for none of it. */
  async turn(): Promise<void> {
    const free = AT_ONCE - this.under.size;
    if (free <= 0) return;
    const due = await this.work<Held>(
      sql`update webhook set retry_at = now() + ${raw(LEASE)} where id in (
            select id from webhook where state = 'ACTIVE' and retry_at <= now() order by retry_at limit ${free} for no key update skip locked)
          returning id, account_id as account, unit_id as unit, url, version, secret, pos, seq, tries,
            case when old_secret_until > now() then old_secret end as "oldSecret"`,
    );
    for (const held of due) {
      const sending = this.serve(held)
        .catch(this.failed)
        .finally(() => this.under.delete(sending));
      this.under.add(sending);
    }
  }

  /** Until all that was begun has ended: for tests, and for an orderly end. */
  async idle(): Promise<void> {
    while (this.under.size > 0) await Promise.all(this.under);
  }

  private readonly failed = (error: unknown): void => this.needs.log.error('telling a partner failed', { error });

  private work<Row extends object>(statement: Sql): Promise<Row[]> {
    return this.needs.db.transaction(background, ({ query }) => query<Row>(statement));
  }

  private async serve(held: Held): Promise<void> {
    const actor = await this.actorOf(held);
    if (!actor) return this.pause(held, 'GONE');
    const happened = await this.work<Happened>(
      sql`select e.id, e.pos, e.seq, e.case_id as "case", e.kind, e.subject_id as subject,
            exists (select from case_access a where a.case_id = e.case_id and a.unit_id = ${held.unit})
              or exists (select from referral r where r.id = e.subject_id and r.to_unit_id = ${held.unit}) as ours
          from case_event e where (e.pos, e.seq) > (${held.pos}::bigint, ${held.seq}::bigint) and e.pos < (select app.horizon())
          order by e.pos, e.seq limit ${WINDOW}`,
    );
    // As the machine itself: what it may not have now it is not told of either.
    const messages = await this.needs.db.transaction(actor, () => messagesFrom(happened.filter(({ ours }) => ours)));
    for (const message of messages) {
      const posted = await this.send(held, message);
      if (!(await this.noted(held, message, posted))) return;
      if (this.stopping) return this.release(held);
    }
    const last = happened.at(-1);
    const behind = last ? sql`pos = ${last.pos}::bigint, seq = ${last.seq}::bigint,` : sql``;
    const wait = happened.length < WINDOW ? `interval '${POLL_MS} milliseconds'` : `interval '0'`;
    await this.work(sql`update webhook set ${behind} retry_at = now() + ${raw(wait)} where ${this.at(held)}`);
  }

  private async actorOf({ account, unit }: Held): Promise<Actor | null> {
    const { rows } = await this.needs.signIn.query<{ login: string }>(
      `select a.login from machine_client m join account a on a.id = m.account_id
       where a.id = $1 and a.disabled_at is null and m.disabled_at is null limit 1`,
      [account],
    );
    const { organisation } = await this.needs.partners.of(unit);
    const [found] = rows;
    return found
      ? { account, login: found.login, unit, roles: ['partner'], language: 'en', partner: organisation }
      : null;
  }

  private async send(held: Held, { event, type, data }: Message): Promise<Posted> {
    const { ids } = await this.needs.partners.of(held.unit);
    const at = new Date();
    const body = ids.outward(JSON.stringify({ type, timestamp: at.toISOString(), data }));
    const secrets = [held.secret, held.oldSecret].flatMap((one) =>
      one ? [openSecret(this.needs.secret, held.id, one)] : [],
    );
    return post({
      url: new URL(held.url),
      body,
      headers: signed(ids.outward(event), at, body, secrets),
      allowed: this.needs.allowed,
      time: this.needs.time ?? 15_000,
    });
  }

  /** Writes down what became of a message, and answers whether the next may go. */
  private async noted(held: Held, { event, pos, seq }: Message, posted: Posted): Promise<boolean> {
    const here = this.at(held);
    if (posted.arrived) {
      if (held.tries > 0) await this.attempted(held, event, posted);
      const moved = await this.work<{ version: number }>(
        sql`update webhook set pos = ${pos}::bigint, seq = ${seq}::bigint, tries = 0, failing_since = null, delivered_at = now(),
              retry_at = now() + ${raw(LEASE)} where ${here} returning version`,
      );
      Object.assign(held, { pos, seq, tries: 0 });
      // Changed meanwhile: the next goes to where it is to go now.
      const [now] = moved;
      if (now && now.version !== held.version) await this.release(held);
      return now?.version === held.version;
    }
    await this.attempted(held, event, posted);
    const wait = backOff(held.tries);
    await this.work(
      sql`update webhook set tries = tries + 1, failing_since = coalesce(failing_since, now()), retry_at = now() + ${`${wait} milliseconds`}::interval
          where ${here}`,
    );
    await this.work(
      sql`update webhook set version = version + 1, state = 'PAUSED', paused_why = ${posted.why} where id = ${held.id} and state = 'ACTIVE'
            and (${posted.why === 'GONE'} or failing_since < now() - ${`${WEBHOOK_PATIENCE_HOURS} hours`}::interval)`,
    );
    return false;
  }

  /** Whoever looks next goes on with it. */
  private async release(held: Held): Promise<void> {
    await this.work(sql`update webhook set retry_at = now() where ${this.at(held)}`);
  }

  /** Where it was found: it may have been paused or set back meanwhile. */
  private at({ id, pos, seq }: Held): Sql {
    return sql`id = ${id} and state = 'ACTIVE' and pos = ${pos}::bigint and seq = ${seq}::bigint`;
  }

  private async attempted(held: Held, event: string, posted: Posted): Promise<void> {
    const why = posted.arrived ? null : posted.why;
    await this.work(
      sql`insert into webhook_attempt as a (id, webhook_id, event_id, at, status, why, tries)
          values (${randomUUID()}, ${held.id}, ${event}, now(), ${posted.status ?? null}, ${why}, 1)
          on conflict (webhook_id, event_id) do update set at = now(), status = excluded.status, why = excluded.why, tries = a.tries + 1`,
    );
  }

  private async pause(held: Held, why: string): Promise<void> {
    await this.work(
      sql`update webhook set version = version + 1, state = 'PAUSED', paused_why = ${why} where id = ${held.id} and state = 'ACTIVE'`,
    );
  }
}

/** 5 seconds, doubled each time up to an hour, and anywhere within half of it: receivers that fell together do not rise together. */
export const backOff = (tries: number): number =>
  Math.round(Math.min(5_000 * 2 ** tries, 3_600_000) * (0.5 + Math.random() / 2));
