import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller, reached, standing, wall } from './wall';

const files = `
  create table case_file (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "account_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "open_to" text array NOT NULL,
    "media_type" text NOT NULL,
    "size" integer NOT NULL,
    "width" integer,
    "height" integer,
    "subject_id" uuid,
    CONSTRAINT "PK_911fb1b39fb664d0e88843036b9" PRIMARY KEY ("id")
  );
  alter table case_file add constraint "FK_b7df293ab65ae012ca979dc169b" foreign key ("case_id") references cases (id);
  alter table case_file add constraint "FK_e1318a5f0bcfe34c7c9c1a6e155" foreign key ("unit_id") references unit (id);
  create index case_file_case on case_file (case_id);

  -- Bytes that came in and are not yet of any act: their sender's alone, for a day.
  create table upload (
    id uuid primary key,
    case_id uuid not null references cases (id),
    person_id uuid not null,
    account_id uuid not null,
    media_type text not null,
    size int not null,
    width int,
    height int,
    content bytea not null,
    at timestamptz not null
  );
  create table file_chunk (
    upload_id uuid not null references upload (id) on delete cascade,
    n int not null,
    sealed bytea not null,
    primary key (upload_id, n)
  );
  create index upload_person on upload (person_id);
  -- Ciphertext gains nothing from being squeezed again.
  alter table file_chunk alter column sealed set storage external;
`;

const rights = `
  create table rights_request (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "version" integer NOT NULL,
    "kind" text NOT NULL,
    "purposes" text array NOT NULL,
    "state" text NOT NULL,
    "due_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "answered_at" TIMESTAMP WITH TIME ZONE,
    "ground" text,
    "answered" bytea,
    CONSTRAINT "PK_f4a1496399535188e6ce9609687" PRIMARY KEY ("id")
  );
  alter table rights_request add constraint "FK_336ad466cf615adbc3373880cff" foreign key ("case_id") references cases (id);
  alter table rights_request add constraint "FK_9204e0614651d0bb0c56b6b0974" foreign key ("unit_id") references unit (id);
  create unique index rights_request_open on rights_request (case_id, kind) where state = 'OPEN';
  create index rights_request_due on rights_request (due_at, id) where state = 'OPEN';
  create index rights_request_case on rights_request (case_id);

  create table erasure (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "category" text NOT NULL,
    "files" text array,
    "reason" text NOT NULL,
    "due_since" TIMESTAMP WITH TIME ZONE NOT NULL,
    "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "proposed_by" uuid NOT NULL,
    "state" text NOT NULL,
    "answered_at" TIMESTAMP WITH TIME ZONE,
    "answered_by" uuid,
    "certificate" text,
    "signature" text,
    CONSTRAINT "PK_9319154af7dd3e180c732f147ec" PRIMARY KEY ("id")
  );
  alter table erasure add constraint "FK_6f64ed62fd82527928f76f4af48" foreign key ("case_id") references cases (id);
  create unique index erasure_open on erasure (person_id, category) where state = 'PROPOSED';
  create index erasure_person on erasure (person_id);
  create index person_token_person on person_token (person_id);
  -- Since when the use of somebody's data is restricted to storage, their safety and themselves.
  alter table person_key add column frozen_at timestamptz;
`;

