import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reached, wall } from './wall';

/** As TypeORM would make them of the entities. */
const tables = `
  alter table kin add column "standing" text not null default 'CLAIMED';
  alter table stay add column "split_reason" text;
  alter table passenger add column "split_reason" text;
  alter table assertion add column "request_id" uuid;

  CREATE TABLE "kin_stance" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "kin_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "ground" text,
    PRIMARY KEY ("id"),
    CONSTRAINT "FK_0001ce5d3b9ee91ca0e7c317059" FOREIGN KEY ("case_id") REFERENCES "cases"("id"),
    CONSTRAINT "FK_6779fcdb97eb71a34079aab9a50" FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
    CONSTRAINT "FK_c8f434d24fdab08cbc7e90c35d8" FOREIGN KEY ("kin_id") REFERENCES "kin"("id")
  );
  create index kin_stance_kin on kin_stance (kin_id);
  alter table disagreement add column "kin_id" uuid,
    add constraint "FK_d027ac5a51814f3deae8e3ca419" FOREIGN KEY ("kin_id") REFERENCES "kin"("id"),
    add check ((kind = 'KINSHIP') = (kin_id is not null));
  -- Somebody may have several kin, and agencies disagree on each.
  drop index disagreement_open;
  create unique index disagreement_open on disagreement (person_id, kind, coalesce(kin_id, '00000000-0000-0000-0000-000000000000')) where state = 'OPEN';
  create index disagreement_kin on disagreement (kin_id) where kin_id is not null;
`;

const family = 'CUSTODY,CARE,AFTERCARE,TRAVEL';
const kinSeen = (table: string) => `exists (select from kin k where k.id = ${table}.kin_id offset 0)`;

const walls = [
  // What is said of a kinship tells of two people, as the kinship itself: whoever sees one of them sees none of it.
  ...wall('kin_stance', family),
  `alter policy see on kin_stance using (${reached('kin_stance', 'case_id', family)} and ${kinSeen('kin_stance')})`,
  `alter policy add on kin_stance with check (${reached('kin_stance', 'case_id', family)} and ${kinSeen('kin_stance')})`,
  `create policy both_ends on disagreement as restrictive for all to pulang_app, pulang_desk using (kin_id is null or ${kinSeen('disagreement')})`,
  // Somebody of the desk who is barred from either end.
  `create policy unbarred_other on kin as restrictive for all to pulang_desk using (other_id <> all ((select b.cases from app.bars b)::uuid[]))`,
  'grant update (standing) on kin to pulang_app, pulang_desk',
  'grant update (escorts) on movement to pulang_app',
];

const functions = `
-- Whether two people must not be housed in one place, for whoever sees both: a rule that keeps families together asks.
-- Said without a reason, and used to leave somebody out, so that nothing tells the one from who has no family.
create function app.kept_apart(one uuid, other uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.keep_apart k where one in (k.case_id, k.other_id) and other in (k.case_id, k.other_id)
      and coalesce(k.ended_at, 'infinity') > at)
    and (app.standing() = 'desk' or not exists (select from unnest(array[one, other]) e (id) where not exists (
      select from public.case_access a where a.case_id = e.id and a.unit_id = app.unit() and a.case_id <> all ((select app.barred())::uuid[]) and a.until > now())))
$$;
`;

const gates = ['kept_apart(uuid, uuid, timestamptz)'];

export class Families1764310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
    for (const name of gates) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
    for (const statement of walls) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Why families were parted is not forgotten; restore a copy instead.');
  }
}
