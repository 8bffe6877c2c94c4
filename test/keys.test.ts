import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

const BOTH = `query ($id: ID!) {
  case(id: $id) { person { id name } matches { case { person { id name } } other { person { id name } } } }
}`;

/** Two registrations of one post that may be of one person, so that each is read in an answer about the other. */
async function pair() {
  const [earlier] = await world.registered(1, 'officer.manila', { name: 'Ratna Hidayat' });
  const [later] = await world.registered(1, 'officer.manila', { name: 'Joko Siregar' });
  await world.owner.query(
    `insert into person_match (id, version, case_id, other_id, person_id, verdict, reasons, recorded_at)
     select gen_random_uuid(), 1, c.id, $2, c.person_id, 'OPEN', '{NAME}', now() from cases c where c.id = $1`,
    [later?.id, earlier?.id],
  );
  return async () => {
    const { case: found } = await world.as('officer.manila').ask(BOTH, { id: later?.id });
    const [match] = found.matches;
    return { own: found.person, again: match.case.person, other: match.other.person };
  };
}

describe('Somebody else in an answer about a case', () => {
  it('is opened with their own key', async () => {
    const read = await pair();
    const { own, again, other } = await read();
    expect([own.name, again.name, other.name]).toEqual(['Joko Siregar', 'Joko Siregar', 'Ratna Hidayat']);
  });

  it('stays readable when the person of the case was forgotten', async () => {
    const read = await pair();
    const { own } = await read();
    await world.owner.query('delete from person_key where person_id = $1', [own.id]);
    const after = await read();
    expect([after.own.name, after.again.name, after.other.name]).toEqual([null, null, 'Ratna Hidayat']);
  });

  it('is forgotten alone', async () => {
    const read = await pair();
    const { other } = await read();
    await world.owner.query('delete from person_key where person_id = $1', [other.id]);
    const after = await read();
    expect([after.own.name, after.other.name]).toEqual(['Joko Siregar', null]);
  });
});
