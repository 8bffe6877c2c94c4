import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A colleague who is barred from a case does not see it on a list of their own unit. Seats and those who are left behind
 * are counted of everybody all the same: a number, and of those left behind for the unit whose movement it is.
 */
const gates = {
  heads: `
create function app.heads(the_movement uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(p.id)::int from movement m left join passenger p on p.movement_id = m.id and p.state in ('LISTED', 'BOARDED')
  where m.id = the_movement and m.unit_id = (select c.unit from app.caller c) group by m.id
$$`,
  seated: `
create function app.seated(the_leg uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::int from boarding b join passenger p on p.id = b.passenger_id
  where b.leg_id = the_leg and b.ended_at is null and not p.lap
$$`,
};

export class Heads1764650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant select on boarding to pulang_gate');
    await runner.query('create policy gate on boarding for select to pulang_gate using (true)');
    for (const [name, gate] of Object.entries(gates)) {
      await runner.query(gate);
      await runner.query(`alter function app.${name}(uuid) owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name}(uuid) from public`);
      await runner.query(`grant execute on function app.${name}(uuid) to pulang_app, pulang_desk`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(gates)) await runner.query(`drop function app.${name}(uuid)`);
    await runner.query('drop policy gate on boarding');
    await runner.query('revoke select on boarding from pulang_gate');
  }
}
