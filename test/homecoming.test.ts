import { idOf } from '../src/demonstration/cast';
import { arrived, assessed, handsOf, home, shelterWith, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
let step: Hands['step'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read, step } = handsOf(world, 'shelter.kemensos'));
});
afterAll(() => world.close());

const KEMENSOS = 'shelter.kemensos';
const HOME = '2025-07-15T02:00:00Z';
const LATER = '2025-07-20T02:00:00Z';
const EVENING = '2025-06-14T12:00:00Z';

const atHome = async (people: object = {}, at = HOME) => (await home(world, 1, at, people))[0]?.id as string;
const inShelter = async (people: object = {}) => {
  const [one] = await arrived(world, 1, { people: { sex: 'MALE', birthDate: '1990-01-01', ...people } });
  const shelter = await shelterWith(world, { MEN: 1, MINOR: 1 });
  const bedKind = 'birthDate' in people ? 'MINOR' : 'MEN';
  await act('placeInShelter', { case: one?.id, shelter, bedKind, occurredAt: EVENING });
  return one?.id as string;
};

describe('somebody goes home', () => {
  it('from a shelter, once needs and family are assessed, and the bed is free from then on', async () => {
    const id = await inShelter();
    expect(await act('goHome', { case: id })).toMatchObject({ code: 'NEEDS_ASSESSED', field: 'needsAssessment' });
    await act('recordAssessment', { case: id, kind: 'NEEDS', outcome: 'DECLINED', occurredAt: EVENING });
    expect(await act('goHome', { case: id })).toMatchObject({ code: 'FAMILY_ASSESSED', field: 'familyAssessment' });
    await act('recordAssessment', { case: id, kind: 'FAMILY', outcome: 'NEGATIVE', occurredAt: EVENING });
    expect(await act('goHome', { case: id })).toMatchObject({ code: 'FAMILY_ASSESSED' });
    await act('recordAssessment', { case: id, kind: 'FAMILY', outcome: 'POSITIVE', occurredAt: LATER });
    expect(await act('goHome', { case: id, occurredAt: HOME })).toMatchObject({ code: 'FAMILY_ASSESSED' });
    expect(await act('goHome', { case: id, homeRegency: '99.99' })).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'homeRegency',
    });
    expect(await act('goHome', { case: id, occurredAt: '2999-01-01T00:00:00Z' })).toMatchObject({ code: 'IN_FUTURE' });
    expect(await act('goHome', { case: id })).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await read(id, 'stays { leftAt } person { homeRegency }')).toEqual({
      stays: [{ leftAt: '2025-07-20T02:00:00+00:00' }],
      person: { homeRegency: '35.07' },
    });
    expect(await act('goHome', { case: id })).toMatchObject({ code: 'ILLEGAL_MOVE' });
  });

  it('with an escort who is a child or ill', async () => {
    const [child, ill] = [await inShelter({ birthDate: '2009-01-01' }), await inShelter()];
    await act('recordAssessment', { case: ill, kind: 'FITNESS', outcome: 'FIT_WITH_ESCORT', occurredAt: EVENING });
    await assessed(world, [child, ill], EVENING);
    for (const id of [child, ill]) {
      expect(await act('goHome', { case: id })).toMatchObject({ code: 'ESCORT_HOME', field: 'escort' });
      expect(await act('goHome', { case: id, escorted: true })).toMatchObject({ state: 'RETURNED_HOME' });
    }
  });

  it('to a home that has to be known, and another one replaces it', async () => {
    const [unknown, moved] = [await inShelter({ homeRegency: null }), await inShelter()];
    await assessed(world, [unknown, moved], EVENING);
    expect(await act('goHome', { case: unknown })).toMatchObject({ code: 'HOME_UNKNOWN', field: 'homeRegency' });
    expect(await read(moved, 'person { homeProvince }')).toEqual({ person: { homeProvince: 'ID-JI' } });
    await act('goHome', { case: moved, homeRegency: '53.71' });
    expect(await read(moved, 'person { homeRegency homeProvince }')).toEqual({
      person: { homeRegency: '53.71', homeProvince: 'ID-NT' },
    });
    // As what they said themselves, to whom they said it, beside what was said before.
    const { person } = await read(
      moved,
      'person { facts { field code proof inForce unit { code } } }',
      'shelter.kemensos',
    );
    expect(person.facts.filter(({ field }: { field: string }) => field === 'HOME_REGENCY')).toEqual([
      expect.objectContaining({ code: '35.07', inForce: false, unit: { code: 'KBRI-MNL' } }),
      expect.objectContaining({ code: '53.71', proof: 'INTERVIEW', inForce: true, unit: { code: 'KEMENSOS-RS' } }),
    ]);
  });

  it('where a registry knows of another home the record keeps that, and they are followed where they go', async () => {
    const id = await inShelter();
    await assessed(world, [id], EVENING);
    const registry = { field: 'HOME_REGENCY', value: '35.07', proof: 'CIVIL_REGISTRY', occurredAt: EVENING };
    await act('assertFact', { case: id, ...registry });
    expect(await act('goHome', { case: id, homeRegency: '53.71' })).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await read(id, 'person { homeRegency }')).toEqual({ person: { homeRegency: '35.07' } });
    expect(await read(id, 'id', 'social.ntt')).toEqual({ id });
  });

  it('where the social office of the province follows them from then on, and no other does', async () => {
    const id = await inShelter({ homeRegency: '53.71' });
    await assessed(world, [id], EVENING);
    expect(await read(id, 'id', 'social.ntt')).toBeNull();
    await act('goHome', { case: id });
    expect(await read(id, 'id followUps { month }', 'social.ntt')).toEqual({
      id,
      followUps: [1, 3, 6, 12].map((month) => ({ month })),
    });
    const elsewhere = await atHome({ homeRegency: '35.07' });
    expect(await read(elsewhere, 'id', 'social.ntt')).toBeNull();
  });

  it('from the gate, when local government has signed for an adult whom nothing endangers', async () => {
    const people = { sex: 'MALE', homeRegency: '53.71' };
    const came = async (receiver: string, more: object = {}) =>
      (await arrived(world, 1, { receiver, people: { ...people, ...more } }))[0]?.id;
    const risk = (id: string | undefined, outcome: string) =>
      act('recordAssessment', { case: id, kind: 'RETURN_RISK', outcome, occurredAt: EVENING }, 'social.ntt');
    const go = (id: string | undefined, login = 'social.ntt') => act('goHome', { case: id, occurredAt: HOME }, login);

    expect(await go(await came('KEMENSOS-RS'), KEMENSOS)).toMatchObject({ code: 'BAST_TO_HOME', field: 'handover' });
    expect(await go(await came('DINSOS-NT', { birthDate: '2010-01-01' }))).toMatchObject({
      code: 'ADULT',
      field: 'birthDate',
    });
    const id = await came('DINSOS-NT');
    await risk(id, 'UNSAFE');
    expect(await go(id)).toMatchObject({ code: 'SAFE_TO_RETURN', field: 'risk' });
    await risk(id, 'SAFE');
    expect(await go(id)).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await act('agreePlan', { case: id, objectives: 'Bertani' }, 'social.ntt')).toMatchObject({
      state: 'RETURNED_HOME',
    });
  });
});

