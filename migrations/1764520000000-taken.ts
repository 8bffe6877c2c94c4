import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standing } from './wall';

const me = '(select c.account from app.caller c)';
const unit = '(select c.unit from app.caller c)';

const tables = `
  CREATE TABLE "case_export" ("id" uuid NOT NULL, "account_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "purpose" text NOT NULL,
    "format" text NOT NULL, "columns" text array NOT NULL, "filter" text NOT NULL, "people" integer NOT NULL,
    "cases" uuid array NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY ("id"));
  ALTER TABLE "case_export" ADD CONSTRAINT "FK_0c3922f9df11a1cc37cd4588bec" FOREIGN KEY ("account_id") REFERENCES "account"("id");
  ALTER TABLE "case_export" ADD CONSTRAINT "FK_0597e3eb8766ce52fca58941e44" FOREIGN KEY ("unit_id") REFERENCES "unit"("id");
  alter table case_export add check (people = cardinality(cases));
  alter table case_export enable row level security;
  alter table case_export force row level security;
  -- Whoever takes something out sees that they did; an auditor sees that everybody did.
  create policy own on case_export for select to pulang_app, pulang_desk using (account_id = ${me});
  create policy see on case_export for select to pulang_app using (${standing} = 'audit');
  create policy add on case_export for insert to pulang_app, pulang_desk with check (account_id = ${me} and unit_id = ${unit});
  grant select, insert on case_export to pulang_app, pulang_desk;

  -- The chain holds nothing but hashes: whoever checks may see where an entry stands in it, and where it ends.
  create policy see on audit_link for select to pulang_app using (${standing} = 'audit');
  create policy see on audit_checkpoint for select to pulang_app using (${standing} = 'audit');
  grant select on audit_link to pulang_app;
  grant select (n, tip, at, signature) on audit_checkpoint to pulang_app;
`;

const functions = `
-- The audit of one case by its number, for who may not see the case itself.
create function app.entries_numbered(the_number text) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select app.entries_of(c.id) from public.cases c
    where (select app.standing()) = 'audit' and c.number = the_number), '{}')
$$;

-- What an act changed, as far as the record says it in codes: of each case where it stood and where it stands, and what
-- was recorded of it. It was written by the same account, within the time that an act may take.
create function app.changed_by(the_entry uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('case', v.case_id, 'kind', v.kind, 'from', v.from_state, 'to', v.to_state, 'code', v.code)
      order by v.recorded_at, v.seq), '[]')
  from public.audit_entry e join public.case_event v on v.case_id = any (e.cases) and v.account_id = e.account_id
    and v.recorded_at <= e.at and v.recorded_at > e.at - interval '10 seconds'
  where e.id = the_entry and e.kind = 'ACT' and (select app.standing()) = 'audit'
    and v.case_id <> all ((select app.barred())::uuid[])
    and not exists (select from public.audit_entry o where o.account_id = e.account_id and o.kind = 'ACT' and o.seq < e.seq
      and o.cases @> array[v.case_id] and o.at >= v.recorded_at)
$$;
`;

const gates = ['entries_numbered(text)', 'changed_by(uuid)'];

export class Taken1764520000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
    for (const name of gates) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app`);
    }
  }

  async down(): Promise<void> {
    throw new Error('The audit leads to what was taken out; restore a copy instead.');
  }
}
