import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reached, unbarred, wall } from './wall';

/** As TypeORM would make them of the entities. */
const tables = `
  alter table referral add column "kind" text not null default 'REFERRAL',
    add column "expires_at" timestamptz not null default 'infinity',
    alter column "service" drop not null;
  alter table cases add column "held_since" timestamptz not null default now(), add column "came_from_id" uuid;
  alter table cases add constraint "FK_5fdb387c56956d32d23d2daa42b" foreign key ("came_from_id") references "unit"("id");
  create table "barring" (
    "id" uuid not null,
    "case_id" uuid not null,
    "person_id" uuid not null,
    "unit_id" uuid not null,
    "occurred_at" timestamptz not null,
    "recorded_at" timestamptz not null,
    "sealed" bytea,
    "account_id" uuid not null,
    "reason" text not null,
    "lifted_at" timestamptz,
    constraint "PK_barring" primary key ("id"),
    constraint "FK_7c1e4050ec94dfa17cb39b0b92c" foreign key ("case_id") references "cases"("id"),
    constraint "FK_a12daee77089fbf002167e39a6e" foreign key ("unit_id") references "unit"("id")
  );
  create table "assignment" (
    "id" uuid not null,
    "case_id" uuid not null,
    "person_id" uuid not null,
    "unit_id" uuid not null,
    "occurred_at" timestamptz not null,
    "recorded_at" timestamptz not null,
    "sealed" bytea,
    "account_id" uuid,
    "reason" text not null,
    "act_key" uuid,
    constraint "PK_assignment" primary key ("id"),
    constraint "FK_20b96e8e368784d87253044c340" foreign key ("case_id") references "cases"("id"),
    constraint "FK_6307b61ec6230e6fca2ccd5e680" foreign key ("unit_id") references "unit"("id")
  );
`;

/** What TypeORM does not describe. */
const byHand = `
  alter table referral add check (kind in ('REFERRAL', 'TRANSFER', 'REQUEST', 'RETURN')), add check ((kind = 'REFERRAL') = (service is not null));
  alter table case_access add column account_id uuid references account (id);

  -- Who answers for a case, and since when, as it stands today.
  update cases c set held_since = coalesce((select a.since from case_access a where a.case_id = c.id and a.unit_id = c.holder_id), c.recorded_at);
  update cases c set came_from_id = (select h.giver_id from handed_person p join handover h on h.id = p.handover_id
    where p.case_id = c.id and h.receiver_id = c.holder_id and h.giver_signed_at is not null and h.receiver_signed_at is not null
    order by h.occurred_at desc limit 1);
  update case_access a set account_id = c.owner_id from cases c join account o on o.id = c.owner_id
    where a.case_id = c.id and a.unit_id = o.unit_id;
  update cases c set owner_id = null where owner_id is not null
    and not exists (select from account o where o.id = c.owner_id and o.unit_id = c.holder_id);

  -- Never two who answer; that it is never nobody is held at commit, below.
  create unique index custody_once on case_access (case_id) where reach = 'CUSTODY';
  -- One open offer of custody at a time, whoever made it.
  create unique index custody_offer_open on referral (case_id) where state = 'OFFERED' and kind <> 'REFERRAL';
  create unique index barred_once on barring (account_id, case_id) where lifted_at is null;
  create index barring_case on barring (case_id);
  create index assignment_case on assignment (case_id);
  create index assignment_act on assignment (act_key);
  create index case_access_mine on case_access (unit_id, account_id, updated_at desc, case_id desc) where account_id is not null;
  create index leg_number on leg (number);
  create index leg_from on leg (from_place, planned_departure desc);
  create index leg_to on leg (to_place, planned_departure desc);
  create index audit_entry_cases on audit_entry using gin (cases);
`;

