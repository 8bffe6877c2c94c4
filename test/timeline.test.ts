import { randomUUID } from 'node:crypto';
import { timelineTells, toldTo, type Reach } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tells = timelineTells();
const named = (kind: string, code: string | null) => [kind, code].filter(Boolean).join(' ');

/** One case in whose timeline everything happened that there is. */
async function everything(): Promise<string> {
  const [one] = await world.registered(1);
  const id = one?.id ?? '';
  await world.owner.query('delete from case_event where case_id = $1', [id]);
  for (const [kind, code] of tells)
    await world.owner.query(
      `insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code)
       select $1, c.id, c.person_id, $3, c.state, c.state, now(), now(), c.post_id, $4, $5 from cases c where c.id = $2`,
      [randomUUID(), id, kind, idOf('account officer.manila'), code],
    );
  return id;
}

async function told(login: string, id: string): Promise<string[]> {
  const { case: seen } = await world
    .as(login)
    .ask('query ($id: ID!) { case(id: $id) { timeline { kind code } } }', { id });
  return seen.timeline.map(({ kind, code }: { kind: string; code: string | null }) => named(kind, code)).sort();
}

describe('The timeline', () => {
  it.each<[Reach, string, string]>([
    ['CUSTODY', 'officer.manila', 'KBRI-MNL'],
    ['CARE', 'officer.dubai', 'KJRI-DXB'],
    ['AFTERCARE', 'caseworker.iom', 'IOM-JKT'],
    ['SUMMARY', 'officer.dubai', 'KJRI-DXB'],
    ['TRAVEL', 'officer.dubai', 'KJRI-DXB'],
  ])('tells who has %s only of what they may read where it is recorded', async (reach, login, unit) => {
    const id = await everything();
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, until, why, number, state, updated_at)
       select id, person_id, $2, $3, now(), 'infinity', 'REFERRAL', number, state, now() from cases where id = $1 on conflict (case_id, unit_id) do nothing`,
      [id, idOf(`unit ${unit}`), reach],
    );
    const allowed = tells.filter(([, , of]) => toldTo(of).includes(reach)).map(([kind, code]) => named(kind, code));
    expect(await told(login, id)).toEqual(allowed.sort());
  });

  it('hides from all but who answers for the person what it has no rule for', async () => {
    const { rows } = await world.owner.query(`select app.told_to('somethingNew', null) as reaches`);
    expect(rows).toEqual([{ reaches: ['CUSTODY'] }]);
  });
});
