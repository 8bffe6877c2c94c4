import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standing } from './wall';

/**
 * Those above are told of a broken glass as it is broken, and no more once somebody else has read why. It awaits no
 * agency: whoever holds the case is asked for nothing, and has it in the timeline.
 */
const functions = `
create function app.tell_glass() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, escalated_at, recorded_at, awaits)
    values (gen_random_uuid(), new.case_id, new.person_id, 'GLASS_REVIEW', new.id, new.recorded_at,
            new.recorded_at + interval '72 hours', 0, new.recorded_at, new.recorded_at, 'NOBODY');
  return null;
end $$;
create trigger tell_glass after insert on glass for each row when (new.case_id is not null) execute function app.tell_glass();

create function app.tell_review() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update alert set done_at = new.recorded_at where clock = 'GLASS_REVIEW' and subject_id = new.glass_id and done_at is null;
  return null;
end $$;
create trigger tell_review after insert on glass_review for each row execute function app.tell_review();
`;

const walls = [
  // Those who may read why it was broken are told that it was; of the case itself they see nothing.
  `create policy oversee on alert for select to pulang_app using (exists (select from glass g where g.id = alert.subject_id offset 0)
     and clock = 'GLASS_REVIEW' and ${standing} in ('admin', 'audit'))`,
  'grant insert on alert to pulang_gate',
];

export class Told1764395000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    for (const gate of ['tell_glass()', 'tell_review()']) {
      await runner.query(`alter function app.${gate} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${gate} from public`);
    }
    for (const statement of walls) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
