import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { loneRoles, STAND_IN_DAYS, type Role } from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import type { EndStandIn, GiveStandIn } from './administration.inputs';
import { StandIn } from './stand-in.entity';
import { administered, holdAccount, notOneself } from './standing.service';
import { ownUnit } from './units.service';

const DAY_MS = 86_400_000;

/** Leave to act for another unit of the same organisation: for some days, with no more than one's own roles. */
@Injectable()
export class StandIns {
  page({ first, after }: PageArgs, account: string | undefined): Plan {
    return page({
      entity: StandIn,
      where: account ? sql`t.account_id = ${account}` : raw('true'),
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async give({ account, unit, roles, until, reason }: GiveStandIn): Promise<Outcome> {
    const { query, actor, now } = tx();
    const held = await holdAccount(account);
    notOneself(held);
    await ownUnit(unit, held.organisationId);
    if (held.disabledAt) throw new Refused('ACCOUNT_DISABLED', 'account');
    if (unit === held.unitId) throw new Refused('OWN_UNIT', 'unit');
    const other = roles.find((role) => !held.roles.includes(role) || (loneRoles as readonly Role[]).includes(role));
    if (other || roles.length === 0) throw new Refused('NOT_OWN_ROLES', 'roles', { roles: held.roles.join(', ') });
    const last = now.getTime() + STAND_IN_DAYS * DAY_MS;
    if (until.getTime() <= now.getTime() || until.getTime() > last)
      throw new Refused('STAND_IN_TOO_LONG', 'until', { days: STAND_IN_DAYS });
    const [standing] = await query(
      sql`select 1 as one from stand_in where account_id = ${account} and unit_id = ${unit} and ended_at is null and until > now()`,
    );
    if (standing) throw new Refused('STANDS_IN', 'unit');
    const id = randomUUID();
    await query(
      sql`insert into stand_in (id, account_id, unit_id, roles, reason, maker_id, recorded_at, until)
          values (${id}, ${account}, ${unit}, ${roles}::text[], ${reason}, ${actor.account}, ${now}, ${until})`,
    );
    return { entity: StandIn, id, cases: [] };
  }

  /** By an administrator, or by whoever stands in: to give up what one was given takes nobody's leave. */
  async end({ standIn: id }: EndStandIn): Promise<Outcome> {
    const { query, actor, now } = tx();
    if (actor.roles.includes('admin')) await administered();
    const [found] = await query<{ live: boolean }>(
      sql`select ended_at is null and until > now() as live from stand_in where id = ${id} for no key update`,
    );
    if (!found) throw new Refused('NOT_FOUND', 'standIn');
    if (!found.live) throw new Refused('STAND_IN_ENDED', 'standIn');
    await query(sql`update stand_in set ended_at = ${now} where id = ${id}`);
    return { entity: StandIn, id, cases: [] };
  }
}