const functions = `
-- Consent to sharing was withdrawn: what was asked of others on it is asked no more, and what accepting opened is shut
-- in the same instant. Not for who answers for the person or houses them, nor where the law is the ground.
create function app.stop_sharing(the_case uuid, the_purpose text) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare to_partners boolean := the_purpose = 'SHARING_PARTNERS';
begin
  if the_purpose not in ('SHARING_PARTNERS', 'SHARING_GOVERNMENT') then return; end if;
  if app.standing() is distinct from 'desk' and not exists (select from case_access a where a.case_id = the_case
     and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now() and a.reach in ('CUSTODY', 'CARE', 'AFTERCARE')) then
    raise exception 'not reached' using errcode = '42501';
  end if;
  if exists (select from consent c where c.case_id = the_case and c.purpose = the_purpose and c.given and c.withdrawn_at is null) then
    raise exception 'not withdrawn' using errcode = '42501';
  end if;
  if exists (select from consent c where c.case_id = the_case and c.purpose = 'ASSISTANCE' and c.given and c.withdrawn_at is null
     and c.basis in ('LEGAL_DUTY', 'VITAL_INTEREST')) then return; end if;
  return query
    update referral r set state = 'WITHDRAWN', version = r.version + 1
    from unit u join organisation o on o.id = u.organisation_id
    where r.case_id = the_case and r.state = 'OFFERED' and r.service <> 'INVESTIGATION' and u.id = r.to_unit_id
      and (o.kind in ('IOM', 'PARTNER', 'HOST_AUTHORITY')) = to_partners
    returning r.id;
  update case_access a set reach = 'TRACE', until = now(), why = 'CONSENT_WITHDRAWN'
    from unit u join organisation o on o.id = u.organisation_id, cases c
    where a.case_id = the_case and c.id = a.case_id and u.id = a.unit_id and a.until > now() and a.why = 'REFERRAL'
      and a.reach in ('TRAVEL', 'CARE', 'AFTERCARE') and (o.kind in ('IOM', 'PARTNER', 'HOST_AUTHORITY')) = to_partners
      and a.unit_id <> c.holder_id and not exists (select from stay s join shelter h on h.id = s.shelter_id
        where s.case_id = a.case_id and s.left_at is null and h.unit_id = a.unit_id);
end $$;

-- Whether the caller answers for the case, or is the national desk: who may tell somebody who saw their record.
create function app.answers_for(the_case uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select the_case <> all ((select app.barred())::uuid[]) and (app.standing() = 'desk' or exists (select from case_access a
    where a.case_id = the_case and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now() and a.reach = 'CUSTODY'))
$$;

create function app.seen_by(the_case uuid) returns table (unit uuid, purpose text, day date, what text[], times int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.unit_id, e.purpose, (e.at at time zone 'Asia/Jakarta')::date,
    coalesce(array_agg(distinct o.what order by o.what) filter (where o.what is not null), '{}'), count(distinct e.id)::int
  from audit_entry e left join lateral unnest(e.opened) o (what) on true
  where e.cases @> array[the_case] and e.kind = 'READ' and e.purpose is not null and (select app.answers_for(the_case))
  group by 1, 2, 3 order by 3, 1, 2 limit 1000
$$;

create function app.received_by(the_case uuid) returns table (unit uuid, reach text, why text, since timestamptz, until timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.unit_id, a.reach, a.why, a.since, nullif(a.until, 'infinity') from case_access a
  where a.case_id = the_case and (select app.answers_for(the_case)) order by a.since, a.unit_id
$$;

-- Forgets a person, or files of these kinds of theirs, and answers how much that was. What is forgotten already is nothing.
create function app.forget(the_person uuid, kinds text[]) returns table (keys int, tokens int, marks int, files int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from upload u where u.person_id = the_person
    and (kinds is null or exists (select from case_file f where f.id = u.id and f.kind = any (kinds)));
  get diagnostics files = row_count;
  keys := 0; tokens := 0; marks := 0;
  if kinds is null then
    delete from person_token t where t.person_id = the_person; get diagnostics tokens = row_count;
    delete from person_mark m where m.person_id = the_person; get diagnostics marks = row_count;
    delete from person_key k where k.person_id = the_person; get diagnostics keys = row_count;
  end if;
  return next;
end $$;

-- An erasure that a second person has approved, here and now.
create function app.erase(the_erasure uuid) returns table (keys int, tokens int, marks int, files int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare e record;
begin
  select * into e from erasure where id = the_erasure;
  if app.standing() is distinct from 'desk' or e.state <> 'ERASED' or e.answered_by is distinct from app.account()
     or e.proposed_by = e.answered_by or e.certificate is not null then
    raise exception 'not approved' using errcode = '42501';
  end if;
  return query select * from app.forget(e.person_id, e.files);
end $$;
`;

