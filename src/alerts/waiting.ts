import { clocks, reachesFor, roles, type Reach } from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql, type Sql } from '../platform/db/sql';
import { overdueSql, snoozedSql, type DigestLine } from './alert.entity';

const escalation = clocks.codes.map((code) => `when '${code}' then '${clocks.row(code).escalateTo}'`).join(' ');
const OUR_KIND =
  '(select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = (select app.claimed()))';

const isDesk = () => caller().roles.includes('desk');
/** Who answers for how access was used, and has no part in cases. */
const oversees = () => caller().roles.some((role) => role === 'admin' || role === 'auditor');

/**
 * Driven from the unit's own access rows, with what it was asked by name; the national desk has neither and sees all.
 * An offer is with whom it was made to until it runs out, and from then with who made it.
 */
export const source = () =>
  isDesk() || oversees()
    ? 'alert l'
    : `(select l.*, a.reach from case_access a join alert l on l.case_id = a.case_id and l.unit_id is null
        where a.unit_id = (select app.claimed()) and a.until > now()
        union all
        select l.*, null from referral r join alert l on l.subject_id = r.id and l.unit_id = r.to_unit_id
        where (select app.claimed()) = case when r.expires_at > now() then r.to_unit_id else r.unit_id end) l`;

/** What nobody but the national desk may answer. */
const ofDesk = clocks.codes.filter((code) => {
  const clock = clocks.row(code);
  return 'act' in clock && roles.every((role) => (reachesFor([role], clock.act) !== null) === (role === 'desk'));
});

/** The desk has what was put before it, what awaits it by name, and what it alone can answer. A unit has what its roles can answer under the reach that it has of the case. */
export function waiting(): Sql {
  const open = raw('l.done_at is null');
  if (oversees()) return sql`${open} and l.clock = 'GLASS_REVIEW'`;
  if (isDesk()) return sql`${open} and (l.escalated_at is not null or l.awaits = 'DESK' or l.clock = any (${ofDesk}))`;
  const held = caller().roles;
  const mine = clocks.codes.flatMap((code) => {
    const clock = clocks.row(code);
    if (!('act' in clock)) return [];
    const may = [...(reachesFor(held, clock.act) ?? [])];
    const own = 'reaches' in clock ? clock.reaches.filter((reach: Reach) => may.includes(reach)) : [];
    if (may.length === 0) return [];
    return [
      sql`(l.clock = ${code} and case when l.awaits is null then l.reach = any (${own}::text[])
             else l.awaits = ${raw(OUR_KIND)} and l.reach = any (${may}::text[]) end)`,
    ];
  });
  const above = sql`(l.escalated_at is not null and l.clock <> 'GLASS_REVIEW' and case l.clock ${raw(escalation)} end = ${raw(OUR_KIND)})`;
  const asked = reachesFor(held, 'answerReferral') ? [raw('l.unit_id is not null')] : [];
  return sql`${open} and (${join([above, ...asked, ...mine], ' or ')})`;
}

/** What the unit put off for now is out of its sight, but of no supervisor’s. */
export const inSight = (): Sql => raw(caller().roles.includes('supervisor') ? 'true' : `not ${snoozedSql('l')}`);

export interface Counted extends DigestLine {
  snoozed: number;
}

/** The same alerts as the inbox has, by clock; of those that are overdue, how many fell due since then. */
export const counted = (since: string): Sql => sql`
  select l.clock, (count(*) filter (where w.seen))::int as open, (count(*) filter (where w.seen and w.late))::int as overdue,
         (count(*) filter (where w.seen and w.late and l.due_at >= ${since}::timestamptz))::int as "fallenDue",
         (count(*) filter (where w.aside))::int as snoozed
  from ${raw(source())} cross join lateral (select ${inSight()} as seen, ${raw(overdueSql('l'))} as late, ${raw(snoozedSql('l'))} as aside) w
  where ${waiting()} group by l.clock order by l.clock`;
