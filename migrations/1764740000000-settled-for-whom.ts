import type { MigrationInterface, QueryRunner } from 'typeorm';

const unit = '(select c.unit from app.caller c)';

/** Whether a movement is settled was told of any movement; it is told to the units that may close it, and null to others. */
const settled = `
create or replace function app.settled(the_movement uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.state = 'ARRIVED'
    and not exists (select from passenger p where p.movement_id = m.id and p.state in ('LISTED', 'BOARDED', 'MISSING'))
  from movement m where m.id = the_movement and ${unit} = any (array[m.unit_id,
    case when m.state <> 'PLANNED' then m.receiver_id end, case when m.state <> 'PLANNED' then m.immigration_id end])
$$;
`;

export class SettledForWhom1764740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(settled);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
