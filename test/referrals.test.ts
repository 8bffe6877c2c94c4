import { idOf } from '../src/demonstration/cast';
import { ContextSigner } from '../src/platform/db/context';
import { atOnce } from './at-once';
import { arrived } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const FIELDS =
  'id version service preview state refusal answeredAt occurredAt unit { code } toUnit { code } case { id person { name } }';
const OFFER = `mutation ($input: OfferReferral!) { offerReferral(input: $input) {
  __typename ... on Referral { ${FIELDS} } ... on Problem { code field message } } }`;
const ANSWER = `mutation ($input: AnswerReferral!) { answerReferral(input: $input) {
  __typename ... on Referral { ${FIELDS} } ... on Problem { code field message } } }`;
const WITHDRAW = `mutation ($input: WithdrawReferral!) { withdrawReferral(input: $input) {
  __typename ... on Referral { id state } ... on Problem { code field } } }`;
const BOX = `query ($box: ReferralBox!, $state: ReferralState) { referrals(box: $box, state: $state) { items { ${FIELDS} } next } }`;

const OFFERED = '2025-06-10T02:00:00Z';
const ANSWERED = '2025-06-11T02:00:00Z';
const yes = (...purposes: string[]) => purposes.map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
const willing = { consents: yes('ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS') };
const unit = (code: string) => idOf(`unit ${code}`);

const registered = async (people: object = willing) => {
  const [one] = await world.registered(1, 'officer.manila', { ...willing, ...people });
  return one?.id as string;
};
const offer = async (input: object, login = 'officer.manila') =>
  (
    await world.as(login).ask(OFFER, {
      input: { key: key(), occurredAt: OFFERED, toUnit: unit('KEMENSOS-RS'), service: 'RECEPTION', ...input },
    })
  ).offerReferral;
const answer = async (input: object, login = 'shelter.kemensos') =>
  (await world.as(login).ask(ANSWER, { input: { key: key(), occurredAt: ANSWERED, accept: true, ...input } }))
    .answerReferral;
const withdraw = async (input: object, login = 'officer.manila') =>
  (await world.as(login).ask(WITHDRAW, { input: { key: key(), occurredAt: ANSWERED, ...input } })).withdrawReferral;
const seen = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID) { case(id: $id) { id } }', { id })).case;