describe('follow-ups', () => {
  it.each([
    ['2025-08-31T03:00:00Z', '35.07', ['2025-09-30', '2025-11-30', '2026-02-28', '2026-08-31']],
    ['2025-11-30T03:00:00Z', '35.07', ['2025-12-30', '2026-02-28', '2026-05-30', '2026-11-30']],
    ['2026-01-31T03:00:00Z', '35.07', ['2026-02-28', '2026-04-30', '2026-07-31', '2027-01-31']],
    // Half an hour before midnight in Jakarta, and half past one of the next day in Jayapura.
    ['2025-07-30T16:30:00Z', '35.07', ['2025-08-30', '2025-10-30', '2026-01-30', '2026-07-30']],
    ['2025-07-30T16:30:00Z', '91.71', ['2025-08-31', '2025-10-31', '2026-01-31', '2026-07-31']],
    ['2025-07-30T16:30:00Z', '51.71', ['2025-08-31', '2025-10-31', '2026-01-31', '2026-07-31']],
  ])('of a return at %s to %s fall due on %j', async (at, homeRegency, due) => {
    const id = await atHome({ homeRegency }, at);
    const { followUps } = await read(id, 'followUps { month dueOn doneAt outcome }');
    expect(followUps).toEqual([1, 3, 6, 12].map((month, i) => ({ month, dueOn: due[i], doneAt: null, outcome: null })));
  });

  it('are an agenda by day, of the cases that a unit follows, and only what is still open', async () => {
    const agenda = async (login: string, dueBefore?: string, dueFrom?: string) =>
      (
        await world.as(login).ask(
          `query ($dueFrom: Day, $dueBefore: Day) { followUps(first: 100, dueFrom: $dueFrom, dueBefore: $dueBefore) {
              items { month dueOn case { id person { name } } } next } }`,
          { dueFrom, dueBefore },
        )
      ).followUps.items as { month: number; dueOn: string; case: { id: string; person: { name: string } } }[];
    const [first, second] = [
      await atHome({ homeRegency: '53.04' }, '2025-08-02T02:00:00Z'),
      await atHome({ homeRegency: '53.04' }, '2025-08-01T02:00:00Z'),
    ];
    const mine = async (dueBefore?: string, dueFrom?: string) =>
      (await agenda('social.ntt', dueBefore, dueFrom))
        .filter((one) => [first, second].includes(one.case.id))
        .map((one) => [one.case.id, one.month, one.dueOn]);
    expect(await mine('2025-11-02')).toEqual([
      [second, 1, '2025-09-01'],
      [first, 1, '2025-09-02'],
      [second, 3, '2025-11-01'],
    ]);
    expect(await mine('2025-11-01', '2025-09-02')).toEqual([[first, 1, '2025-09-02']]);
    await act(
      'recordFollowUp',
      { case: second, month: 1, outcome: 'REACHED', occurredAt: '2025-09-01T02:00:00Z' },
      'social.ntt',
    );
    await act(
      'recordFollowUp',
      { case: first, month: 1, outcome: 'NOT_REACHED', occurredAt: '2025-09-03T02:00:00Z' },
      'social.ntt',
    );
    expect(await mine('2025-11-01')).toEqual([[first, 1, '2025-09-02']]);
    await step(first, 'decline', {
      occurredAt: '2025-09-04T02:00:00Z',
      note: 'Saya tidak mau lagi.',
      toldHowToReturn: true,
    });
    expect(await mine('2025-11-01')).toEqual([]);
    const names = (await agenda(KEMENSOS)).map((one) => one.case.person.name);
    expect(names.every(Boolean)).toBe(true);
    expect(await agenda('caseworker.iom')).toEqual([]);
    expect((await agenda('desk.kemlu')).map((one) => one.case.id)).toContain(second);
  });

  it('are recorded once each, with what was said sealed', async () => {
    const id = await atHome();
    const at = '2025-08-16T02:00:00Z';
    const record = (input: object) =>
      act('recordFollowUp', { case: id, month: 1, outcome: 'REACHED', occurredAt: at, ...input });
    expect(await record({ month: 2 })).toMatchObject({ code: 'UNKNOWN_CODE', field: 'month' });
    expect(await record({ occurredAt: '2025-07-14T02:00:00Z' })).toMatchObject({
      code: 'BEFORE_EARLIER_STEP',
      field: 'occurredAt',
    });
    expect(await record({ case: await inShelter() })).toMatchObject({ code: 'NOT_HOME', field: 'case' });
    expect(await record({ note: 'Bekerja di bengkel' })).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await record({})).toMatchObject({ code: 'FOLLOW_UP_DONE', field: 'month' });
    const { followUps } = await read(id, 'followUps { month outcome doneAt note unit { code } version }');
    expect(followUps[0]).toEqual({
      month: 1,
      outcome: 'REACHED',
      doneAt: '2025-08-16T02:00:00+00:00',
      note: 'Bekerja di bengkel',
      unit: { code: 'KEMENSOS-RS' },
      version: 2,
    });
    const { rows } = await world.owner.query(`select sealed from follow_up where case_id = $1 and sealed is not null`, [
      id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].sealed.toString('latin1')).not.toContain('bengkel');
  });

  it('that lose somebody make the case missing, and whoever is found goes on where they were', async () => {
    const id = await atHome();
    const at = '2025-10-15T02:00:00Z';
    expect(await act('recordFollowUp', { case: id, month: 3, outcome: 'LOST_CONTACT', occurredAt: at })).toMatchObject({
      state: 'MISSING',
    });
    const next = { case: id, month: 6, outcome: 'LOST_CONTACT', occurredAt: '2026-01-15T02:00:00Z' };
    expect(await act('recordFollowUp', next)).toMatchObject({ state: 'MISSING' });
    expect(await step(id, 'reconnect', { occurredAt: '2026-01-20T02:00:00Z' })).toMatchObject({
      state: 'RETURNED_HOME',
    });
    const { timeline } = await read(id, 'timeline { kind fromState toState }');
    expect(timeline).toContainEqual({ kind: 'loseContact', fromState: 'RETURNED_HOME', toState: 'MISSING' });
    expect(timeline.filter(({ kind }: { kind: string }) => kind === 'loseContact')).toHaveLength(1);
  });
});

