import { idOf } from '../src/demonstration/cast';
import { CONSENTS, counted, csv, DISCARD, DRAFTS, FIX, groupOf, importInto, manila } from './lists';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const group = (login?: string) => groupOf(world, login);
const sent = (input: object, login?: string) => importInto(world, input, login);

describe('the two rows of the list of Manila that wait', () => {
  const count = (table: string) => counted(world, table);
  let id: string;
  beforeAll(async () => {
    id = await group();
    await sent({ group: id, ...manila('xlsx'), consents: CONSENTS });
  });

  it('are put right by hand, as whoever they always were', async () => {
    const officer = world.as('officer.manila');
    const { drafts } = await officer.ask(DRAFTS, { group: id, state: 'OPEN' });
    expect(drafts.items).toMatchObject([
      {
        line: 13,
        state: 'OPEN',
        problems: [{ field: 'birthDate', code: 'IMPOSSIBLE_DATE', typed: '31/02/1999' }],
        case: null,
      },
      { line: 18, state: 'OPEN', problems: [{ field: 'nik', code: 'NIK_IN_NUMBER_CELL' }], case: null },
    ]);
    const [agus, other] = drafts.items;
    expect(agus.typed).toContainEqual({ column: expect.stringContaining('Nama lengkap'), text: 'AGUS SETIAWAN' });
    const corrected = {
      key: key(),
      id: key(),
      draft: agus.id,
      version: agus.version,
      name: 'AGUS SETIAWAN',
      sex: 'MALE',
      birthDate: '1999-02-28',
      consents: CONSENTS,
    };

    const stale = await officer.ask(FIX, { input: { ...corrected, key: key(), version: 7 } });
    expect(stale.fixDraft).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    const still = await officer.ask(FIX, { input: { ...corrected, key: key(), birthDate: '31/02/1999' } });
    expect(still.fixDraft).toMatchObject({ code: 'IMPOSSIBLE_DATE', field: 'birthDate' });

    const { fixDraft } = await officer.ask(FIX, { input: corrected });
    expect(fixDraft).toMatchObject({
      state: 'REGISTERED',
      version: 2,
      case: { id: corrected.id, person: { name: 'AGUS SETIAWAN', birthDate: '1999-02-28' }, group: { id } },
    });
    expect(fixDraft.typed).toEqual(agus.typed);
    expect((await officer.ask(FIX, { input: corrected })).fixDraft).toEqual(fixDraft);
    const twice = await officer.ask(FIX, { input: { ...corrected, key: key(), id: key(), version: 2 } });
    expect(twice.fixDraft).toMatchObject({ code: 'DRAFT_CLOSED', field: 'draft' });

    await officer.ask(FIX, {
      input: {
        key: key(),
        id: key(),
        draft: other.id,
        version: 1,
        name: 'MARIYANA',
        sex: 'FEMALE',
        birthDate: '2001-10-10',
        nik: '5371015010010017',
      },
    });
    expect([await count('cases'), await count('person_key'), await count('person')]).toEqual([35, 35, 35]);
    const { group: read } = await world
      .as('desk.kemlu')
      .ask('query ($id: ID!) { group(id: $id) { progress { registered drafts } } }', { id });
    expect(read.progress).toEqual({ registered: 35, drafts: 2 });
    expect(await sent({ group: id, ...manila('xlsx') })).toMatchObject({ ready: 0, drafts: 0, repeated: 35 });
  });

  it('are no longer read by the post as they were typed once the case is somebody else’s', async () => {
    const officer = world.as('officer.manila');
    const { drafts } = await officer.ask(DRAFTS, { group: id });
    const [{ case: fixed }] = drafts.items;
    await world.owner.query('begin');
    await world.owner.query(`update case_access set reach = 'TRACE', until = now() where case_id = $1`, [fixed.id]);
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CUSTODY', now(), 'HANDOVER', number, state, updated_at from cases where id = $1`,
      [fixed.id, idOf('unit KEMENSOS-RS')],
    );
    await world.owner.query('update cases set holder_id = $2 where id = $1', [fixed.id, idOf('unit KEMENSOS-RS')]);
    await world.owner.query('commit');
    const after = await officer.ask(DRAFTS, { group: id });
    expect(after.drafts.items[0]).toMatchObject({ state: 'REGISTERED', typed: null, problems: null, case: null });
    expect(after.drafts.items[1].typed).not.toBeNull();
  });
});

describe('a draft', () => {
  it('that is nobody is discarded with a reason, and does not come back with its list', async () => {
    const id = await group();
    const list = csv('Contoh pengisian,L,31/02/1999,,,,');
    const { rows } = await sent({ group: id, ...list });
    const officer = world.as('officer.manila');
    const input = { draft: rows[0].draft, version: 1 };
    const empty = await officer.ask(DISCARD, { input: { key: key(), ...input, reason: ' ' } });
    expect(empty.discardDraft).toMatchObject({ code: 'NOTE_MISSING', field: 'reason' });
    const { discardDraft } = await officer.ask(DISCARD, {
      input: { key: key(), ...input, reason: 'Baris contoh dari templat.' },
    });
    expect(discardDraft).toMatchObject({
      state: 'DISCARDED',
      version: 2,
      reason: 'Baris contoh dari templat.',
      case: null,
    });
    expect(await sent({ group: id, ...list })).toMatchObject({ repeated: 1, drafts: 0 });
    const gone = await officer.ask(FIX, {
      input: { key: key(), id: key(), draft: rows[0].draft, version: 2, name: 'X Y', sex: 'MALE' },
    });
    expect(gone.fixDraft).toMatchObject({ code: 'DRAFT_CLOSED', field: 'draft' });
  });

  it('of another unit is not found, whether it exists or not', async () => {
    const { rows } = await sent({ group: await group(), ...csv('Anto,L,31/02/1999,,,,') });
    for (const draft of [rows[0].draft, key()]) {
      const answer = await world
        .as('officer.phnompenh')
        .attempt(FIX, { input: { key: key(), id: key(), draft, version: 1, name: 'Anto', sex: 'MALE' } });
      expect(answer.data).toEqual({ fixDraft: { __typename: 'Problem', code: 'NOT_FOUND', field: 'draft' } });
    }
  });

  it('that two put right at once becomes one case', async () => {
    const { rows } = await sent({ group: await group(), ...csv('Wati,P,31/02/1999,,,,') });
    const officer = world.as('officer.manila');
    const fix = () =>
      officer.ask(FIX, {
        input: {
          key: key(),
          id: key(),
          draft: rows[0].draft,
          version: 1,
          name: 'Wati',
          sex: 'FEMALE',
          birthDate: '1999',
        },
      });
    const answers = await Promise.all([fix(), fix(), fix()]);
    expect(answers.map(({ fixDraft }) => fixDraft.__typename).sort()).toEqual(['Draft', 'Problem', 'Problem']);
    expect(answers.map(({ fixDraft }) => fixDraft.code).filter(Boolean)).toEqual(['DRAFT_CLOSED', 'DRAFT_CLOSED']);
  });
});