describe('a unit that is asked for a step', () => {
  it('learns the service, the kind of person and who asks, and not who it is, until it accepts', async () => {
    const id = await registered({ name: 'PUTRI RAHASIA', sex: 'FEMALE', birthDate: '1999-02-28' });
    const { id: referral } = await offer({ case: id, note: 'Punya saudara di Bekasi' });
    const before = await world.as('shelter.kemensos').attempt(BOX, { box: 'IN', state: 'OFFERED' });
    const [row] = (before.data as never as { referrals: { items: object[] } }).referrals.items;
    expect(row).toEqual({
      id: referral,
      version: 1,
      service: 'RECEPTION',
      preview: 'WOMAN',
      state: 'OFFERED',
      refusal: null,
      answeredAt: null,
      occurredAt: '2025-06-10T02:00:00+00:00',
      unit: { code: 'KBRI-MNL' },
      toUnit: { code: 'KEMENSOS-RS' },
      case: null,
    });
    for (const secret of ['RAHASIA', 'Bekasi', id]) expect(before.body).not.toContain(secret);
    expect(before.body).not.toMatch(/\b1999\b/);
    expect(await seen('shelter.kemensos', id)).toBeNull();

    const accepted = await answer({ referral, version: 1 });
    expect(accepted).toMatchObject({ state: 'ACCEPTED', version: 2, case: { id, person: { name: 'PUTRI RAHASIA' } } });
    expect(await seen('shelter.kemensos', id)).toEqual({ id });
    const mine = await world
      .as('officer.manila')
      .ask('query ($id: ID) { case(id: $id) { timeline { kind code unit { code } } } }', { id });
    expect(mine.case.timeline).toContainEqual({
      kind: 'answerReferral',
      code: 'ACCEPTED',
      unit: { code: 'KEMENSOS-RS' },
    });
  });

  it.each([
    ['FEMALE', '2008-01-01', 'GIRL'],
    ['FEMALE', '1990', 'WOMAN'],
    ['MALE', '2008-01-01', 'BOY'],
    ['MALE', '1990-05-05', 'MAN'],
    ['MALE', '2007', 'UNKNOWN'],
    ['UNKNOWN', '1990', 'UNKNOWN'],
    ['FEMALE', null, 'UNKNOWN'],
  ])('is told of %s born %s as %s', async (sex, birthDate, preview) => {
    const consents = [{ purpose: 'ASSISTANCE', basis: 'LEGAL_DUTY', given: true }];
    expect(await offer({ case: await registered({ sex, birthDate, consents }) })).toMatchObject({ preview });
  });

  it.each([
    ['RECEPTION', 'KEMENSOS-RS', 'shelter.kemensos', 'TRAVEL'],
    ['DOCUMENTS', 'IMI-CGK', 'immigration', 'TRAVEL'],
    ['INVESTIGATION', 'POLRI-PPA', 'police', 'INQUIRY'],
    ['SHELTER', 'MITRA-RMH', 'shelter.partner', 'CARE'],
    ['REINTEGRATION', 'IOM-JKT', 'caseworker.iom', 'AFTERCARE'],
  ])('for %s sees what that needs: %s', async (service, code, login, reach) => {
    const id = await registered();
    const { id: referral } = await offer({ case: id, service, toUnit: unit(code) });
    await answer({ referral }, login);
    const { rows } = await world.owner.query('select reach from case_access where case_id = $1 and unit_id = $2', [
      id,
      unit(code),
    ]);
    expect(rows).toEqual([{ reach }]);
  });

  it('refuses with a reason, still knows nothing, and the case tells of it', async () => {
    const id = await registered();
    const { id: referral } = await offer({ case: id });
    expect(await answer({ referral, accept: false })).toMatchObject({ code: 'REFUSAL_REASON', field: 'refusal' });
    expect(await answer({ referral, accept: true, refusal: 'NO_CAPACITY' })).toMatchObject({
      code: 'REFUSAL_REASON',
      field: 'refusal',
    });
    const refused = await answer({ referral, accept: false, refusal: 'NO_CAPACITY' });
    expect(refused).toMatchObject({ state: 'REFUSED', refusal: 'NO_CAPACITY', case: null });
    expect(await seen('shelter.kemensos', id)).toBeNull();
    const mine = await world
      .as('officer.manila')
      .ask('query ($id: ID) { case(id: $id) { version timeline { kind code } } }', { id });
    expect(mine.case).toMatchObject({ version: 3 });
    expect(mine.case.timeline).toContainEqual({ kind: 'answerReferral', code: 'NO_CAPACITY' });
    const { referrals } = await world.as('officer.manila').ask(BOX, { box: 'OUT', state: 'REFUSED' });
    expect(referrals.items).toMatchObject([{ id: referral }]);
    // What was refused may be asked again.
    expect(await offer({ case: id, occurredAt: ANSWERED })).toMatchObject({ state: 'OFFERED' });
  });

  it('answers once, at a time after the offer, and only what is asked of it', async () => {
    const id = await registered();
    const { id: referral } = await offer({ case: id });
    expect(await answer({ referral: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'referral' });
    expect(await answer({ referral }, 'shelter.partner')).toMatchObject({ code: 'NOT_FOUND', field: 'referral' });
    expect(await answer({ referral }, 'officer.manila')).toMatchObject({ code: 'FORBIDDEN', field: 'referral' });
    expect(await answer({ referral }, 'desk.kemlu')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await answer({ referral, version: 9 })).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    expect(await answer({ referral, occurredAt: '2025-06-09T00:00:00Z' })).toMatchObject({
      code: 'BEFORE_EARLIER_STEP',
      field: 'occurredAt',
    });
    expect(await answer({ referral, occurredAt: '2999-01-01T00:00:00Z' })).toMatchObject({
      code: 'IN_FUTURE',
      field: 'occurredAt',
    });
    const again = { referral, key: key() };
    expect(await answer(again)).toMatchObject({ state: 'ACCEPTED' });
    expect(await answer(again)).toMatchObject({ state: 'ACCEPTED', version: 2 });
    expect(await answer({ referral })).toMatchObject({ code: 'OFFER_ANSWERED', field: 'referral' });
  });

  it('accepts or refuses, not both, when two of it answer at once', async () => {
    const accept = { accept: true };
    const refuse = { accept: false, refusal: 'NEED_MORE' };
    const over = { code: 'OFFER_ANSWERED', field: 'referral' };
    for (const [first, second, state] of [
      [accept, refuse, 'ACCEPTED'],
      [refuse, accept, 'REFUSED'],
    ] as const) {
      const id = await registered();
      const { id: referral } = await offer({ case: id });
      const answers = await atOnce(world, 'cases', id, [
        () => answer({ referral, ...first }),
        () => answer({ referral, ...second }),
        () => answer({ referral, ...first }),
      ]);
      expect(answers).toMatchObject([{ state }, over, over]);
    }
  });
});

describe('who offers a case', () => {
  it('needs a ground to share it with such a receiver, as of the day of the offer', async () => {
    const none = await registered({ consents: yes('ASSISTANCE') });
    expect(await offer({ case: none })).toMatchObject({ code: 'NO_CONSENT', field: 'consents' });
    const government = await registered({ consents: yes('SHARING_GOVERNMENT') });
    expect(await offer({ case: government })).toMatchObject({ state: 'OFFERED' });
    const iom = { toUnit: unit('IOM-JKT'), service: 'REINTEGRATION' };
    const refused = await offer({ case: government, ...iom });
    expect(refused).toMatchObject({ code: 'NO_CONSENT', field: 'consents' });
    expect(refused.message).toContain('Berbagi dengan lembaga mitra');
    const duty = await registered({ consents: [{ purpose: 'ASSISTANCE', basis: 'LEGAL_DUTY', given: true }] });
    expect(await offer({ case: duty, ...iom })).toMatchObject({ state: 'OFFERED' });
  });

  it('has none any more once the consent is withdrawn, and again once it is given anew', async () => {
    const id = await registered();
    const officer = world.as('officer.manila');
    const say = (kind: string, input: object) =>
      officer.ask(
        `mutation ($input: ${kind}!) { ${kind[0]?.toLowerCase()}${kind.slice(1)}(input: $input) { ... on Problem { code } } }`,
        {
          input: { key: key(), case: id, purpose: 'SHARING_GOVERNMENT', ...input },
        },
      );
    await say('WithdrawConsent', { occurredAt: '2025-06-10T00:00:00Z' });
    expect(await offer({ case: id })).toMatchObject({ code: 'NO_CONSENT' });
    await say('RecordConsent', { occurredAt: '2025-06-12T00:00:00Z', basis: 'CONSENT', given: true });
    expect(await offer({ case: id })).toMatchObject({ code: 'NO_CONSENT' });
    await say('RecordConsent', { occurredAt: '2025-06-13T00:00:00Z', basis: 'CONSENT', given: false });
    expect(await offer({ case: id, occurredAt: '2025-06-14T00:00:00Z' })).toMatchObject({ code: 'NO_CONSENT' });
    // Of an earlier day as well: it would be shown from today. A yes of today is none of a day on which the answer was no.
    expect(await offer({ case: id, occurredAt: '2025-06-12T12:00:00Z' })).toMatchObject({ code: 'NO_CONSENT' });
    await say('RecordConsent', { occurredAt: '2025-06-15T00:00:00Z', basis: 'CONSENT', given: true });
    expect(await offer({ case: id, occurredAt: '2025-06-13T12:00:00Z' })).toMatchObject({ code: 'NO_CONSENT' });
    expect(await offer({ case: id, occurredAt: '2025-06-12T12:00:00Z' })).toMatchObject({ state: 'OFFERED' });
  });

  it('asks a guardian for a child, and an adult for themselves', async () => {
    const by = async (basis: string, people: object = {}) => {
      const consents = [{ purpose: 'SHARING_GOVERNMENT', basis, given: true }];
      return offer({ case: await registered({ ...people, consents }) });
    };
    const child = { sex: 'FEMALE', birthDate: '2009-03-03' };
    expect(await by('CONSENT', child)).toMatchObject({ code: 'NO_CONSENT' });
    expect(await by('GUARDIAN_ASSENT', child)).toMatchObject({ state: 'OFFERED' });
    expect(await by('GUARDIAN_ASSENT')).toMatchObject({ code: 'NO_CONSENT' });
  });

  it('offers another unit, that exists, a case of its own', async () => {
    const id = await registered();
    expect(await offer({ case: id, toUnit: unit('KBRI-MNL') })).toMatchObject({ code: 'OWN_UNIT', field: 'toUnit' });
    expect(await offer({ case: id, toUnit: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'toUnit' });
    expect(await offer({ case: id }, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await offer({ case: id }, 'police')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await offer({ case: id, version: 5 })).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('has one open offer of a service at a time, however many ask at once', async () => {
    const id = await registered();
    const answers = await Promise.all(Array.from({ length: 8 }, () => offer({ case: id })));
    expect(answers.filter(({ state }) => state === 'OFFERED')).toHaveLength(1);
    expect(answers.filter(({ code, field }) => code === 'OFFER_OPEN' && field === 'service')).toHaveLength(7);
    expect(await offer({ case: id, service: 'SHELTER' })).toMatchObject({ state: 'OFFERED' });
  });

  it('is told the same of an open offer that it can not see', async () => {
    const id = await registered();
    const { id: referral } = await offer({ case: id, service: 'REINTEGRATION', toUnit: unit('IOM-JKT') });
    await answer({ referral }, 'caseworker.iom');
    await offer({ case: id, service: 'SHELTER' });
    const asked = { case: id, service: 'SHELTER', toUnit: unit('MITRA-RMH'), occurredAt: ANSWERED };
    expect(await offer(asked, 'caseworker.iom')).toMatchObject({ code: 'OFFER_OPEN', field: 'service' });
  });

  it('withdraws an offer that nobody has answered, and the one who is answerable may do so too', async () => {
    const id = await registered();
    const { id: referral } = await offer({ case: id });
    expect(await withdraw({ referral }, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'referral' });
    expect(await withdraw({ referral, version: 4 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await withdraw({ referral })).toMatchObject({ state: 'WITHDRAWN' });
    expect(await withdraw({ referral })).toMatchObject({ code: 'OFFER_ANSWERED', field: 'referral' });
    expect(await answer({ referral })).toMatchObject({ code: 'OFFER_ANSWERED' });

    const [handedOver] = await arrived(world, 1, { people: willing });
    const { rows } = await world.owner.query(
      `insert into referral (id, case_id, person_id, unit_id, occurred_at, recorded_at, version, to_unit_id, service, state, preview)
       select gen_random_uuid(), id, person_id, post_id, $2, now(), 1, $3, 'REINTEGRATION', 'OFFERED', 'MAN' from cases where id = $1 returning id`,
      [handedOver?.id, OFFERED, unit('IOM-JKT')],
    );
    const open = { referral: rows[0].id, occurredAt: '2025-06-15T00:00:00Z' };
    expect(await withdraw(open)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await withdraw(open, 'shelter.kemensos')).toMatchObject({ state: 'WITHDRAWN' });
  });
});

describe('beneath the core, the database', () => {
  const forged = `insert into referral (id, case_id, person_id, unit_id, occurred_at, recorded_at, version, to_unit_id, service, state, preview)
    values (gen_random_uuid(), $1, gen_random_uuid(), $2, now(), now(), 1, $3, 'SHELTER', 'ACCEPTED', 'MAN')`;

  /** Statements as the application's role, in the context of a unit, as an injection would run them. */
  const asUnit = async (code: string, login: string, statement: string, values: unknown[]): Promise<string> => {
    const context = { account: idOf(`account ${login}`), unit: unit(code), standing: 'unit' } as const;
    const signed = new ContextSigner(world.ring.secret('context')).sign(context);
    await world.owner.query('begin');
    try {
      await world.owner.query('set local role pulang_app');
      await world.owner.query(`select app.enter($1)`, [signed]);
      const { rowCount } = await world.owner.query(statement, values);
      return `${rowCount} rows`;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await world.owner.query('rollback');
    }
  };

  it('lets nobody make an offer of a case they do not have, nor turn an offer into one of another case', async () => {
    const [id, other] = [await registered(), await registered()];
    const shelter = unit('KEMENSOS-RS');
    expect(await asUnit('KEMENSOS-RS', 'shelter.kemensos', forged, [id, shelter, shelter])).toBe('42501');
    expect(await asUnit('KEMENSOS-RS', 'shelter.kemensos', forged, [id, unit('KBRI-MNL'), shelter])).toBe('42501');
    expect(await asUnit('KBRI-MNL', 'officer.manila', forged, [id, unit('KBRI-MNL'), shelter])).toBe('1 rows');
    const { id: referral } = await offer({ case: id });
    const turned = 'update referral set case_id = $2 where id = $1';
    expect(await asUnit('KEMENSOS-RS', 'shelter.kemensos', turned, [referral, other])).toBe('42501');
    expect(await asUnit('KEMENSOS-RS', 'shelter.kemensos', 'select app.open_referral($1)', [referral])).toBe('42501');
    expect(
      await asUnit('KEMENSOS-RS', 'shelter.kemensos', 'update referral set version = 1 where id = $1', [referral]),
    ).toBe('1 rows');
  });
});