const views = `
-- What the claimed account is barred from: cases, and people of whom no case is left to it. It stands beside walls that
-- verify the claim, and is empty for nearly everybody, which costs one look into an index.
create view app.bars with (security_barrier) as
  select coalesce(array_agg(b.case_id), '{}') as cases,
    coalesce(array_agg(b.person_id) filter (where not exists (
      select from public.cases c where c.person_id = b.person_id and not exists (
        select from public.barring o where o.account_id = b.account_id and o.case_id = c.id and o.lifted_at is null))), '{}') as people
  from public.barring b where b.account_id = app.claimed_account() and b.lifted_at is null;

-- Colleagues of one's own unit, and everybody's for the national desk: who may be named as answerable.
create view colleague with (security_barrier) as
  select a.id, a.unit_id, a.login, a.roles from public.account a
  where a.disabled_at is null and (a.unit_id = (select c.unit from app.caller c) or (select c.standing from app.caller c) = 'desk');
`;

const functions = `
create function app.barred() returns uuid[] language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as
  $$ select cases from app.bars $$;

-- Puts cases of the caller's unit into a colleague's hands, or nobody's; answers those that could be put there.
create function app.assign(the_cases uuid[], the_account uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if the_account is not null and not exists (select from public.account a where a.id = the_account and a.unit_id = app.unit() and a.disabled_at is null) then
    raise exception 'no colleague' using errcode = '42501';
  end if;
  return query
    with given as (
      update public.case_access a set account_id = the_account
      where a.case_id = any (the_cases) and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[])
        and a.until > now() and a.reach not in ('SUMMARY', 'TRACE')
        and not exists (select from public.barring b where b.account_id = the_account and b.case_id = a.case_id and b.lifted_at is null)
      returning a.case_id
    ), owned as (
      update public.cases c set owner_id = the_account from given g where c.id = g.case_id and c.holder_id = app.unit()
    )
    select g.case_id from given g;
end $$;

-- Whoever was put in charge of a case and is barred from it has it no longer.
create function app.unassign_barred() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.case_access set account_id = null where case_id = new.case_id and account_id = new.account_id;
  update public.cases set owner_id = null where id = new.case_id and owner_id = new.account_id;
  return null;
end $$;
create trigger unassign_barred after insert on public.barring for each row execute function app.unassign_barred();

-- The case before the offer, as everywhere, so that two who answer, withdraw or hand over wait for each other.
create function app.hold_offer(the_referral uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.cases c where c.id = (select r.case_id from public.referral r where r.id = the_referral
    and r.to_unit_id = app.unit() and r.case_id <> all ((select app.barred())::uuid[])) for update;
end $$;

-- An offer that nobody answered in time is no longer in the way of the next, whoever made it.
create function app.expire_offers(the_case uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.referral r set state = 'EXPIRED', version = r.version + 1
  where r.case_id = the_case and r.state = 'OFFERED' and r.expires_at <= now()
    and exists (select from public.case_access a where a.case_id = r.case_id and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now())
$$;

-- An accepted transfer, request or return: custody passes in this instant, or, if who gave had only a part in the case,
-- that part ends. False if it was no longer theirs to give.
create function app.pass_by_offer(the_referral uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r record; giver uuid; taker uuid; holder uuid;
begin
  select * into r from public.referral where id = the_referral;
  if r.to_unit_id is distinct from app.unit() or r.state <> 'ACCEPTED' or r.kind = 'REFERRAL' then raise exception 'not accepted' using errcode = '42501'; end if;
  if r.kind = 'REQUEST' then giver := r.to_unit_id; taker := r.unit_id; else giver := r.unit_id; taker := r.to_unit_id; end if;
  select c.holder_id into holder from public.cases c where c.id = r.case_id for update;
  if holder is distinct from giver then
    if r.kind <> 'RETURN' or holder is distinct from taker then return false; end if;
    update public.case_access a set reach = 'TRACE', until = now(), why = 'RETURN' where a.case_id = r.case_id and a.unit_id = giver and a.until > now();
    update public.referral o set state = 'RETURNED', version = o.version + 1
      where o.case_id = r.case_id and o.to_unit_id = giver and o.kind = 'REFERRAL' and o.state = 'ACCEPTED';
    return true;
  end if;
  update public.case_access a set reach = 'SUMMARY', since = now(), until = now() + interval '90 days', why = r.kind
    where a.case_id = r.case_id and a.unit_id = giver;
  perform app.give(r.case_id, taker, 'CUSTODY', r.kind);
  update public.cases c set holder_id = taker where c.id = r.case_id;
  return true;
end $$;

-- However custody passes: since when, from whom, who of the new unit is in charge, and what was still being asked.
create function app.change_holder() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.held_since := now();
  new.came_from_id := old.holder_id;
  new.owner_id := (select a.account_id from public.case_access a where a.case_id = new.id and a.unit_id = new.holder_id and a.until > now());
  update public.referral r set state = 'OVERTAKEN', version = r.version + 1
    where r.case_id = new.id and r.state = 'OFFERED' and r.kind <> 'REFERRAL';
  return new;
end $$;
create trigger change_holder before update of holder_id on public.cases
  for each row when (old.holder_id is distinct from new.holder_id) execute function app.change_holder();

-- Never nobody: when all is done, the unit that is named as answerable has custody.
create function app.someone_answers() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the_case uuid;
begin
  if tg_table_name = 'cases' then the_case := new.id; else the_case := old.case_id; end if;
  if exists (select from public.cases c where c.id = the_case and not exists (select from public.case_access a
      where a.case_id = c.id and a.unit_id = c.holder_id and a.reach = 'CUSTODY' and a.until = 'infinity')) then
    raise exception 'nobody is answerable for case %', the_case using errcode = '23514', constraint = 'someone_answers';
  end if;
  return null;
end $$;
create constraint trigger someone_answers after insert or update of holder_id on public.cases
  deferrable initially deferred for each row execute function app.someone_answers();
create constraint trigger someone_answers after update of reach, until, unit_id on public.case_access
  deferrable initially deferred for each row when (old.reach = 'CUSTODY') execute function app.someone_answers();
create constraint trigger someone_answers_still after delete on public.case_access
  deferrable initially deferred for each row when (old.reach = 'CUSTODY') execute function app.someone_answers();

-- Cases within the caller's reach whose person has one of these marks.
create function app.find_marks(fields text[], marks bytea[]) returns table (case_id uuid, field text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, m.field from unnest(fields, marks) as w (field, mark)
  join public.person_mark m on m.field = w.field and m.mark = w.mark
  join public.cases c on c.person_id = m.person_id
  where c.id <> all ((select app.barred())::uuid[]) and ((select app.standing()) = 'desk' or exists (
    select from public.case_access s where s.case_id = c.id and s.unit_id = (select app.unit()) and s.until > now() and s.reach <> 'TRACE' offset 0))
$$;

-- The audit of one case. Array operators lose their index under row-level security; here the index answers, and the
-- wall of the entries is asked of what it found.
create function app.entries_of(the_case uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(e.id), '{}') from public.audit_entry e where (select app.standing()) = 'audit'
    and the_case <> all ((select app.barred())::uuid[]) and e.cases @> array[the_case]
$$;
`;

