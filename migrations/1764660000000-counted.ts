import type { MigrationInterface, QueryRunner } from 'typeorm';

const unit = '(select c.unit from app.caller c)';

/**
 * The seats taken were told of any leg; they are told to the unit that fills it now. Whoever meets the people or lets
 * them in may record that a later leg left, and is held to how many are aboard: nobody stays in transit unseen.
 */
const gates = `
create or replace function app.seated(the_leg uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(p.id)::int from leg l join movement m on m.id = l.movement_id
    left join (boarding b join passenger p on p.id = b.passenger_id and not p.lap) on b.leg_id = l.id and b.ended_at is null
  where l.id = the_leg and m.unit_id = ${unit} group by l.id
$$;

create or replace function app.heads(the_movement uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(p.id)::int from movement m left join passenger p on p.movement_id = m.id
    and (p.state = 'BOARDED' or p.state = 'LISTED' and m.unit_id = ${unit})
  where m.id = the_movement and ${unit} = any (array[m.unit_id,
    case when m.state <> 'PLANNED' then m.receiver_id end, case when m.state <> 'PLANNED' then m.immigration_id end])
  group by m.id
$$;
`;

/** Few go by a label, and whoever looks for one would read everybody to find them. */
const labelled = 'create index person_labelled on person (id) where working_label is not null';

export class Counted1764660000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(gates);
    await runner.query(labelled);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
