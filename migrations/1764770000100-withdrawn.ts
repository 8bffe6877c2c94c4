import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A drafted BAST that nobody has signed is withdrawn by who drafted it; what is withdrawn is never signed. */
const columns = `
alter table handover add "withdrawn_at" timestamp with time zone, add "withdrawal" text,
  add check ((withdrawn_at is null) = (withdrawal is null)),
  add check (withdrawn_at is null or giver_signed_at is null and receiver_signed_at is null);
grant update (withdrawn_at, withdrawal) on handover to pulang_app, pulang_desk;
`;

const withdrawn = `
-- Who drafts a BAST is its giver, or who receives from a witness; an addendum is drafted by either side, as its lines tell.
create function app.drafter(the_handover uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when h.corrects_id is null then coalesce(h.giver_id, h.receiver_id)
              else (select p.unit_id from handed_person p where p.handover_id = h.id order by p.id limit 1) end
  from handover h where h.id = the_handover and exists (select from app.caller c where c.unit in (h.giver_id, h.receiver_id))
$$;
alter function app.drafter(uuid) owner to pulang_gate;
revoke all on function app.drafter(uuid) from public;
grant execute on function app.drafter(uuid) to pulang_app, pulang_desk;

create function app.withdraw_own() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.withdrawn_at is not null or app.drafter(old.id) is distinct from app.unit() then
    raise exception 'not withdrawn' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function app.withdraw_own() from public;
create trigger withdraw_own before update on handover for each row
  when ((old.withdrawn_at, old.withdrawal) is distinct from (new.withdrawn_at, new.withdrawal)) execute function app.withdraw_own();

-- In the same instant whom the draft alone showed to its receiver they see no longer. What they were to see by an
-- accepted referral, by a manifest or by another draft they go on seeing by that. The timeline of each tells of it, also
-- where who drafts it may no longer write there.
create function app.end_withdrawn() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from cases c where c.id in (select p.case_id from handed_person p where p.handover_id = new.id) order by c.id for update;
  update case_access a set why = coalesce(left_by.why, a.why), reach = case when left_by.why is null then 'TRACE' else a.reach end,
                           until = case when left_by.why is null then now() else a.until end
    from handed_person p join cases c on c.id = p.case_id cross join lateral (select case
      when exists (select from handed_person o join handover h on h.id = o.handover_id
        where o.case_id = c.id and h.id <> new.id and h.corrects_id is null and h.withdrawn_at is null and h.receiver_id = new.receiver_id
          and h.giver_id = c.holder_id and (h.giver_signed_at is null or h.receiver_signed_at is null)) then 'HANDOVER'
      when exists (select from referral r where r.case_id = c.id and r.to_unit_id = new.receiver_id and r.state = 'ACCEPTED'
        and r.service in ('RECEPTION', 'DOCUMENTS')) then 'REFERRAL'
      when exists (select from passenger t join movement m on m.id = t.movement_id
        where t.case_id = c.id and t.state in ('LISTED', 'BOARDED', 'ARRIVED') and m.unit_id = c.holder_id
          and new.receiver_id in (m.receiver_id, m.immigration_id) and m.state not in ('PLANNED', 'CANCELLED')) then 'MANIFEST'
      end as why) left_by
    where p.handover_id = new.id and new.corrects_id is null and a.case_id = c.id and a.unit_id = new.receiver_id
      and a.reach = 'TRAVEL' and a.why = 'HANDOVER' and a.until > now();
  insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
    select gen_random_uuid(), c.id, c.person_id, 'withdrawHandover', c.state, c.state, new.withdrawn_at, new.withdrawn_at,
           app.unit(), app.account(), new.withdrawal, p.id
    from handed_person p join cases c on c.id = p.case_id where p.handover_id = new.id;
  update cases c set version = version + 1, updated_at = new.withdrawn_at
    from handed_person p where p.handover_id = new.id and c.id = p.case_id;
  return null;
end $$;
alter function app.end_withdrawn() owner to pulang_gate;
revoke all on function app.end_withdrawn() from public;
create trigger end_withdrawn after update of withdrawn_at on handover for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function app.end_withdrawn();

-- A drafted BAST: who is to receive people sees whom they sign for.
create or replace function app.open_handover(the_handover uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare h record;
begin
  select * into h from public.handover where id = the_handover;
  if h.giver_id is distinct from app.unit() or h.withdrawn_at is not null then raise exception 'not given' using errcode = '42501'; end if;
  perform app.give(p.case_id, h.receiver_id, 'TRAVEL', 'HANDOVER')
    from public.handed_person p join public.cases c on c.id = p.case_id and c.holder_id = h.giver_id
    where p.handover_id = h.id order by p.case_id;
end $$;
`;

/** Told to whom the draft itself is told. */
const told = `
do $$ begin
  execute replace(pg_get_functiondef('app.told_to(text, text)'::regprocedure), '''draftAddendum''', '''draftAddendum'', ''withdrawHandover''');
end $$`;

export class Withdrawn1764770000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [columns, withdrawn, told]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was withdrawn is not opened again; restore a copy instead.');
  }
}
