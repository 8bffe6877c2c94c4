import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Env } from '#server';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Cursors } from '../platform/operation/cursor';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { ENV } from '../platform/platform.module';
import { one, page, type Plan } from '../platform/read/plan';
import { KeyRing } from '../platform/vault/key-ring';
import { receiverAt } from './address';
import { newSecret, openSecret, sealSecret } from './signing';
import { NewWebhook, Webhook, WebhookAttempt } from './webhook.entity';
import type { ChangeWebhook, OfWebhook, RegisterWebhook, ReplayWebhook } from './webhooks.inputs';

const MOST = 5;
/** How long the secret before goes on signing, for a partner to change over. */
const OVERLAP_MS = 24 * 3_600_000;
const LAST = '9223372036854775807';

/** A machine's own webhooks. Its wall lets it see and change no others. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(ENV) private readonly env: Pick<Env, 'webhookHosts'>,
    private readonly ring: KeyRing,
    private readonly cursors: Cursors,
  ) {}

  page({ first, after }: PageArgs): Plan {
    const order = { order: 't.recorded_at', orderType: 'timestamptz', descending: true } as const;
    return page({
      entity: Webhook,
      where: raw(`t.state <> 'REMOVED'`),
      ...order,
      first: checkFirst(first, true),
      after,
    });
  }

  one(id: string): Plan {
    return one(Webhook, (t) => sql`${raw(t)}.id = ${id} and ${raw(t)}.state <> 'REMOVED'`);
  }

  attempts(webhook: string, failedOnly: boolean, { first, after }: PageArgs): Plan {
    const order = { order: 't.at', orderType: 'timestamptz', descending: true } as const;
    const where = sql`t.webhook_id = ${webhook}${raw(failedOnly ? ' and t.why is not null' : '')}`;
    return page({ entity: WebhookAttempt, where, ...order, first: checkFirst(first, true), after });
  }

  async register({ url: text }: RegisterWebhook): Promise<Outcome> {
    const { query, actor, now } = tx();
    const url = this.judged(text);
    const [count] = await query<{ n: number }>(sql`select count(*)::int as n from webhook where state <> 'REMOVED'`);
    if ((count?.n ?? 0) >= MOST) throw new Refused('WEBHOOKS_TOO_MANY', 'url', { most: MOST });
    const [id, secret] = [randomUUID(), newSecret()];
    // From here on: what is finished is behind it, what still runs is before it.
    await query(
      sql`insert into webhook (id, version, account_id, unit_id, url, state, secret, pos, seq, retry_at, recorded_at)
          values (${id}, 1, ${actor.account}, ${actor.unit}, ${url}, 'ACTIVE', ${this.seal(id, secret)}, app.horizon() - 1, ${LAST}, ${now}, ${now})`,
    );
    return outcomeOfNew({ id, version: 1, url, secret, oldSecretUntil: null });
  }

  /** What waits goes to the new address, at once: the old one may have been why it waits. */
  async change({ webhook: id, version, url: text }: ChangeWebhook): Promise<Outcome> {
    const url = this.judged(text);
    await hold(id, version);
    await tx().query(
      sql`update webhook set version = version + 1, url = ${url}, tries = 0, failing_since = null, retry_at = now() where id = ${id}`,
    );
    return { entity: Webhook, id, cases: [] };
  }

  /** The one before signs beside it for a day. */
  async rotate({ webhook: id, version: read }: OfWebhook): Promise<Outcome> {
    const { query, now } = tx();
    const { url, version } = await hold(id, read);
    const [secret, until] = [newSecret(), new Date(now.getTime() + OVERLAP_MS)];
    await query(
      sql`update webhook set version = version + 1, old_secret = secret, old_secret_until = ${until}, secret = ${this.seal(id, secret)} where id = ${id}`,
    );
    return outcomeOfNew({ id, version: version + 1, url, secret, oldSecretUntil: until });
  }

  /** The same key again: what it left, as it is now. */
  async again(id: string): Promise<Outcome> {
    const [row] = await tx().query<Omit<NewWebhook, 'secret'> & { secret: Buffer }>(
      sql`select id, version, url, secret, old_secret_until as "oldSecretUntil" from webhook where id = ${id} and state <> 'REMOVED'`,
    );
    if (!row) throw new Refused('NOT_FOUND', 'key');
    return outcomeOfNew({ ...row, secret: openSecret(this.ring.secret('webhooks'), row.id, row.secret) });
  }

  pause(of: OfWebhook): Promise<Outcome> {
    return this.set(of, PAUSED);
  }

  resume(of: OfWebhook): Promise<Outcome> {
    return this.set(of, FRESH);
  }

  /** Its secrets go with it. */
  remove(of: OfWebhook): Promise<Outcome> {
    return this.set(of, REMOVED);
  }

  private async set({ webhook: id, version }: OfWebhook, columns: string): Promise<Outcome> {
    await hold(id, version);
    await tx().query(sql`update webhook set ${raw(columns)} where id = ${id}`);
    return { entity: Webhook, id, cases: [] };
  }

  /** All that came after a mark of `changes`, or since an instant, is sent again, in its order. */
  async replay({ webhook: id, version, after, since }: ReplayWebhook): Promise<Outcome> {
    const { query } = tx();
    if ((after === undefined) === (since === undefined))
      throw new Refused('INVALID_VALUE', 'after', { field: 'after' });
    await hold(id, version);
    const mark = this.cursors.read('changes', after);
    const [found] = mark
      ? [{ pos: mark.k }]
      : await query<{ pos: string | null }>(
          sql`select min(e.pos)::text as pos from case_access a join case_event e on e.case_id = a.case_id and e.recorded_at >= ${since ?? null}
              where a.unit_id = (select app.claimed()) and a.updated_at >= ${since ?? null}`,
        );
    if (found?.pos)
      await query(
        sql`update webhook set ${raw(FRESH)}, pos = ${found.pos}::bigint - 1, seq = ${LAST} where id = ${id} and (pos, seq) > (${found.pos}::bigint - 1, ${LAST}::bigint)`,
      );
    return { entity: Webhook, id, cases: [] };
  }

  private judged(text: string): string {
    const url = receiverAt(text, this.env.webhookHosts);
    if (!url) throw new Refused('WEBHOOK_ADDRESS', 'url');
    return url.href;
  }

  private seal(id: string, secret: string): Buffer {
    return sealSecret(this.ring.secret('webhooks'), id, secret);
  }
}

const FRESH = `version = version + 1, state = 'ACTIVE', paused_why = null, tries = 0, failing_since = null, retry_at = now()`;

const PAUSED = `version = version + 1, state = 'PAUSED', paused_why = null`;
const REMOVED = `version = version + 1, state = 'REMOVED', retry_at = now(), secret = '', old_secret = null, old_secret_until = null`;

async function hold(id: string, version: number | undefined): Promise<{ url: string; version: number }> {
  const [found] = await tx().query<{ url: string; version: number }>(
    sql`select url, version from webhook where id = ${id} and state <> 'REMOVED' for no key update`,
  );
  if (!found) throw new Refused('NOT_FOUND', 'webhook');
  if (version !== undefined && version !== found.version) throw new Refused('STALE_VERSION', 'version');
  return found;
}

const outcomeOfNew = (made: Omit<NewWebhook, never>): Outcome => ({
  entity: Webhook,
  id: made.id,
  cases: [],
  value: Object.assign(new NewWebhook(), made),
});