/** Who may call each gate. */
const gates: Record<string, string> = {
  'stop_sharing(uuid, text)': 'pulang_app, pulang_desk',
  'answers_for(uuid)': 'pulang_app, pulang_desk',
  'seen_by(uuid)': 'pulang_app, pulang_desk',
  'received_by(uuid)': 'pulang_app, pulang_desk',
  'erase(uuid)': 'pulang_desk',
  // At the start, before anybody is served: what was erased stays erased in a restored copy.
  'forget(uuid, text[])': 'pulang_worker',
};

const gateGrants: Record<string, string> = {
  audit_entry: 'select',
  consent: 'select',
  erasure: 'select',
  upload: 'select, delete',
  case_file: 'select',
  person_key: 'select, delete',
};

const account = '(select c.account from app.caller c)';
/** Who added a file sees it, and whoever's reach its kind is open to. */
const sees = `${reached('case_file', 'case_id', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY')}
  and (case_file.unit_id = ${caller} or exists (select from case_access a where a.case_id = case_file.case_id
    and a.unit_id = (select app.claimed()) and a.until > now() and a.reach = any (case_file.open_to) offset 0))`;
const mine = `exists (select from upload u where u.id = file_chunk.upload_id and u.account_id = ${account} offset 0)`;
const attached = 'exists (select from case_file f where f.id = file_chunk.upload_id offset 0)';

export class Rights1764240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (...statements: readonly string[]) => {
      for (const statement of statements) await runner.query(statement);
    };
    await run(
      files,
      ...wall('case_file', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY'),
      `alter policy see on case_file using (${sees})`,
      ...wall('upload', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY'),
      `alter policy see on upload using (account_id = ${account})`,
      // Seen by its own account and not by its unit's access, so that the bar is asked of it here too.
      'alter policy unbarred on upload to pulang_app, pulang_desk',
      `alter policy add on upload with check (account_id = ${account} and ${reached('upload', 'case_id', 'CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY')})`,
      'alter table file_chunk enable row level security',
      'alter table file_chunk force row level security',
      `create policy see on file_chunk for select to pulang_app using (${attached})`,
      `create policy see_desk on file_chunk for select to pulang_desk using (${standing} = 'desk')`,
      `create policy add on file_chunk for insert to pulang_app with check (${mine})`,
      'grant select, insert on file_chunk to pulang_app',
      'grant select on file_chunk to pulang_desk',
      rights,
      ...wall('rights_request', 'CUSTODY,CARE,AFTERCARE', { change: 'version, state, answered_at, ground, answered' }),
      ...wall('erasure', 'CUSTODY'),
      `create policy answer on erasure for update to pulang_desk using (${standing} = 'desk')`,
      'grant update (version, state, answered_at, answered_by, certificate, signature) on erasure to pulang_desk',
      'create policy replay on erasure for select to pulang_worker using (true)',
      'grant select on erasure to pulang_worker',
      functions,
      ...Object.entries(gates).flatMap(([gate, callers]) => [
        `alter function app.${gate} owner to pulang_gate`,
        `revoke all on function app.${gate} from public`,
        `grant execute on function app.${gate} to ${callers}`,
      ]),
      ...Object.entries(gateGrants).flatMap(([table, grants]) => [
        `grant ${grants} on ${table} to pulang_gate`,
        `create policy rights on ${table} for all to pulang_gate using (true) with check (true)`,
      ]),
      'grant update (state, version) on referral to pulang_gate',
      'grant delete on person_token, person_mark to pulang_gate',
      // What nobody attached within a day goes.
      `create policy stale on upload for all to pulang_worker
         using (at < now() - interval '1 day' and not exists (select from case_file f where f.id = upload.id offset 0))`,
      'create policy stale on case_file for select to pulang_worker using (true)',
      'grant select, delete on upload to pulang_worker',
      'grant select (id) on case_file to pulang_worker',
    );
  }

  async down(): Promise<void> {
    throw new Error('What was kept for somebody is not dropped; restore a copy instead.');
  }
}
