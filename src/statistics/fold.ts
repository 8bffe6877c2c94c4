import type { ClientBase } from 'pg';
import { dayLimits, moneyLimits, SCORE_STEP } from '#domain';

const BATCH = 2_000;
/** Stands for the national desk, which sees all cases. */
const DESK = '00000000-0000-0000-0000-000000000000';

const days = (from: string, to: string): string =>
  `case ${dayLimits.map((limit) => `when ${to} - ${from} <= interval '${limit} days' then 'D${limit}'`).join(' ')} else 'MORE' end`;

const money = `case when a.cost_minor is null then 'NONE' when a.currency <> 'IDR' then 'FOREIGN'
  ${Object.entries(moneyLimits)
    .map(([band, millions]) => `when a.cost_minor <= ${millions}00000000 then '${band}'`)
    .join(' ')} else 'MORE' end`;

/** One code, or that there are several or none. */
const single = (codes: string): string =>
  `case coalesce(cardinality(${codes}), 0) when 0 then 'UNKNOWN' when 1 then (${codes})[1] else 'SEVERAL' end`;

/** Who disagrees in `g`, as the domain's `partiesOf` writes it. */
const parties = `(select case when count(distinct o.kind) > 2 then 'SEVERAL'
  else string_agg(distinct o.kind collate "C", '+' order by o.kind collate "C") end from organisation o where o.code = any (g.agencies))`;

/** What can be counted of a case `c`: the series, its kind, when it was so, and what is told apart by it alone. */
const countable = `
  select 'REGISTERED', '', c.received_at, '{}'::jsonb
  union all
  (select distinct on (s.series) s.series, '', e.occurred_at,
      jsonb_build_object('DAYS', ${days('c.received_at', 'e.occurred_at')}, 'REASON', coalesce(c.closure_reason, 'UNKNOWN'))
    from case_event e join (values ('IDENTIFIED', 'IDENTIFIED'), ('ARRIVED', 'ARRIVED'), ('IN_SHELTER', 'SHELTERED'), ('RETURNED_HOME', 'RETURNED'),
      ('REINTEGRATING', 'REINTEGRATING'), ('CLOSED', 'CLOSED')) s (state, series) on s.state = e.to_state
    where e.case_id = c.id order by s.series, e.seq)
  union all
  select 'SECOND_EPISODE', '', c.received_at, '{}' where exists (
    select from person_match m where m.case_id = c.id and m.verdict = 'SAME_NEW_EPISODE')
  union all
  select 'HELD', h.code, h.occurred_at, '{}' from hold h where h.case_id = c.id
  union all
  select 'HOLD_CLEARED', h.code, h.cleared_at, jsonb_build_object('DAYS', ${days('h.occurred_at', 'h.cleared_at')})
    from hold h where h.case_id = c.id and h.cleared_at is not null
  union all
  select 'ASSISTED', a.type, a.occurred_at, jsonb_build_object('MONEY', ${money})
    from assistance a where a.case_id = c.id and a.state = 'GIVEN'
  union all
  select 'SURVEYED', 'M' || v.month, v.occurred_at, jsonb_build_object('SCORE', coalesce(v.band, 'UNKNOWN'), 'CHANGE',
      case when v.composite - b.composite >= ${SCORE_STEP} then 'BETTER' when v.composite - b.composite <= -${SCORE_STEP} then 'WORSE'
           when v.composite is null or b.composite is null then 'UNKNOWN' else 'SAME' end)
    from survey v left join survey b on b.case_id = v.case_id and b.month = 0 and b.instrument = v.instrument
    where v.case_id = c.id and v.month in (0, 3, 6, 12)
  union all
  select 'OVERDUE', l.clock, l.due_at, '{}' from alert l
    where l.case_id = c.id and l.due_at < coalesce(l.done_at, now()) and (l.done_at is not null or l.escalated_at is not null)
  union all
  select x.series, g.kind, x.at, jsonb_build_object('AWAITED', g.awaits, 'PARTIES', ${parties}) || x.more
    from disagreement g cross join lateral (
      select 'DISAGREED', g.opened_at, '{}'::jsonb
      union all select 'SETTLED', g.settled_at, jsonb_build_object('DAYS', ${days('g.opened_at', 'g.settled_at')})
        where g.settled_at is not null) x (series, at, more)
    where g.case_id = c.id`;

const count = `
  insert into counted (series, kind, case_id, year, place)
  select x.series, x.kind, c.id, extract(year from x.at at time zone 'Asia/Jakarta')::int,
    jsonb_build_object(
      'GROUP', app.who(p.sex, c.child_at_identification, p.birth_year, c.received_at),
      'QUARTER', 'Q' || extract(quarter from x.at at time zone 'Asia/Jakarta'),
      'COUNTRY', c.country, 'PROVINCE', coalesce(p.home_province, 'UNKNOWN'), 'POST', post.code, 'AGENCY', o.kind,
      'CHANNEL', ${single('c.recruitment_methods')}, 'AUTHORITY', coalesce(d.body, 'UNKNOWN'), 'FORM', ${single('d.purposes')},
      'SECTOR', case x.series when 'REGISTERED' then ${single('c.sectors')} else ${single('d.sectors')} end) || x.more
  from cases c join person p on p.id = c.person_id join unit post on post.id = c.post_id
    join unit holder on holder.id = c.holder_id join organisation o on o.id = holder.organisation_id
    left join lateral (select n.body, n.purposes, n.sectors from determination n where n.case_id = c.id and n.outcome <> 'NOT'
      order by n.recorded_at limit 1) d on true
    cross join lateral (${countable}) x (series, kind, at, more)
  where c.id = any ($1::uuid[])
  order by x.at
  on conflict do nothing`;

const uncount = (which: string): string => `
  with gone as (delete from case_standing where ${which} returning unit_id, state, country, who)
  update case_number n set count = n.count - g.count
  from (select unit_id, state, country, who, count(*) as count from gone group by 1, 2, 3, 4) g
  where n.unit_id = g.unit_id and n.state = g.state and n.country = g.country and n.who = g.who`;

const stand = `
  with fresh as (
    insert into case_standing (case_id, unit_id, state, country, who, until)
    select c.id, x.unit_id, c.state, c.country, app.who(p.sex, c.child_at_identification, p.birth_year, c.received_at), x.until
    from cases c join person p on p.id = c.person_id
      cross join lateral (
        select a.unit_id, a.until from case_access a where a.case_id = c.id and a.until > now() and a.reach <> 'TRACE'
        union all select '${DESK}'::uuid, 'infinity') x
    where c.id = any ($1::uuid[]) returning unit_id, state, country, who)
  insert into case_number as n (unit_id, state, country, who, count)
  select unit_id, state, country, who, count(*) from fresh group by 1, 2, 3, 4
  on conflict (unit_id, state, country, who) do update set count = n.count + excluded.count`;

/**
 * Brings the numbers up to date with the cases that something happened to, and counts what can newly be counted. One
 * transaction a batch, one folder at a time; answers how many cases it took.
 */
export async function fold(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ case_id: string }>(
    `with taken as (delete from case_mark where ctid = any (array(select ctid from case_mark limit ${BATCH})) returning case_id)
     select distinct case_id from taken`,
  );
  const cases = rows.map((row) => row.case_id);
  await client.query(uncount(`until <= now()`));
  if (cases.length === 0) return 0;
  await client.query(uncount('case_id = any ($1::uuid[])'), [cases]);
  await client.query(stand, [cases]);
  await client.query(count, [cases]);
  return cases.length;
}
