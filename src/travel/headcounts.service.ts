import { Injectable } from '@nestjs/common';
import { escortsFor, headcountOf, type Announced, type Gap, type Head } from '#domain';
import { raw, sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { value, work, type Plan } from '../platform/read/plan';
import { handedOver } from '../cases/group.entity';
import { headOf, type HeadRow } from './heads';
import type { Headcount, LegHeadcount } from './headcount';
import { escortedOn } from './manifest-entries';

/** Heads, counted at every point from what is on record; nothing of a count is stored. */
@Injectable()
export class Headcounts {
  count(group: string | undefined, movement: string | undefined): Plan {
    if (Boolean(group) === Boolean(movement)) throw new Refused('INVALID_VALUE', 'group', { field: 'group, movement' });
    return work(async () => {
      const answer = movement ? await this.ofMovement(movement) : await this.ofGroup(group ?? '');
      const cases = answer?.lines.flatMap(({ gaps }) => gaps.flatMap((gap) => gap.case ?? []));
      return value(answer, cases);
    });
  }

  private async ofMovement(id: string): Promise<Headcount | null> {
    const seen = await tx().query(sql`select from movement where id = ${id}`);
    if (seen.length === 0) return null;
    const rows = await headRows(
      sql`(select distinct on (m.case_id) m.* from passenger m where m.movement_id = ${id} order by m.case_id, m.listed_at desc, m.recorded_at desc)`,
      sql`p.id is not null`,
    );
    const { escorts: has, ...people } = await escortedOn(id);
    const answer = await told(
      rows,
      rows.map((row) => headOf(row, { wholeWay: false, begun: true })),
    );
    return { ...answer, legs: await legRows(sql`l.movement_id = ${id}`), escorts: { has, ...escortsFor(people) } };
  }

  private async ofGroup(id: string): Promise<Headcount | null> {
    const [group] = await tx().query<{ expected: number | null }>(
      sql`select expected from intake_group where id = ${id}`,
    );
    if (!group) return null;
    const rows = await headRows(
      sql`(select distinct on (m.case_id) m.* from cases o join passenger m on m.case_id = o.id where o.group_id = ${id}
           order by m.case_id, m.listed_at desc, m.recorded_at desc)`,
      sql`c.group_id = ${id}`,
    );
    const begun = rows.some(({ departedAt }) => departedAt !== null);
    const heads = rows.map((row) => headOf(row, { wholeWay: true, begun }));
    const announced = group.expected === null ? undefined : { count: group.expected, gaps: await onlyTheirs(id) };
    const legs = await legRows(
      sql`l.id in (select b.leg_id from boarding b join cases c on c.id = b.case_id where c.group_id = ${id})`,
    );
    return { ...(await told(rows, heads, announced)), legs, escorts: null };
  }
}

async function told(
  rows: readonly HeadRow[],
  heads: readonly Head[],
  announced?: Announced,
): Promise<Omit<Headcount, 'legs' | 'escorts'>> {
  const lines = headcountOf(heads, announced);
  const units = await tx().query<{ id: string; code: string }>(
    sql`select id, code from unit where id = any (${[...new Set(lines.flatMap(({ gaps }) => gaps.map((gap) => gap.owner)))]}::uuid[])`,
  );
  const codeOf = new Map(units.map(({ id, code }) => [id, code]));
  const at = (point: string) => lines.find((line) => line.point === point)?.present ?? 0;
  return {
    expected: lines[0]?.expected ?? 0,
    births: rows.filter(({ born }) => born).length,
    found: rows.filter(({ found }) => found).length,
    heldBack: rows.filter(({ passage }) => passage === 'HELD_BACK').length,
    boarded: at('BOARDED'),
    landed: at('LANDED'),
    handedOver: at('HANDED_OVER'),
    unexplained: lines.reduce((sum, line) => sum + line.unexplained, 0),
    lines: lines.map((line) => ({
      ...line,
      gaps: line.gaps.map((gap) => ({ ...gap, ownerCode: codeOf.get(gap.owner) ?? '' })),
    })),
  };
}

/** Whom the host state's latest list has and who is no case of ours: announced, and somebody finds them, or found why not. */
const onlyTheirs = (group: string): Promise<Gap[]> =>
  tx().query<Gap & Record<string, unknown>>(
    sql`select null as case, coalesce(e.resolution, 'NOT_REGISTERED') as reason, e.owner_id as owner, e.recorded_at as since from host_entry e
        where e.standing = 'ONLY_THEIRS' and e.case_id is null
          and e.list_id = (select l.id from host_list l where l.group_id = ${group} order by l.occurred_at desc, l.recorded_at desc limit 1)`,
  );

/** Each case with its latest place on a movement, and all that says how far they are and why no further. */
const headRows = (places: Sql, where: Sql): Promise<HeadRow[]> =>
  tx().query<HeadRow>(
    sql`select c.id as case, c.state, c.holder_id as holder, c.updated_at as "updatedAt",
           p.state as passage, p.reason, coalesce(p.owner_id, m.unit_id) as owner, p.left_at as "leftAt", coalesce(p.cleared, false) as cleared,
           l.departed_at as "departedAt", l.arrived_at as "arrivedAt", l.to_place as "to",
           exists (select from boarding b join leg r on r.id = b.leg_id where b.passenger_id = p.id and b.ended_at is null and r.departed_at is not null) as rode,
           exists (select from leg o where o.movement_id = p.movement_id and o.departed_at is null and o.cancelled_at is null
                   and (p.state = 'LISTED' or o.from_place = l.to_place)) as "goesOn",
           exists (select from passenger o where o.leg_id = p.leg_id and o.state in ('ARRIVED', 'MISSING')) as "counted",
           exists (select from passenger j where j.case_id = c.id and j.joined = 'BIRTH') as born,
           exists (select from passenger j where j.case_id = c.id and j.joined = 'FOUND_ON_BOARD') as found,
           ${raw(handedOver('c.id'))} as handed,
           exists (select from handed_person h join handover b on b.id = h.handover_id where h.case_id = c.id
                   and (b.giver_signed_at is null or b.receiver_signed_at is null)) as drafted,
           r.refusal, r.at as "refusedAt",
           exists (select from handover b where b.movement_id = p.movement_id and b.giver_signed_at is not null and b.receiver_signed_at is not null) as "signing",
           h.unit_id as "holdOwner", h.occurred_at as "holdSince"
        from cases c left join ${places} p on p.case_id = c.id left join movement m on m.id = p.movement_id left join leg l on l.id = p.leg_id
        left join lateral (select o.unit_id, o.occurred_at from hold o where o.case_id = c.id and o.cleared_at is null
                           order by o.occurred_at limit 1) h on true
        left join lateral (select y.refusal, greatest(b.giver_signed_at, b.receiver_signed_at) as at from handed_person y join handover b on b.id = y.handover_id
                           where y.case_id = c.id and y.refusal is not null and b.occurred_at >= p.entered_at
                             and b.giver_signed_at is not null and b.receiver_signed_at is not null order by 2 desc limit 1) r on true
        where ${where} order by c.id`,
  );

const legRows = (where: Sql): Promise<LegHeadcount[]> =>
  tx().query<LegHeadcount & Record<string, unknown>>(
    sql`select l.id as leg, l.from_place as "from", l.to_place as "to", l.seats, count(b.id)::int as boarded,
               (case when l.arrived_at is null then 0 else count(b.id) - count(*) filter (where p.state = 'MISSING' and p.leg_id = l.id) end)::int as landed,
               (count(*) filter (where p.state = 'MISSING' and p.leg_id = l.id))::int as gaps
        from leg l left join boarding b on b.leg_id = l.id and b.ended_at is null left join passenger p on p.id = b.passenger_id
        where ${where} and l.cancelled_at is null group by l.id order by ${raw('l.planned_departure, l.place, l.id')}`,
  );
