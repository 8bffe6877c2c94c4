import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const FIND =
  'query ($name: String!, $birthYear: Int, $first: Int) { findPeople(name: $name, birthYear: $birthYear, first: $first) { id person { name } } }';

const named = (found: { findPeople: { person: { name: string } }[] }) => found.findPeople.map((one) => one.person.name);
const desk = () => world.as('desk.kemlu');

async function register(login: string, person: object): Promise<string> {
  const [registered] = await world.registered(1, login, person);
  return registered?.id ?? '';
}

describe('who looks for somebody by name', () => {
  beforeAll(async () => {
    for (const [name, birthDate] of [
      ['SITI NURJANAH', '1993-02-11'],
      ['Muhammad Rizky Pratama', '2001-07-29'],
      ['YOHANES BERE', '1994'],
      ['Tan Kim Liong', '1997-02-27'],
      ['Sutrisno', '1980-01-01'],
    ])
      await register('officer.manila', { name, birthDate });
    await register('officer.manila', { name: 'Kartika Sari', alias: 'Mbak Tika', birthDate: '1990' });
  });

  it.each([
    ['Siti Nur Janah', 1993, 'SITI NURJANAH'],
    ['Siti Noerdjanah', 1993, 'SITI NURJANAH'],
    ['Moh. Riski Pratama', 2001, 'Muhammad Rizky Pratama'],
    ['Rizky Pratama', 2002, 'Muhammad Rizky Pratama'],
    ['Johanes Bere', 1994, 'YOHANES BERE'],
    ['Soetrisno', undefined, 'Sutrisno'],
    ['Sutrinso', 1980, 'Sutrisno'],
    ['mbak tika', 1990, 'Kartika Sari'],
  ])('finds %s (%s), who is %s', async (name, birthYear, who) => {
    expect(named(await world.as('officer.manila').ask(FIND, { name, birthYear }))[0]).toBe(who);
  });

  it('finds nobody outside their reach, and nobody there takes a place of who is within', async () => {
    let hidden = '';
    for (let i = 0; i < 12; i += 1)
      hidden = await register('officer.phnompenh', { name: 'Wahyu Ginanjar', birthDate: '1995-05-05' });
    await register('officer.manila', { name: 'Wahyoe Ginandjar', birthDate: '1995' });
    // More of them than a search looks at.
    const ghosts = `insert into person_token select t.token, p.id from person_token t cross join (select gen_random_uuid() as id from generate_series(1, 300)) p
      where t.person_id = (select person_id from cases where id = $1) returning person_id`;
    const { rows } = await world.owner.query(ghosts, [hidden]);
    expect(named(await world.as('officer.manila').ask(FIND, { name: 'Wahyu Ginanjar', birthYear: 1995 }))).toEqual([
      'Wahyoe Ginandjar',
    ]);
    expect(named(await world.as('officer.yangon').ask(FIND, { name: 'Wahyu Ginanjar', birthYear: 1995 }))).toEqual([]);
    await world.owner.query('delete from person_token where person_id = any ($1)', [rows.map((one) => one.person_id)]);
    expect(named(await desk().ask(FIND, { name: 'Wahyu Ginanjar', birthYear: 1995 }))).toHaveLength(10);
    expect(named(await desk().ask(FIND, { name: 'Wahyu Ginanjar', birthYear: 1995, first: 3 }))).toHaveLength(3);
  });

  it.each([
    [{ name: ' ' }, 'NAME_MISSING', 'name'],
    [{ name: 'Siti', first: 11 }, 'PAGE_TOO_LARGE', 'first'],
    [{ name: 'Siti', first: 0 }, 'PAGE_TOO_LARGE', 'first'],
  ])('with %j is refused', async (wrong, code, field) => {
    const { errors } = await world.as('officer.manila').attempt(FIND, wrong);
    expect(errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('stands in the audit with whom they were shown, and not with whom they asked for', async () => {
    const { findPeople } = await world.as('officer.manila').ask(FIND, { name: 'Siti Nur Janah', birthYear: 1993 });
    const { rows } = await world.owner.query(
      `select act, cases, opened from audit_entry where act = 'findPeople' order by seq desc limit 1`,
    );
    expect(rows).toEqual([
      { act: 'findPeople', cases: findPeople.map((one: { id: string }) => one.id), opened: ['person.label'] },
    ]);
    expect((await world.as('immigration').attempt(FIND, { name: 'Siti' })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
