import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = `
alter table handed_item add "follows_id" uuid, add check (follows_id <> id),
  add constraint "FK_f12c12497d40e268399966121b7" foreign key ("follows_id") references "handed_item"("id");
create index handed_item_follows on handed_item (follows_id) where follows_id is not null;
`;

const bars = '(select app.barred())::uuid[]';

/** A thing is followed from one BAST to the next; what is not told of shows, and stays with who gave the person then. */
const functions = `
create function app.sees_things(the_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select the_case <> all (${bars}) and (app.standing() = 'desk' or exists (select from case_access a
    where a.case_id = the_case and a.unit_id = app.unit() and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'TRAVEL', 'SUMMARY')))
$$;

-- The last BAST by which somebody was taken, signed before another was; of all where the other is still to be signed.
create function app.bast_before(the_case uuid, the_handover uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.id from handed_person p join handover b on b.id = p.handover_id and b.corrects_id is null
  where p.case_id = the_case and p.refusal is null and b.id is distinct from the_handover
    and b.giver_signed_at is not null and b.receiver_signed_at is not null
    and not exists (select from handover h where h.id = the_handover and h.giver_signed_at is not null and h.receiver_signed_at is not null
      and (greatest(b.giver_signed_at, b.receiver_signed_at), b.recorded_at) > (greatest(h.giver_signed_at, h.receiver_signed_at), h.recorded_at))
  order by greatest(b.giver_signed_at, b.receiver_signed_at) desc, b.recorded_at desc limit 1
$$;

-- What came along by a BAST: what an addendum says of a thing counts instead of what was said of it before.
create function app.things_by(the_case uuid, the_handover uuid) returns table (id uuid, follows_id uuid, kind text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with said as (
    select i.id, i.follows_id, i.kind, i.missing, coalesce(b.addendum, 0) as nth
    from handover b join handed_person p on p.handover_id = b.id and p.case_id = the_case join handed_item i on i.handed_person_id = p.id
    where the_handover in (b.id, b.corrects_id) and b.giver_signed_at is not null and b.receiver_signed_at is not null
  )
  select s.id, s.follows_id, s.kind from said s
  where s.missing is null and not exists (select from said n where n.nth > s.nth and n.follows_id in (s.id, s.follows_id))
$$;

-- Of what came along by the BAST before: that of which neither this one nor a signed addendum to it says what became.
create function app.things_untold(the_case uuid, the_handover uuid) returns table (id uuid, kind text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id, t.kind from app.things_by(the_case, app.bast_before(the_case, the_handover)) t
  where not exists (select from handover b join handed_person p on p.handover_id = b.id and p.case_id = the_case
    join handed_item i on i.handed_person_id = p.id and i.follows_id in (t.id, t.follows_id)
    where b.id = the_handover or b.corrects_id = the_handover and b.giver_signed_at is not null and b.receiver_signed_at is not null)
$$;

-- Which things a new BAST can follow, or an addendum to this one: also what stands on it. None to whom they are closed.
create function app.things_to_follow(the_case uuid, the_handover uuid) returns json
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(json_agg(t.id order by t.id), '[]') from (
    select b.id from app.things_by(the_case, app.bast_before(the_case, the_handover)) b
    union select i.id from handover b join handed_person p on p.handover_id = b.id and p.case_id = the_case
      join handed_item i on i.handed_person_id = p.id
      where the_handover in (b.id, b.corrects_id) and b.giver_signed_at is not null and b.receiver_signed_at is not null
  ) t where app.sees_things(the_case)
$$;

create function app.not_told(the_line uuid) returns json
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(json_agg(t.id order by t.id), '[]') from handed_person p
  join handover b on b.id = p.handover_id and b.corrects_id is null
  cross join lateral app.things_untold(p.case_id, b.id) t
  where p.id = the_line and p.refusal is null and app.sees_things(p.case_id)
$$;

create or replace function app.custody(the_case uuid) returns json
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with c as (
    select c.id, c.received_at, u.code as post from cases c join unit u on u.id = c.post_id
    where c.id = the_case and (app.standing() = 'desk' and c.id <> all (${bars}) or exists (select from case_access a
      where a.case_id = c.id and a.unit_id = app.unit() and a.case_id <> all (${bars}) and a.until > now()
        and a.reach in ('CUSTODY', 'CARE')))
  ),
  paper (at, given, given_unit, given_party, taken, taken_unit, taken_party, how, gap, document, untold) as (
    select c.received_at, false, null, null, true, c.post, null, 'REGISTRATION', null, null, null::json from c
    union all
    select greatest(b.giver_signed_at, b.receiver_signed_at), true, g.code, b.giver_party, true, r.code, b.receiver_party, 'HANDOVER', null, b.number, (select json_agg(json_build_object('kind', t.kind) order by t.kind, t.id) from app.things_untold(c.id, b.id) t)
      from c join handed_person h on h.case_id = c.id and h.refusal is null join handover b on b.id = h.handover_id and b.corrects_id is null
      left join unit g on g.id = b.giver_id left join unit r on r.id = b.receiver_id
      where b.giver_signed_at is not null and b.receiver_signed_at is not null
    union all
    -- Offers have a kind since a later migration; those that pass custody say so by it.
    select r.answered_at, true, g.code, null, true, t.code, null, 'TRANSFER', null, null, null
      from c join referral r on r.case_id = c.id and r.state = 'ACCEPTED' and to_jsonb(r) ->> 'kind' in ('TRANSFER', 'RETURN', 'REQUEST')
      join unit g on g.id = case to_jsonb(r) ->> 'kind' when 'REQUEST' then r.to_unit_id else r.unit_id end
      join unit t on t.id = case to_jsonb(r) ->> 'kind' when 'REQUEST' then r.unit_id else r.to_unit_id end
    union all
    select s.came_at, false, null, null, true, u.code, null, 'STAY', null, null, null
      from c join stay s on s.case_id = c.id and s.came_at is not null join shelter h on h.id = s.shelter_id join unit u on u.id = h.unit_id
    union all
    select s.left_at, true, u.code, null, false, null, null, null, 'BED_LEFT', null, null
      from c join stay s on s.case_id = c.id and s.left_at is not null and s.came_at is not null
      join shelter h on h.id = s.shelter_id join unit u on u.id = h.unit_id
    union all
    select s.left_at, false, null, null, false, null, null, null, 'NEVER_CAME', null, null
      from c join stay s on s.case_id = c.id and s.absence is not null
    union all
    select e.occurred_at, false, null, null, true, null, null, 'HOME', null, null, null
      from c join case_event e on e.case_id = c.id and e.kind in ('discharge', 'directHome')
    union all
    select e.occurred_at, false, null, null, false, null, null, null, 'CONTACT_LOST', null, null
      from c join case_event e on e.case_id = c.id and e.kind = 'loseContact'
    union all
    select e.occurred_at, false, null, null, true, u.code, null, 'FOUND', null, null, null
      from c join case_event e on e.case_id = c.id and e.kind = 'reconnect' join unit u on u.id = e.unit_id
  )
  select json_agg(json_build_object('at', p.at, 'how', p.how, 'gap', p.gap, 'document', p.document, 'untold', coalesce(p.untold, '[]'),
    'from', case when p.given then json_build_object('unit', p.given_unit, 'party', p.given_party) end,
    'to', case when p.taken then json_build_object('unit', p.taken_unit, 'party', p.taken_party) end) order by p.at)
  from paper p
$$;
`;

const within = ['sees_things(uuid)', 'bast_before(uuid, uuid)', 'things_by(uuid, uuid)', 'things_untold(uuid, uuid)'];
const asked = ['things_to_follow(uuid, uuid)', 'not_told(uuid)'];

export class Carried1764740000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(functions);
    for (const name of [...within, ...asked]) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
    }
    for (const name of asked) await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk`);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
