import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { INVITATION_HOURS, type InvitationKind } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import type { RevokeInvitation } from './administration.inputs';
import type { OfAccount } from './account-act.input';
import { Invitation } from './invitation.entity';
import { IssuedInvitation } from './issued-invitation';
import { administered, holdAccount, notOneself } from './standing.service';

const HOUR_MS = 3_600_000;

/** The secret of a link, what is kept of it, and where it leads; the fragment is in no server's log. */
export function newLink(): { link: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { link: `/sign-in/invitation#${token}`, hash: createHash('sha256').update(token).digest() };
}

export const goodUntil = (now: Date): Date => new Date(now.getTime() + INVITATION_HOURS * HOUR_MS);

/** Links by which people come in. Each is shown once; an account has one that works at most. */
@Injectable()
export class Invitations {
  page({ first, after }: PageArgs): Plan {
    return page({
      entity: Invitation,
      where: raw('true'),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async issue({ id: account, login }: { id: string; login: string }, kind: InvitationKind): Promise<Outcome> {
    const { query, actor, now } = tx();
    await this.revokeAll(account);
    const { link, hash } = newLink();
    const id = randomUUID();
    const expiresAt = goodUntil(now);
    await query(
      sql`insert into invitation (id, account_id, kind, token_hash, maker_id, recorded_at, expires_at)
          values (${id}, ${account}, ${kind}, ${hash}, ${actor.account}, ${now}, ${expiresAt})`,
    );
    const value = Object.assign(new IssuedInvitation(), { id, account, login, kind, expiresAt, link });
    return { entity: Invitation, id, cases: [], value };
  }

  /** The same key again: that it was made, without the link, which is kept nowhere. */
  async issuedBefore(account: { id: string } | { login: string }): Promise<Outcome> {
    const { id: given = null, login = null } = account as { id?: string; login?: string };
    const [before] = await tx().query<{ id: string; account: string; login: string; kind: string; expiresAt: Date }>(
      sql`select i.id, i.account_id as account, a.login, i.kind, i.expires_at as "expiresAt"
          from invitation i join account a on a.id = i.account_id
          where (a.id = ${given}::uuid or split_part(a.login, '@', 1) = ${login}) and i.maker_id = ${tx().actor.account}
          order by i.recorded_at desc limit 1`,
    );
    if (!before) throw new Refused('NOT_FOUND', 'account');
    const value = Object.assign(new IssuedInvitation(), { ...before, link: null });
    return { entity: Invitation, id: before.id, cases: [], value };
  }

  /** A lost link is not sent again but replaced: what was sent before works no more. */
  async resend({ account, version }: OfAccount): Promise<Outcome> {
    const held = await holdAccount(account, version);
    notOneself(held);
    if (held.disabledAt) throw new Refused('ACCOUNT_DISABLED', 'account');
    const [last] = await tx().query<{ kind: InvitationKind; used: boolean }>(
      sql`select kind, used_at is not null as used from invitation where account_id = ${held.id} order by recorded_at desc limit 1`,
    );
    if (!last || last.used) throw new Refused('INVITATION_ENDED', 'account');
    return this.issue(held, last.kind);
  }

  async revoke({ invitation: id }: RevokeInvitation): Promise<Outcome> {
    const { query, now } = tx();
    await administered();
    const [found] = await query<{ live: boolean }>(
      sql`select used_at is null and revoked_at is null and expires_at > now() as live from invitation where id = ${id} for no key update`,
    );
    if (!found) throw new Refused('NOT_FOUND', 'invitation');
    if (!found.live) throw new Refused('INVITATION_ENDED', 'invitation');
    await query(sql`update invitation set revoked_at = ${now} where id = ${id}`);
    return { entity: Invitation, id, cases: [] };
  }

  async revokeAll(account: string): Promise<void> {
    const { query, now } = tx();
    await query(
      sql`update invitation set revoked_at = ${now} where account_id = ${account} and used_at is null and revoked_at is null`,
    );
  }
}
