import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As TypeORM would make them of the entities. */
const tables = `
  alter table kin add column "standing" text not null default 'CLAIMED';
  alter table stay add column "split_reason" text;
  alter table passenger add column "split_reason" text;
`;

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
    await runner.query('grant update (standing) on kin to pulang_app, pulang_desk');
  }

  async down(): Promise<void> {
    throw new Error('Why families were parted is not forgotten; restore a copy instead.');
  }
}
