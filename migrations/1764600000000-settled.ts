import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Closed is a movement when everybody who left has arrived or gone on by another; who is missing keeps it open. Whoever
 * records the last arrival that they see may not see everybody aboard: they are told yes or no of a movement that they see.
 */
const settled = `
create function app.settled(the_movement uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.state = 'ARRIVED'
    and not exists (select from passenger p where p.movement_id = m.id and p.state in ('LISTED', 'BOARDED', 'MISSING'))
  from movement m where m.id = the_movement
$$;
`;

const statements = [
  settled,
  'alter function app.settled(uuid) owner to pulang_gate',
  'revoke all on function app.settled(uuid) from public',
  'grant execute on function app.settled(uuid) to pulang_app, pulang_desk',
];

export class Settled1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.settled(uuid)');
  }
}