/** Gates that ask whether the caller's unit reaches a case, and the desk's own way past that question. */
const asking = [
  'facts',
  'note_matches',
  'seek_matches',
  'find_names',
  'held_with',
  'open_stay',
  'close_stay',
  'open_homecoming',
  'break_glass',
  'handed',
  'custody',
  'meets',
];
const bars = '(select app.barred())::uuid[]';
const rewritten = (body: string): string =>
  body
    .replace(/a\.unit_id = app\.unit\(\)(\s+)and/g, `a.unit_id = app.unit() and a.case_id <> all (${bars})$1and`)
    .replace(/\((app\.standing\(\) = 'desk')(\s+or)/g, `($1 and c.id <> all (${bars})$2`)
    .replace(
      'where h.id = the_handover and (app.unit()',
      `where h.id = the_handover and p.case_id <> all (${bars}) and (app.unit()`,
    )
    // In an emergency, too, the case is none of theirs: its number is answered as one that is nobody's.
    .replace('where k.number = the_number;', `where k.number = the_number and k.id <> all (${bars});`)
    // For the desk a person is there by any case that is left to it.
    .replace(
      "(select app.standing()) = 'desk' or exists",
      `((select app.standing()) = 'desk' and (cardinality(${bars}) = 0 or exists (
       select from public.cases c where c.person_id = f.person_id and c.id <> all (${bars})))) or exists`,
    )
    .replace('s.unit_id = (select app.unit())\n', `s.unit_id = (select app.unit()) and s.case_id <> all (${bars})\n`);

const gates = [
  'barred()',
  'assign(uuid[], uuid)',
  'unassign_barred()',
  'hold_offer(uuid)',
  'expire_offers(uuid)',
  'pass_by_offer(uuid)',
  'change_holder()',
  'someone_answers()',
  'find_marks(text[], bytea[])',
  'entries_of(uuid)',
];

export class Agencies1764220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (statements: readonly string[]) => {
      for (const statement of statements) await runner.query(statement);
    };
    await run([tables, byHand]);
    await run([
      'alter table barring add foreign key (account_id) references account (id)',
      'grant select on barring, audit_entry to pulang_gate',
      'grant update (state, version) on referral to pulang_gate',
      'create policy gate on barring for select to pulang_gate using (true)',
      'create policy gate on audit_entry for select to pulang_gate using (true)',
      views,
      'alter view app.bars owner to pulang_gate',
      'alter view colleague owner to pulang_gate',
      'grant select on app.bars, colleague to pulang_app, pulang_desk',
      functions,
    ]);
    for (const name of gates) {
      await run([
        `alter function app.${name} owner to pulang_gate`,
        `revoke all on function app.${name} from public`,
        `grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`,
      ]);
    }
    await run([
      ...wall('barring', 'CUSTODY', { change: 'lifted_at' }),
      ...wall('assignment', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY'),
    ]);
    await this.bar(runner);
    await run([
      // Who asks to be given a case, or gives a part of it back, may have any part in it; only who answers offers it.
      `alter policy add on referral with check (unit_id = (select c.unit from app.caller c) and
         (${reached('referral', 'case_id', 'CUSTODY,AFTERCARE')} or kind in ('REQUEST', 'RETURN') and ${reached('referral', 'case_id', 'CARE,TRAVEL,INQUIRY')}))`,
    ]);
  }

  /** Whoever is barred from a case meets it nowhere: not by their unit's reach, not by the desk's standing. */
  private async bar(runner: QueryRunner): Promise<void> {
    const desk = (await runner.query(
      `select c.relname as name, array_agg(a.attname::text) as columns from pg_policy p join pg_class c on c.oid = p.polrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 where p.polname = 'see_desk' and c.relkind = 'r'
         and not exists (select from pg_policy u where u.polrelid = c.oid and u.polname = 'unbarred') group by 1`,
    )) as { name: string; columns: string[] }[];
    for (const { name, columns } of desk) {
      const column = columns.includes('case_id') ? 'case_id' : columns.includes('person_id') ? 'person_id' : null;
      if (name === 'person') await runner.query(unbarred(name, 'id', { of: 'people', to: 'pulang_desk' }));
      else if (name === 'cases') await runner.query(unbarred(name, 'id', { to: 'pulang_desk' }));
      else if (column === 'person_id') await runner.query(unbarred(name, column, { of: 'people', to: 'pulang_desk' }));
      // These a unit sees by itself, not by its access to the case, so that the bar is asked of it here too.
      else if (column) {
        const own = ['case_access', 'referral', 'draft', 'person_match', 'glass', 'host_entry'].includes(name);
        await runner.query(unbarred(name, column, { to: own ? 'pulang_app, pulang_desk' : 'pulang_desk' }));
      }
    }
    await runner.query(
      `create policy unbarred_other on person_match as restrictive for all to pulang_app, pulang_desk
         using (other_id <> all ((select b.cases from app.bars b)::uuid[]))`,
    );
    await runner.query(
      `create policy unbarred on audit_entry as restrictive for select to pulang_app
         using (cases = '{}' or not cases <@ (select b.cases from app.bars b)::uuid[])`,
    );
    for (const name of asking) {
      const [found] = (await runner.query(
        `select pg_get_functiondef(p.oid) as body from pg_proc p where p.proname = $1 and p.pronamespace = 'app'::regnamespace`,
        [name],
      )) as { body: string }[];
      const body = found?.body ?? '';
      if (!body.includes('app.barred()')) await runner.query(rewritten(body));
    }
  }

  async down(): Promise<void> {
    throw new Error('Who answers for a case is not taken back; restore a copy instead.');
  }
}
