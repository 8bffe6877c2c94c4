import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who refused somebody at a handover and goes on seeing them by a referral that it accepted sees them by that. */
const refused = `
create or replace function app.pass_custody(the_handover uuid) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare h record; gone int;
begin
  select * into h from public.handover where id = the_handover;
  if (app.unit() in (h.giver_id, h.receiver_id)) is not true or h.giver_signed_at is null or h.receiver_signed_at is null
     or h.corrects_id is not null then
    raise exception 'not signed' using errcode = '42501';
  end if;
  perform from public.cases c where c.id in (select p.case_id from public.handed_person p where p.handover_id = h.id) order by c.id for update;
  select count(*) into gone from public.handed_person p join public.cases c on c.id = p.case_id
    where p.handover_id = h.id and p.refusal is null and c.holder_id <> coalesce(h.giver_id, h.receiver_id);
  if gone > 0 then return gone; end if;
  -- Whom the receiver saw only to sign for, and did not take, they see no longer; whom they were to see by a referral that
  -- they accepted as well they see by that, so that a yes that is taken back ends it.
  update public.case_access a set why = case when r.accepted then 'REFERRAL' else a.why end,
      reach = case when r.accepted then a.reach else 'TRACE' end, until = case when r.accepted then a.until else now() end
    from public.handed_person p cross join lateral (select exists (select from public.referral o where o.case_id = p.case_id
      and o.to_unit_id = h.receiver_id and o.state = 'ACCEPTED' and o.service in ('RECEPTION', 'DOCUMENTS')) as accepted) r
    where p.handover_id = h.id and p.refusal is not null and a.case_id = p.case_id and a.unit_id = h.receiver_id
      and a.reach = 'TRAVEL' and a.why = 'HANDOVER';
  if h.giver_id is null or h.receiver_id is null then return 0; end if;
  update public.case_access a set reach = 'SUMMARY', since = now(), until = now() + interval '90 days', why = 'HANDOVER'
    from public.handed_person p where p.handover_id = h.id and p.refusal is null and a.case_id = p.case_id and a.unit_id = h.giver_id;
  perform app.give(p.case_id, h.receiver_id, 'CUSTODY', 'HANDOVER'), app.end_travel(p.case_id, h.receiver_id)
    from public.handed_person p where p.handover_id = h.id and p.refusal is null;
  update public.cases c set holder_id = h.receiver_id
    from public.handed_person p where p.handover_id = h.id and p.refusal is null and c.id = p.case_id;
  -- Who gives somebody away and still houses them goes on caring for a guest.
  perform app.give(s.case_id, h.giver_id, 'CARE', 'STAY')
    from public.handed_person p join public.stay s on s.case_id = p.case_id and s.left_at is null
    join public.shelter r on r.id = s.shelter_id and r.unit_id = h.giver_id
    where p.handover_id = h.id and p.refusal is null;
  return 0;
end $$;
`;

/** Of whom that is so already. */
const since = `
update case_access a set why = 'REFERRAL'
  where a.reach = 'TRAVEL' and a.why = 'HANDOVER' and a.until > now()
    and exists (select from referral r where r.case_id = a.case_id and r.to_unit_id = a.unit_id and r.state = 'ACCEPTED'
      and r.service in ('RECEPTION', 'DOCUMENTS'))
    and not exists (select from handed_person p join handover h on h.id = p.handover_id where p.case_id = a.case_id
      and h.receiver_id = a.unit_id and h.withdrawn_at is null and (h.giver_signed_at is null or h.receiver_signed_at is null))`;

const walled = ['case_access', 'referral', 'handed_person', 'handover'];

export class RefusedThere1764780000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(refused);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(since);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('What was taken back is not shown again; restore a copy instead.');
  }
}
