import { Client } from 'pg';
import { idOf } from '../src/demonstration/cast';
import { atOnce } from './at-once';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const unit = (code: string) => idOf(`unit ${code}`);
const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
  purpose,
  basis: 'CONSENT',
  given: true,
}));
const OFFERED = '2025-06-10T02:00:00Z';
const ANSWERED = '2025-06-11T02:00:00Z';

const registered = async (people: object = {}) => {
  const [one] = await world.registered(1, 'officer.manila', { consents, ...people });
  return one?.id as string;
};

/** An act on an offer: the offer as it is afterwards, or why it was refused. */
const offering = async (name: string, input: object, login = 'officer.manila') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename
    ... on Referral { id version kind service state preview refusal expiresAt unit { code } toUnit { code } case { id } }
    ... on Problem { code field message } } }`;
  return (await world.as(login).ask(document, { input: { key: key(), occurredAt: OFFERED, ...input } }))[name];
};
const transfer = (id: string, toUnit = unit('KEMENSOS-RS'), more: object = {}, login?: string) =>
  offering('transferCase', { case: id, toUnit, ...more }, login);
const answer = (referral: string, login = 'shelter.kemensos', more: object = {}) =>
  offering('answerReferral', { referral, accept: true, occurredAt: ANSWERED, ...more }, login);
const seen = async (
  login: string,
  id: string,
  fields = 'id holder { code } answerable { unit { code } since account { login } }',
) => (await world.as(login).ask(`query ($id: ID) { case(id: $id) { ${fields} } }`, { id })).case;
const access = async (id: string) =>
  (
    await world.owner.query<{ code: string; reach: string }>(
      `select u.code, a.reach from case_access a join unit u on u.id = a.unit_id where a.case_id = $1 and a.until > now() order by 1`,
      [id],
    )
  ).rows;

/** Offers are as old as they are entered, so that time is made to pass by hand. */
const runOut = (id: string) =>
  world.owner.query(`update referral set expires_at = now() - interval '1 second' where id = $1`, [id]);

describe('a case that is transferred', () => {
  it('is not acted on by who gave it away, who is told once it is closed; for who never saw it there is none', async () => {
    const id = await registered();
    await answer((await transfer(id)).id);
    const need = async (login: string) => {
      const document = `mutation ($input: RecordNeed!) { recordNeed(input: $input) { ... on Problem { code field remedy } } }`;
      const input = { key: key(), case: id, code: 'INJURY', occurredAt: ANSWERED };
      return (await world.as(login).ask(document, { input })).recordNeed;
    };
    expect(await need('officer.manila')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await need('officer.dubai')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    const referred = { case: id, toUnit: unit('IOM-JKT'), service: 'REINTEGRATION' };
    const { id: offer } = await offering('offerReferral', referred, 'shelter.kemensos');
    await answer(offer, 'caseworker.iom');
    const { version } = await seen('shelter.kemensos', id, 'version');
    const { moveCase } = await world
      .as('shelter.kemensos')
      .ask(
        'mutation ($input: MoveCase!) { moveCase(input: $input) { ... on Case { state } ... on Problem { code } } }',
        {
          input: { key: key(), case: id, version, step: 'referOut', occurredAt: ANSWERED },
        },
      );
    expect(moveCase).toEqual({ state: 'CLOSED_REFERRED' });
    const { cases } = await world.as('officer.manila').ask('{ cases(first: 1) { items { id } } }');
    expect(cases.items).toEqual([{ id }]);
    expect(await need('officer.manila')).toMatchObject({
      code: 'CASE_CLOSED',
      field: 'case',
      remedy: expect.stringContaining('membukanya kembali'),
    });
    expect(await need('officer.dubai')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
  });

  it('stays with who has it until the other accepts, and is the other’s in that instant', async () => {
    const id = await registered({ name: 'SARI RAHASIA', needs: ['INJURY'] });
    expect(await seen('officer.manila', id, 'reach returnable')).toEqual({ reach: 'CUSTODY', returnable: false });
    const offer = await transfer(id);
    expect(offer).toMatchObject({ kind: 'TRANSFER', service: null, state: 'OFFERED', preview: 'WOMAN' });
    expect(await seen('shelter.kemensos', id)).toBeNull();
    expect(await seen('officer.manila', id)).toMatchObject({ answerable: { unit: { code: 'KBRI-MNL' } } });

    const before = new Date();
    expect(await answer(offer.id)).toMatchObject({ state: 'ACCEPTED', case: { id } });
    for (const login of ['shelter.kemensos', 'officer.manila', 'desk.kemlu']) {
      const { answerable } = await seen(login, id);
      expect(answerable.unit).toEqual({ code: 'KEMENSOS-RS' });
      expect(new Date(answerable.since).getTime()).toBeGreaterThanOrEqual(before.getTime() - 1000);
    }
    expect(await access(id)).toEqual([
      { code: 'KBRI-MNL', reach: 'SUMMARY' },
      { code: 'KEMENSOS-RS', reach: 'CUSTODY' },
    ]);
    // Who looks is told their part, and whether there is anybody to give it back to.
    for (const [login, reach, returnable] of [
      ['shelter.kemensos', 'CUSTODY', true],
      ['officer.manila', 'SUMMARY', true],
      ['desk.kemlu', null, true],
    ])
      expect(await seen(login as string, id, 'reach returnable')).toEqual({ reach, returnable });
    // What was left to do goes along, and who gave it away may no longer act on it.
    expect(
      await seen('shelter.kemensos', id, 'needs { code } consents { purpose } timeline { kind code }'),
    ).toMatchObject({
      needs: [{ code: 'INJURY' }],
      consents: [{}, {}, {}],
    });
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await transfer(id)).code);
  });

  it('tells who is asked nothing of who it is', async () => {
    const id = await registered({ name: 'PUTRI TERSEMBUNYI', birthDate: '1999-02-28', sex: 'FEMALE' });
    await transfer(id, unit('PPPA-LYN'), { note: 'Adiknya di Bekasi' });
    const { body } = await world
      .as('service.kpppa')
      .attempt('{ referrals(box: IN) { items { kind preview expiresAt unit { code } case { id person { name } } } } }');
    expect(body).toContain('"preview":"WOMAN"');
    for (const secret of ['TERSEMBUNYI', 'Bekasi', id]) expect(body).not.toContain(secret);
    expect(body).not.toMatch(/\b1999\b/);
  });

  it('is answered within the time of the table, or such as was given; after that nobody accepts it', async () => {
    const id = await registered();
    const offer = await transfer(id);
    const hours = (new Date(offer.expiresAt).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(71.9);
    expect(hours).toBeLessThanOrEqual(72);
    await runOut(offer.id);
    const { referrals } = await world
      .as('shelter.kemensos')
      .ask('{ referrals(box: IN, state: EXPIRED, kind: TRANSFER) { items { id state } } }');
    expect(referrals.items).toContainEqual({ id: offer.id, state: 'EXPIRED' });
    expect(await answer(offer.id)).toMatchObject({ code: 'OFFER_EXPIRED', field: 'referral' });
    expect(await seen('shelter.kemensos', id)).toBeNull();
    // What has run out is not in the way of the next.
    const again = await transfer(id, unit('PPPA-LYN'), { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(again).toMatchObject({ state: 'OFFERED' });
    expect(await answer(offer.id)).toMatchObject({ code: 'OFFER_EXPIRED' });
    const late = { expiresAt: new Date(Date.now() - 1000).toISOString() };
    expect(await transfer(await registered(), undefined, late)).toMatchObject({
      code: 'EXPIRES_TOO_SOON',
      field: 'expiresAt',
    });
    const far = { expiresAt: new Date(Date.now() + 40 * 86_400_000).toISOString() };
    expect(await transfer(await registered(), undefined, far)).toMatchObject({ code: 'EXPIRES_TOO_SOON' });
  });

  it('is offered to one at a time, to a unit that may answer, on a ground', async () => {
    const id = await registered();
    await transfer(id);
    expect(await transfer(id, unit('PPPA-LYN'))).toMatchObject({ code: 'OFFER_OPEN', field: 'case' });
    const other = await registered();
    expect(await transfer(other, unit('POLRI-PPA'))).toMatchObject({ code: 'NOT_A_HOLDER', field: 'toUnit' });
    expect(await transfer(other, unit('KBRI-MNL'))).toMatchObject({ code: 'OWN_UNIT', field: 'toUnit' });
    expect(await transfer(other, key())).toMatchObject({ code: 'NOT_FOUND', field: 'toUnit' });
    expect(await transfer(other, undefined, { version: 9 })).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    expect(await transfer(other, undefined, {}, 'officer.yangon')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    const silent = await registered({ consents: [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }] });
    expect(await transfer(silent)).toMatchObject({ code: 'NO_CONSENT', field: 'consents' });
  });

  it('is refused with a reason, withdrawn, and then not accepted', async () => {
    const id = await registered();
    const first = await transfer(id);
    expect(await answer(first.id, undefined, { accept: false, refusal: 'NO_CAPACITY' })).toMatchObject({
      state: 'REFUSED',
    });
    const second = await transfer(id);
    expect(await offering('withdrawReferral', { referral: second.id })).toMatchObject({ state: 'WITHDRAWN' });
    expect(await answer(second.id)).toMatchObject({ code: 'OFFER_ANSWERED', field: 'referral' });
    expect(await seen('officer.manila', id)).toMatchObject({ answerable: { unit: { code: 'KBRI-MNL' } } });
  });
});

describe('a case that is asked for', () => {
  it('is given by who answers for it, if there is a ground to', async () => {
    const id = await registered();
    const step = await offering('offerReferral', { case: id, toUnit: unit('MITRA-RMH'), service: 'SHELTER' });
    await answer(step.id, 'shelter.partner');
    const ask = () => offering('requestCase', { case: id, occurredAt: ANSWERED }, 'shelter.partner');
    const kept = { accept: false, refusal: 'KEPT' };
    expect(await answer((await ask()).id, 'officer.manila', kept)).toMatchObject({ state: 'REFUSED', refusal: 'KEPT' });
    const asked = await ask();
    expect(asked).toMatchObject({ kind: 'REQUEST', unit: { code: 'MITRA-RMH' }, toUnit: { code: 'KBRI-MNL' } });
    expect(await offering('requestCase', { case: id, occurredAt: ANSWERED }, 'officer.manila')).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await answer(asked.id, 'shelter.partner')).toMatchObject({ code: 'FORBIDDEN', field: 'referral' });
    expect(await answer(asked.id, 'officer.manila')).toMatchObject({ state: 'ACCEPTED' });
    expect(await access(id)).toEqual([
      { code: 'KBRI-MNL', reach: 'SUMMARY' },
      { code: 'MITRA-RMH', reach: 'CUSTODY' },
    ]);
    expect((await seen('shelter.partner', id, 'timeline { kind code }')).timeline).toContainEqual({
      kind: 'answerReferral',
      code: 'REQUEST ACCEPTED',
    });
  });

  it('is not given without one', async () => {
    const silent = [
      { purpose: 'ASSISTANCE', basis: 'CONSENT', given: true },
      { purpose: 'SHARING_PARTNERS', basis: 'CONSENT', given: true },
    ];
    const id = await registered({ consents: silent });
    const step = await offering('offerReferral', { case: id, toUnit: unit('MITRA-RMH'), service: 'SHELTER' });
    await answer(step.id, 'shelter.partner');
    const asked = await offering('requestCase', { case: id, occurredAt: ANSWERED }, 'shelter.partner');
    const stop = { case: id, purpose: 'SHARING_PARTNERS', occurredAt: '2025-06-10T12:00:00Z', key: key() };
    await world
      .as('officer.manila')
      .ask('mutation ($input: WithdrawConsent!) { withdrawConsent(input: $input) { ... on Problem { code } } }', {
        input: stop,
      });
    expect(await answer(asked.id, 'officer.manila')).toMatchObject({ code: 'NO_CONSENT', field: 'consents' });
    expect(await seen('officer.manila', id)).toMatchObject({ answerable: { unit: { code: 'KBRI-MNL' } } });
  });
});

describe('a case that is returned', () => {
  it('goes back to whom it came from, once that one accepts', async () => {
    const id = await registered();
    expect(await offering('returnCase', { case: id })).toMatchObject({ code: 'NOBODY_TO_RETURN_TO', field: 'case' });
    await answer((await transfer(id)).id);
    const back = await offering('returnCase', { case: id, occurredAt: ANSWERED }, 'shelter.kemensos');
    expect(back).toMatchObject({ kind: 'RETURN', toUnit: { code: 'KBRI-MNL' }, state: 'OFFERED' });
    expect(await seen('shelter.kemensos', id)).toMatchObject({ answerable: { unit: { code: 'KEMENSOS-RS' } } });
    expect(await answer(back.id, 'officer.manila')).toMatchObject({ state: 'ACCEPTED' });
    expect(await access(id)).toEqual([
      { code: 'KBRI-MNL', reach: 'CUSTODY' },
      { code: 'KEMENSOS-RS', reach: 'SUMMARY' },
    ]);
  });

  it('by a helper ends the helper’s part and nothing else', async () => {
    const id = await registered();
    const step = await offering('offerReferral', { case: id, toUnit: unit('IOM-JKT'), service: 'REINTEGRATION' });
    await answer(step.id, 'caseworker.iom');
    const back = await offering('returnCase', { case: id, occurredAt: ANSWERED }, 'caseworker.iom');
    expect(back).toMatchObject({ kind: 'RETURN', toUnit: { code: 'KBRI-MNL' } });
    expect(await answer(back.id, 'officer.manila')).toMatchObject({ state: 'ACCEPTED' });
    expect(await access(id)).toEqual([{ code: 'KBRI-MNL', reach: 'CUSTODY' }]);
    expect(await seen('caseworker.iom', id)).toBeNull();
    const { referrals } = await world
      .as('officer.manila')
      .ask('{ referrals(box: OUT, state: RETURNED) { items { id } } }');
    expect(referrals.items).toContainEqual({ id: step.id });
  });
});

describe('when several come at once', () => {
  it('one of two offers of a case is made', async () => {
    const id = await registered();
    const others = ['KEMENSOS-RS', 'PPPA-LYN', 'KP2MI-JKT'];
    const open = { code: 'OFFER_OPEN', field: 'case' };
    expect(
      await atOnce(
        world,
        'cases',
        id,
        others.map((code) => () => transfer(id, unit(code))),
      ),
    ).toMatchObject([{ state: 'OFFERED', toUnit: { code: 'KEMENSOS-RS' } }, open, open]);
  });

  it('an offer is accepted once, however many accept it', async () => {
    const id = await registered();
    const offer = await transfer(id);
    const accept = () => answer(offer.id);
    const answered = { code: 'OFFER_ANSWERED', field: 'referral' };
    expect(await atOnce(world, 'cases', id, [accept, accept, accept])).toMatchObject([
      { state: 'ACCEPTED' },
      answered,
      answered,
    ]);
  });

  it.each([
    ['withdrawn', 'KBRI-MNL', ['WITHDRAWN', 'OFFER_ANSWERED']],
    // Who withdraws after it was given away has no more than a summary.
    ['accepted', 'KEMENSOS-RS', ['ACCEPTED', 'NOT_FOUND']],
  ])('an offer that is %s first stays so, and is the case of %s', async (first, holder, outcome) => {
    const id = await registered();
    const { id: referral } = await transfer(id);
    const withdraw = () => offering('withdrawReferral', { referral, occurredAt: ANSWERED });
    const accept = () => answer(referral);
    const answers = await atOnce(world, 'cases', id, first === 'withdrawn' ? [withdraw, accept] : [accept, withdraw]);
    expect(answers.map(({ state, code }) => code ?? state)).toEqual(outcome);
    expect(await seen('desk.kemlu', id)).toMatchObject({ answerable: { unit: { code: holder } } });
  });

  it('whoever adds to a case while it passes to another is told what they would be told afterwards', async () => {
    const id = await registered();
    const offer = await transfer(id);
    const add = 'mutation ($input: RecordNeed!) { recordNeed(input: $input) { ... on Problem { code field } } }';
    const input = { key: key(), case: id, code: 'INJURY', occurredAt: ANSWERED };
    const answers = await atOnce(world, 'cases', id, [
      () => answer(offer.id),
      async () => (await world.as('officer.manila').ask(add, { input })).recordNeed,
    ]);
    expect(answers).toMatchObject([{ state: 'ACCEPTED' }, { code: 'NOT_FOUND', field: 'case' }]);
  });

  it('two agencies accept a case: whoever has the offer that stands has the case, and the other is told that theirs is over', async () => {
    const id = await registered();
    const { id: withdrawn } = await transfer(id);
    await offering('withdrawReferral', { referral: withdrawn, occurredAt: ANSWERED });
    const { id: standing } = await transfer(id, unit('PPPA-LYN'));
    const late = () => answer(withdrawn);
    const over = { code: 'OFFER_ANSWERED', field: 'referral' };
    expect(await atOnce(world, 'cases', id, [late, () => answer(standing, 'service.kpppa'), late])).toMatchObject([
      over,
      { state: 'ACCEPTED' },
      over,
    ]);
    expect(await seen('desk.kemlu', id)).toMatchObject({ answerable: { unit: { code: 'PPPA-LYN' } } });
  });

  it('an offer is overtaken by a case that passes on another way, and says so', async () => {
    const id = await registered();
    const offer = await transfer(id);
    await handedTo(id, 'PPPA-LYN');
    expect(await answer(offer.id)).toMatchObject({ code: 'OFFER_ANSWERED' });
    const { referrals } = await world
      .as('officer.manila')
      .ask('{ referrals(box: OUT, state: OVERTAKEN) { items { id } } }');
    expect(referrals.items).toContainEqual({ id: offer.id });
    expect(await access(id)).toContainEqual({ code: 'PPPA-LYN', reach: 'CUSTODY' });
  });

  it('who answered from a form that is older than the offer is told so', async () => {
    const offer = await transfer(await registered());
    expect(await answer(offer.id, undefined, { version: 7 })).toMatchObject({
      code: 'STALE_VERSION',
      field: 'version',
    });
  });
});

/** Custody as a handover passes it, without the papers. */
async function handedTo(id: string, code: string, sql: Pick<Client, 'query'> = world.owner): Promise<void> {
  await sql.query('begin');
  await sql.query(
    `update case_access set reach = 'SUMMARY', until = now() + interval '90 days' where case_id = $1 and reach = 'CUSTODY'`,
    [id],
  );
  await sql.query(
    `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
     select id, person_id, $2, 'CUSTODY', now(), 'HANDOVER', number, state, updated_at from cases where id = $1
     on conflict (case_id, unit_id) do update set reach = 'CUSTODY', until = 'infinity'`,
    [id, unit(code)],
  );
  await sql.query('update cases set holder_id = $2 where id = $1', [id, unit(code)]);
  await sql.query('commit');
}

describe('somebody answers for a case at every instant', () => {
  it('however it was transferred, asked for, returned and refused', async () => {
    const logins: Record<string, string> = {
      'KBRI-MNL': 'officer.manila',
      'KEMENSOS-RS': 'shelter.kemensos',
      'PPPA-LYN': 'service.kpppa',
      'KP2MI-JKT': 'migrants.kp2mi',
    };
    const codes = Object.keys(logins);
    let state = 20251122;
    const random = (below: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    const ids = await Promise.all(Array.from({ length: 3 }, () => registered()));
    const holder = new Map(ids.map((id) => [id, 'KBRI-MNL']));
    const passed = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      const id = ids[random(ids.length)] as string;
      const from = holder.get(id) as string;
      const returning = random(3) === 0;
      const to = codes[random(codes.length)] as string;
      const made = returning
        ? await offering('returnCase', { case: id }, logins[from])
        : await transfer(id, unit(to), {}, logins[from]);
      if (made.state === 'OFFERED') {
        const taker = made.toUnit.code as string;
        const outcome = random(4);
        if (outcome === 0) await offering('withdrawReferral', { referral: made.id }, logins[from]);
        else if (outcome === 1) await answer(made.id, logins[taker], { accept: false, refusal: 'NO_CAPACITY' });
        else {
          expect(await answer(made.id, logins[taker])).toMatchObject({ state: 'ACCEPTED' });
          holder.set(id, taker);
          passed.add(made.kind);
        }
      }
      const { rows } = await world.owner.query(
        `select u.code, count(*) over ()::int as n from case_access a join unit u on u.id = a.unit_id
         where a.case_id = $1 and a.reach = 'CUSTODY' and a.until = 'infinity'`,
        [id],
      );
      expect([step, rows]).toEqual([step, [{ code: holder.get(id), n: 1 }]]);
      expect(await seen('desk.kemlu', id)).toMatchObject({ answerable: { unit: { code: holder.get(id) } } });
    }
    expect([...passed].sort()).toEqual(['RETURN', 'TRANSFER']);
  }, 60_000);

  it('which the database itself holds: neither nobody nor two', async () => {
    const id = await registered();
    const refused = async (...statements: string[]) => {
      await world.owner.query('begin');
      try {
        for (const statement of statements) await world.owner.query(statement, statement.includes('$1') ? [id] : []);
        await world.owner.query('commit');
        return 'done';
      } catch (error) {
        await world.owner.query('rollback');
        return (error as { constraint: string }).constraint;
      }
    };
    const give = `update case_access set reach = 'SUMMARY' where case_id = $1`;
    const take = `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
      select id, person_id, '${unit('PPPA-LYN')}', 'CUSTODY', now(), 'X', number, state, updated_at from cases where id = $1`;
    const name = `update cases set holder_id = '${unit('PPPA-LYN')}' where id = $1`;
    expect(await refused(give)).toBe('someone_answers');
    expect(await refused(`delete from case_access where case_id = $1`)).toBe('someone_answers');
    expect(await refused(`update case_access set until = now() + interval '1 day' where case_id = $1`)).toBe(
      'someone_answers',
    );
    expect(await refused(name)).toBe('someone_answers');
    expect(await refused(take)).toBe('custody_once');
    expect(await refused(give, take)).toBe('someone_answers');
    expect(await refused(give, take, name)).toBe('done');
  });
});
