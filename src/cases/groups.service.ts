import { Injectable } from '@nestjs/common';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { one, page, type Plan } from '../platform/read/plan';
import { checkTime } from './case-record.service';
import { Group } from './group.entity';
import type { ChangeGroup, CreateGroup } from './group.input';

@Injectable()
export class Groups {
  one(id: string): Plan {
    return one(Group, (t) => sql`${raw(t)}.id = ${id}`);
  }

  page({ first, after }: PageArgs): Plan {
    return page({
      entity: Group,
      where: raw('true'),
      order: 't.received_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  async create(input: CreateGroup): Promise<Outcome> {
    checkTime(input.receivedAt);
    await tx().query(
      sql`insert into intake_group (id, unit_id, reference, country, expected, received_at)
          values (${input.id}, ${tx().actor.unit}, ${input.reference}, ${input.country}, ${input.expected ?? null}, ${input.receivedAt})`,
    );
    return { entity: Group, id: input.id, cases: [] };
  }

  /** Who was announced and is not there is asked after; who came and was not announced makes the host state count again. */
  async change({ group, was, expected }: ChangeGroup): Promise<Outcome> {
    const { query, actor } = tx();
    const [own] = await query<{ expected: number | null }>(
      sql`select expected from intake_group where id = ${group} and unit_id = ${actor.unit} for no key update`,
    );
    if (!own) throw new Refused('GROUP_CLOSED', 'group');
    if (own.expected !== (was ?? null)) throw new Refused('STALE_VERSION', 'was');
    await query(sql`update intake_group set expected = ${expected ?? null} where id = ${group}`);
    return { entity: Group, id: group, cases: [] };
  }
}
