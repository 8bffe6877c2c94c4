import { Client } from 'pg';
import { idOf } from '../src/demonstration/cast';
import { ContextSigner } from '../src/platform/db/context';
import { handsOf } from './prepared';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let at = 0;
/** Each a minute after the one before. */
const next = () => ({ occurredAt: new Date(Date.UTC(2025, 5, 5, 2, (at += 1))).toISOString() });
const act = (name: string, input: object) => handsOf(world, 'officer.manila').act(name, { ...next(), ...input });
const step = (id: string, name: string) => handsOf(world, 'officer.manila').step(id, name, next());

async function screened(): Promise<string> {
  const [one] = await world.registered(1, 'officer.manila', { needs: ['INJURY'] });
  const id = one?.id ?? '';
  expect(await step(id, 'openIntake')).toMatchObject({ id });
  expect(await step(id, 'beginScreening')).toMatchObject({ id });
  return id;
}
const determined = (id: string) =>
  act('recordDetermination', { case: id, body: 'EMBASSY', outcome: 'POSSIBLE', role: 'NONE' });

describe('a step of the case life', () => {
  it('waits for the check for duplicates, which registration runs', async () => {
    const [one] = await world.registered(1);
    const id = one?.id ?? '';
    await world.owner.query('update cases set checked_at = null where id = $1', [id]);
    expect(await step(id, 'openIntake')).toMatchObject({ code: 'DUPLICATE_CHECK' });
    await act('assertFact', { case: id, field: 'ALIAS', value: 'Wening', proof: 'INTERVIEW' });
    expect(await step(id, 'openIntake')).toMatchObject({ id });
  });

  it('rests on what an officer determined, not a system', async () => {
    const id = await screened();
    expect(await determined(id)).toMatchObject({ id, state: 'IDENTIFIED' });
    const context = new ContextSigner(world.ring.secret('context')).sign({
      ...{ account: idOf('account officer.manila'), unit: idOf('unit KBRI-MNL'), standing: 'unit' },
    });
    const db = new Client({ connectionString: world.addressOf('pulang_app') });
    await db.connect();
    const byOfficer = async (login: string) => {
      await world.owner.query(
        `update case_event set account_id = $2 where case_id = $1 and kind = 'recordDetermination'`,
        [id, idOf(`account ${login}`)],
      );
      await db.query('begin');
      await db.query('select app.enter($1)', [context]);
      const { rows } = await db.query(`select app.facts($1, now()) -> 'determinations' -> 0 -> 'byOfficer' as said`, [
        id,
      ]);
      await db.query('rollback');
      return rows[0].said as boolean;
    };
    expect([await byOfficer('officer.manila'), await byOfficer('system.iom')]).toEqual([true, false]);
    await db.end();
  });

  it('waits until somebody is heard by a woman or a man, as they wish', async () => {
    const id = await screened();
    const heard = (interviewer: string) =>
      act('recordInterview', { case: id, kind: 'SCREENING', questions: ['JOURNEY'], reusable: false, interviewer });
    await heard('NOT_AS_WISHED');
    expect(await determined(id)).toMatchObject({ code: 'INTERVIEWER' });
    await heard('AS_WISHED');
    expect(await determined(id)).toMatchObject({ id, state: 'IDENTIFIED' });
  });
});
