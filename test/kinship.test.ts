import { idOf } from '../src/demonstration/cast';
import { kinfolk } from './kinfolk';
import { openPool } from '../src/platform/db/pool';
import { jobsOf } from '../src/work';
import { shelterWith } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { born, familyOf, link, unlink } = kinfolk(() => world);

it('makes both be looked for again, since two of one name with the same kin may be one person', async () => {
  const [father, girl] = [await born('1984'), await born('2015')];
  const sought = async () =>
    (
      await world.owner.query(
        `select data->>'case' as id from pgboss.job where name = 'match-names' and data->>'case' = any ($1)`,
        [[father, girl]],
      )
    ).rows.map(({ id }) => id as string);
  const before = await sought();
  await link(father, girl, 'PARENT');
  const since = await sought();
  expect(since).toHaveLength(before.length + 2);
  expect(new Set(since)).toEqual(new Set([father, girl]));
});

describe('A kinship that agencies disagree on', () => {
  const shelter = 'shelter.kemensos';
  const FIELDS =
    '... on Kin { id standing endedAt stances { kind ground note unit { code } } } ... on Problem { code field }';
  const say = async (name: string, input: object, login = shelter) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`;
    return (
      await world.as(login).ask(document, { input: { key: key(), occurredAt: '2025-06-15T01:00:00Z', ...input } })
    )[name];
  };
  /** Said by the post abroad, and seen by the shelter as well, which has both of them now. */
  const claimed = async () => {
    const [father, girl] = [await born('1985'), await born('2016')];
    const { id } = await link(father, girl, 'PARENT');
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = any ($1)`,
      [[father, girl], idOf('unit KEMENSOS-RS')],
    );
    return { id: id as string, father, girl };
  };
  const open = async (kin: string, login = shelter) => {
    const { disagreements } = await world
      .as(login)
      .ask(
        '{ disagreements(filter: { kind: KINSHIP }, first: 100) { items { id version agencies awaits kin { id } case { id } } } }',
      );
    return disagreements.items.find((one: { kin: { id: string } }) => one.kin.id === kin);
  };
  const resolve = async (disagreement: { id: string; version: number }, more: object, login = shelter) => {
    const document = `mutation ($input: ResolveDisagreement!) { resolveDisagreement(input: $input) { ... on Case { id kin { id } } ... on Problem { code field } } }`;
    const input = {
      key: key(),
      disagreement: disagreement.id,
      version: disagreement.version,
      ground: 'DOCUMENT_SEEN',
      occurredAt: '2025-06-16T01:00:00Z',
      note: 'Akta kelahiran menyebut ayah lain.',
      ...more,
    };
    return (await world.as(login).ask(document, { input })).resolveDisagreement;
  };

  it('is confirmed or disputed by others than who said it, on a ground that is sealed', async () => {
    const { id } = await claimed();
    expect(await say('confirmKin', { kin: id }, 'officer.manila')).toEqual({ code: 'OWN_FACT', field: 'kin' });
    expect(await say('confirmKin', { kin: id })).toMatchObject({
      standing: 'CONFIRMED',
      stances: [{ kind: 'CONFIRM', unit: { code: 'KEMENSOS-RS' } }],
    });
    expect(await open(id)).toBeUndefined();
    const disputed = { kin: id, ground: 'PERSON_SAYS', note: 'Anak itu tidak mengenalnya.' };
    expect(await say('disputeKin', disputed)).toMatchObject({ standing: 'DISPUTED' });
    expect(await open(id)).toMatchObject({ agencies: ['KEMENSOS', 'KEMLU'], awaits: 'KEMENSOS' });
    const { rows } = await world.owner.query('select s::text as row from kin_stance s where kin_id = $1', [id]);
    for (const { row } of rows) expect(row).not.toContain('mengenalnya');
    // Who gives way ends it.
    expect(await say('confirmKin', { kin: id })).toMatchObject({ standing: 'CONFIRMED' });
    expect(await open(id)).toBeUndefined();
    expect(await unlink(id, shelter)).toEqual({ code: 'NOT_YOUR_FACT', field: 'kin' });
  });

  it('has its day, is in the inbox of whom it awaits, and of nobody who sees one of the two alone', async () => {
    const { id, father } = await claimed();
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = $1`,
      [father, idOf('unit MITRA-RMH')],
    );
    await say('disputeKin', { kin: id, ground: 'PERSON_SAYS' });
    const { id: queued, due } = (
      await world.owner.query(`update disagreement set awaits = awaits where kin_id = $1 returning id, due_at as due`, [
        id,
      ])
    ).rows[0];
    const entries = async (login: string) => {
      const { inbox } = await world
        .as(login)
        .ask('{ inbox(clock: KIN_DISAGREEMENT, first: 100) { items { id subject dueAt act case { id } } } }');
      return inbox.items.filter(({ subject }: { subject: string }) => subject === queued);
    };
    const seen = async (login: string) =>
      (await world.as(login).ask('query ($id: ID!) { case(id: $id) { alerts { clock } } }', { id: father })).case.alerts
        .map(({ clock }: { clock: string }) => clock)
        .includes('KIN_DISAGREEMENT');
    const [entry] = await entries(shelter);
    expect(entry).toMatchObject({ act: 'resolveDisagreement', case: { id: father } });
    expect(Date.parse(entry.dueAt)).toBe(due.getTime());
    expect([await entries('officer.manila'), await entries('shelter.partner'), await entries('desk.kemlu')]).toEqual([
      [],
      [],
      [],
    ]);
    expect([await seen(shelter), await seen('officer.manila'), await seen('shelter.partner')]).toEqual([
      true,
      true,
      false,
    ]);
    const later = { alert: entry.id, reason: 'WAITING_AGENCY', until: new Date(Date.now() + 86_400_000).toISOString() };
    await world.as(shelter).ask('mutation ($input: SnoozeAlert!) { snoozeAlert(input: $input) { __typename } }', {
      input: { key: key(), ...later },
    });
    const { case: read } = await world
      .as(shelter)
      .ask('query ($id: ID!) { case(id: $id) { timeline { kind } } }', { id: father });
    expect(read.timeline).not.toContainEqual({ kind: 'snoozeAlert' });
    // Past its day it is the national desk's as well; who gives way ends it for all of them.
    await world.owner.query(`update alert set due_at = now() - interval '1 day' where subject_id = $1`, [queued]);
    const worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
    await jobsOf(world.app)
      .escalate.run({}, (text) => worker.query(text))
      .finally(() => worker.end());
    expect(await entries('desk.kemlu')).toHaveLength(1);
    await say('confirmKin', { kin: id });
    expect([await entries(shelter), await entries('desk.kemlu')]).toEqual([[], []]);
  });

  describe('when no side of it sees both ends any more', () => {
    const sees = (of: string[], unit: string, reach: string) =>
      world.owner.query(
        `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
         select id, person_id, $2, $3, now(), 'STAY', number, state, updated_at from cases where id = any ($1)`,
        [of, idOf(`unit ${unit}`), reach],
      );
    const seesNoMore = (of: string, unit: string) =>
      world.owner.query(`update case_access set reach = 'TRACE', until = now() where case_id = $1 and unit_id = $2`, [
        of,
        idOf(`unit ${unit}`),
      ]);
    const passes = async (of: string, unit: string) => {
      await world.owner.query('begin');
      await seesNoMore(of, 'KBRI-MNL');
      await world.owner.query('update cases set holder_id = $2 where id = $1', [of, idOf(`unit ${unit}`)]);
      await sees([of], unit, 'CUSTODY');
      await world.owner.query('commit');
    };
    /** The father is answered for by who sees him alone; the post sees the girl, and the shelter him. */
    const disputed = async () => {
      const { id, father, girl } = await claimed();
      await say('disputeKin', { kin: id, ground: 'PERSON_SAYS' });
      await seesNoMore(girl, 'KEMENSOS-RS');
      await passes(father, 'KP2MI-JKT');
      return { id, father, girl };
    };
    const isAsked = async (login: string, kin: string) => {
      const { disagreements, inbox } = await world.as(login).ask(
        `{ disagreements(filter: { awaitsMe: true, kind: KINSHIP }, first: 100) { items { id kin { id } } }
           inbox(clock: KIN_DISAGREEMENT, first: 100) { items { subject } } }`,
      );
      const own = disagreements.items.find((one: { kin: { id: string } | null }) => one.kin?.id === kin);
      const waits = inbox.items.some(({ subject }: { subject: string }) => subject === own?.id);
      expect([login, waits]).toEqual([login, own !== undefined]);
      return waits;
    };

    it('awaits the national desk, which ends it', async () => {
      const { id } = await disputed();
      const waiting = await open(id, 'desk.kemlu');
      expect(waiting).toMatchObject({ awaits: 'DESK' });
      expect([await isAsked('desk.kemlu', id), await isAsked('migrants.kp2mi', id)]).toEqual([true, false]);
      expect(await resolve(waiting, { stands: false }, 'desk.kemlu')).toMatchObject({ id: expect.any(String) });
      expect(await isAsked('desk.kemlu', id)).toBe(false);
    });

    it('awaits whoever answers for the case, once they see the other end as well', async () => {
      const { id, girl } = await disputed();
      await passes(girl, 'KP2MI-JKT');
      const waiting = await open(id, 'migrants.kp2mi');
      expect(waiting).toMatchObject({ awaits: 'HOLDER' });
      expect([await isAsked('desk.kemlu', id), await isAsked('migrants.kp2mi', id)]).toEqual([false, true]);
      expect(await resolve(waiting, { stands: true }, 'migrants.kp2mi')).toMatchObject({ id: expect.any(String) });
    });

    it('awaits somebody else who sees both and may answer', async () => {
      const { id, father, girl } = await disputed();
      await sees([father, girl], 'IMI-CGK', 'SUMMARY');
      await sees([father, girl], 'PPPA-LYN', 'CARE');
      const waiting = await open(id, 'service.kpppa');
      expect(waiting).toMatchObject({ awaits: 'KEMENPPPA' });
      expect([await isAsked('desk.kemlu', id), await isAsked('service.kpppa', id)]).toEqual([false, true]);
      expect(await resolve(waiting, { stands: true }, 'service.kpppa')).toMatchObject({ id: expect.any(String) });
    });
  });

  it('keeps nobody together while it is disputed', async () => {
    const { id, girl, father } = await claimed();
    const apart = async () => (await familyOf(girl)).separated;
    expect(await apart()).toBe(false);
    await world.owner.query(
      `insert into stay (id, case_id, person_id, unit_id, occurred_at, recorded_at, shelter_id, bed_kind)
       select gen_random_uuid(), id, person_id, post_id, now(), now(), $2, 'MEN' from cases where id = $1`,
      [father, await shelterWith(world, { MEN: 1 })],
    );
    expect(await apart()).toBe(true);
    await say('disputeKin', { kin: id, ground: 'PERSON_SAYS' });
    expect(await apart()).toBe(false);
  });

  it('is ended by whoever is to, and is over if it does not stand', async () => {
    const { id, girl, father } = await claimed();
    await say('disputeKin', { kin: id, ground: 'DOCUMENT_FALSE' });
    const queued = await open(id, 'officer.manila');
    expect(await resolve(queued, { stands: false }, 'officer.manila')).toEqual({
      code: 'NOT_YOURS_TO_END',
      field: 'disagreement',
    });
    expect(await resolve(queued, {}, 'desk.kemlu')).toEqual({ code: 'INVALID_VALUE', field: 'stands' });
    expect(await resolve({ ...queued, version: 9 }, { stands: true }, 'desk.kemlu')).toEqual({
      code: 'STALE_VERSION',
      field: 'version',
    });
    expect(await resolve(queued, { stands: false }, 'desk.kemlu')).toMatchObject({ id: father });
    expect(await open(id)).toBeUndefined();
    expect((await familyOf(girl)).kin).toMatchObject([{ id, endedAt: expect.any(String) }]);
    expect(await resolve(queued, { stands: true }, 'desk.kemlu')).toEqual({ code: 'SETTLED', field: 'disagreement' });
    expect(await say('disputeKin', { kin: id, ground: 'PERSON_SAYS' })).toEqual({ code: 'KIN_ENDED', field: 'kin' });
  });

  it('is in no timeline, and who sees one of the two alone learns nothing of it', async () => {
    const { id, girl, father } = await claimed();
    const asked = `query ($id: ID!) { case(id: $id) { version disagreements { kind } timeline { kind } kin { id stances { kind } } }
      disagreements(filter: { kind: KINSHIP }, first: 100) { items { id case { id } } } disagreementCounts { kind open } }`;
    const read = async (of: string, login: string) => JSON.stringify(await world.as(login).ask(asked, { id: of }));
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select id, person_id, $2, 'CARE', now(), 'STAY', number, state, updated_at from cases where id = $1`,
      [father, idOf('unit PPPA-LYN')],
    );
    const before = await read(father, 'service.kpppa');
    const seen = await read(father, shelter);
    await say('disputeKin', { kin: id, ground: 'PERSON_SAYS' });
    expect(await read(father, 'service.kpppa')).toBe(before);
    // What is above could have failed: the other unit, which sees both, is told.
    expect(await read(father, shelter)).not.toBe(seen);
    expect(await say('confirmKin', { kin: id }, 'service.kpppa')).toEqual({ code: 'NOT_FOUND', field: 'kin' });
    expect(await say('confirmKin', { kin: key() }, 'service.kpppa')).toEqual({ code: 'NOT_FOUND', field: 'kin' });
    const { case: child } = await world
      .as(shelter)
      .ask('query ($id: ID!) { case(id: $id) { version timeline { kind } } }', { id: girl });
    expect(child).toEqual({ version: 1, timeline: [{ kind: 'register' }] });
  });
});
