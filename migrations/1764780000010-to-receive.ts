import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever is to sign for people sees the list of them, whatever their part: also a unit that follows them home or
 * inquires, which is more than a step on the way and stays what it is.
 */
const receiving = `
create function app.to_receive(the_handover uuid, the_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from handover h join app.caller c on c.unit = h.receiver_id
    join cases k on k.id = the_case and k.holder_id = h.giver_id
    where h.id = the_handover and h.withdrawn_at is null and (h.giver_signed_at is null or h.receiver_signed_at is null))
$$;
alter function app.to_receive(uuid, uuid) owner to pulang_gate;
revoke all on function app.to_receive(uuid, uuid) from public;
grant execute on function app.to_receive(uuid, uuid) to pulang_app, pulang_desk;
`;

/** Policies of the list ask the gate: asked of the BAST itself they would ask the list again. */
const received = (table: string, of: string) => `create policy see_receiver on ${table} for select to pulang_app
  using (exists (select from case_access a where a.case_id = ${table}.case_id and a.until > now() offset 0) and ${of})`;
const ofLine = (table: string) =>
  `exists (select from handed_person p where p.id = ${table}.handed_person_id and app.to_receive(p.handover_id, p.case_id) offset 0)`;
const lists = [
  ...['handed_person', 'signed_person'].map((table) => received(table, `app.to_receive(handover_id, case_id)`)),
  ...['handed_item', 'handover_witness'].map((table) => received(table, ofLine(table))),
];

/**
 * What was left to an earlier holder stands again once the draft ends that showed them more: withdrawn, refused, or
 * because somebody else answers for the person.
 */
const standing = `
alter table case_access add "stood" jsonb;

create or replace function app.open_handover(the_handover uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare h record;
begin
  select * into h from public.handover where id = the_handover;
  if h.giver_id is distinct from app.unit() or h.withdrawn_at is not null then raise exception 'not given' using errcode = '42501'; end if;
  update public.case_access a
    set stood = case when a.reach = 'SUMMARY' and a.until > now() then jsonb_build_object('since', a.since, 'until', a.until, 'why', a.why) end
    from public.handed_person p join public.cases c on c.id = p.case_id and c.holder_id = h.giver_id
    where p.handover_id = h.id and a.case_id = p.case_id and a.unit_id = h.receiver_id
      and not (a.reach = 'TRAVEL' and a.why = 'HANDOVER' and a.until > now());
  perform app.give(p.case_id, h.receiver_id, 'TRAVEL', 'HANDOVER')
    from public.handed_person p join public.cases c on c.id = p.case_id and c.holder_id = h.giver_id
    where p.handover_id = h.id order by p.case_id;
end $$;

create function app.stand_again() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.reach := 'SUMMARY';
  new.since := (old.stood ->> 'since')::timestamptz;
  new.until := (old.stood ->> 'until')::timestamptz;
  new.why := old.stood ->> 'why';
  new.stood := null;
  return new;
end $$;
revoke all on function app.stand_again() from public;
create trigger stand_again before update of reach on case_access for each row
  when (old.stood is not null and old.reach = 'TRAVEL' and new.reach = 'TRACE' and old.why = 'HANDOVER' and new.why = 'HANDOVER')
  execute function app.stand_again();
`;

export class ToReceive1764780000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [receiving, ...lists, standing]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