describe('a unit that was asked to follow somebody', () => {
  const consents = ['ASSISTANCE', 'SHARING_PARTNERS'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  /** Asked and accepted at the same time. */
  const asked = async (id: string, unit: string, login: string, occurredAt: string) => {
    const offer = { key: key(), case: id, toUnit: idOf(`unit ${unit}`), service: 'REINTEGRATION', occurredAt };
    const { offerReferral } = await world
      .as(KEMENSOS)
      .ask('mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { id } } }', {
        input: offer,
      });
    const answer = { key: key(), referral: offerReferral.id, accept: true, occurredAt };
    await world
      .as(login)
      .ask('mutation ($input: AnswerReferral!) { answerReferral(input: $input) { ... on Problem { code } } }', {
        input: answer,
      });
  };

  it('does so from the moment it accepts', async () => {
    const id = await atHome({ consents });
    const plan = { case: id, objectives: 'Warung kopi' };
    expect(await act('agreePlan', plan, 'caseworker.iom')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    await asked(id, 'IOM-JKT', 'caseworker.iom', LATER);
    expect(await act('agreePlan', plan, 'caseworker.iom')).toMatchObject({ state: 'RETURNED_HOME' });
    expect(await read(id, 'plans { objectives unit { code } }', 'caseworker.iom')).toEqual({
      plans: [{ objectives: 'Warung kopi', unit: { code: 'IOM-JKT' } }],
    });
    const { followUps } = await world.as('caseworker.iom').ask('{ followUps { items { case { id } month } } }');
    expect(followUps.items).toContainEqual({ case: { id }, month: 1 });
  });

  it('goes on when they leave the bed it gave them', async () => {
    const [one] = await arrived(world, 1, { people: { sex: 'MALE', consents } });
    const id = one?.id as string;
    await act('placeInShelter', {
      case: id,
      shelter: await shelterWith(world, { MEN: 1 }, 'MITRA-RMH'),
      bedKind: 'MEN',
      occurredAt: EVENING,
    });
    await asked(id, 'MITRA-RMH', 'shelter.partner', EVENING);
    await assessed(world, [id], EVENING);
    await act('goHome', { case: id });
    expect(await read(id, 'plans { id }', 'shelter.partner')).toEqual({ plans: [] });
  });
});
