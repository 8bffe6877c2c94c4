import { handsOf, home, type Hands } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: Hands['act'];
let read: Hands['read'];
let step: Hands['step'];
beforeAll(async () => {
  world = await openWorld();
  ({ act, read, step } = handsOf(world, KEMENSOS));
});
afterAll(() => world.close());

const KEMENSOS = 'shelter.kemensos';
const HOME = '2025-07-15T02:00:00Z';
const AGREED = '2025-07-20T02:00:00Z';
const AGAIN = '2025-08-20T02:00:00Z';

const PLANS = `plans { id number inForce objectives goals { dimension note items {
  id type level note state reason endedAt plannedOn costMinor currency continues { id } provider { name agency { code } } } } }`;

interface Item {
  id: string;
  type: string;
  state: string;
  continues: { id: string } | null;
}

const atHome = async () => (await home(world, 1, HOME))[0]?.id as string;
const sewing = {
  type: 'BUSINESS_SET_UP',
  note: 'A sewing machine.',
  plannedOn: '2025-09-01',
  costMinor: 450000000,
  currency: 'IDR',
};
const goals = [
  {
    dimension: 'ECONOMIC',
    note: 'I want to sew again, as my mother did.',
    items: [sewing, { type: 'VOCATIONAL_TRAINING', level: 'COMMUNITY' }],
  },
  { dimension: 'PSYCHOSOCIAL', note: 'I want to sleep.', items: [{ type: 'PSYCHOSOCIAL_COUNSELLING' }] },
];
const agreed = async (id: string, more: object = {}) =>
  act('agreePlan', { case: id, objectives: 'A shop.', goals, occurredAt: AGREED, ...more });
const plansOf = async (id: string, login?: string) => (await read(id, PLANS, login)).plans;
const itemsOf = async (id: string): Promise<Item[]> =>
  (await plansOf(id)).at(-1).goals.flatMap((goal: { items: Item[] }) => goal.items);
const itemOf = async (id: string, type: string) => (await itemsOf(id)).find((one) => one.type === type)?.id ?? '';
const update = (id: string, item: string, more: object) =>
  act('updatePlanItem', { case: id, item, occurredAt: '2025-08-01T02:00:00Z', ...more });

describe('a plan', () => {
  it('has goals in the survivor’s own words, and for each what is to be done', async () => {
    const id = await atHome();
    expect(await agreed(id)).toMatchObject({ id });
    expect(await plansOf(id)).toMatchObject([
      {
        number: 1,
        inForce: true,
        objectives: 'A shop.',
        goals: [
          {
            dimension: 'ECONOMIC',
            note: 'I want to sew again, as my mother did.',
            items: [
              { ...sewing, level: 'INDIVIDUAL', state: 'PLANNED', reason: null, endedAt: null, continues: null },
              { type: 'VOCATIONAL_TRAINING', level: 'COMMUNITY', costMinor: null },
            ],
          },
          { dimension: 'PSYCHOSOCIAL', items: [{ type: 'PSYCHOSOCIAL_COUNSELLING' }] },
        ],
      },
    ]);
  });

  it('keeps what a survivor said sealed', async () => {
    const id = await atHome();
    await agreed(id);
    for (const table of ['goal', 'plan_item']) {
      const { rows } = await world.owner.query(`select t::text as row from ${table} t where case_id = $1`, [id]);
      expect(rows.length).toBeGreaterThan(1);
      for (const said of ['my mother', 'sewing machine']) {
        const told = rows.some(
          ({ row }: { row: string }) => row.includes(said) || row.includes(Buffer.from(said).toString('hex')),
        );
        expect(told).toBe(false);
      }
    }
  });

  it('agreed anew carries on what is open, and the one before reads as it was', async () => {
    const id = await atHome();
    await agreed(id);
    const [sew, train, talk] = (await itemsOf(id)).map((one) => one.id);
    await update(id, sew ?? '', { state: 'UNDER_WAY' });
    await update(id, talk ?? '', { state: 'DONE' });
    const next = [
      { dimension: 'ECONOMIC', note: 'A smaller shop.', items: [{ ...sewing, costMinor: 200000000, continues: sew }] },
    ];
    const anew = { objectives: 'A smaller shop.', goals: next, occurredAt: AGAIN };
    expect(await agreed(id, anew)).toMatchObject({ code: 'PLAN_ITEMS_LEFT', field: 'goals' });
    await update(id, train ?? '', { state: 'CANCELLED', reason: 'NOT_WANTED' });
    expect(await agreed(id, anew)).toMatchObject({ id });
    const [first, second] = await plansOf(id);
    expect(second).toMatchObject({
      number: 2,
      inForce: true,
      goals: [{ items: [{ costMinor: 200000000, state: 'UNDER_WAY', continues: { id: sew } }] }],
    });
    expect(first).toMatchObject({
      number: 1,
      inForce: false,
      objectives: 'A shop.',
      goals: [
        {
          note: 'I want to sew again, as my mother did.',
          items: [
            { costMinor: 450000000, state: 'CARRIED_ON', endedAt: '2025-08-20T02:00:00+00:00' },
            { state: 'CANCELLED', reason: 'NOT_WANTED' },
          ],
        },
        { items: [{ state: 'DONE' }] },
      ],
    });
  });

  it.each([
    [
      'an amount of no currency',
      [{ ...sewing, currency: undefined }],
      'AMOUNT_NEEDS_CURRENCY',
      'goals.0.items.0.currency',
    ],
    ['an item of nobody', [{ ...sewing, continues: key() }], 'NOT_FOUND', 'goals.0.items.0.continues'],
    ['a provider of nobody', [sewing, { ...sewing, provider: key() }], 'NOT_FOUND', 'goals.0.items.1.provider'],
  ])('is refused with %s', async (_, items, code, field) => {
    const id = await atHome();
    expect(await agreed(id, { goals: [{ dimension: 'SOCIAL', note: 'x', items }] })).toMatchObject({ code, field });
    expect(await plansOf(id)).toEqual([]);
  });

  it('goes on with an item once', async () => {
    const id = await atHome();
    await agreed(id, { goals: [{ dimension: 'ECONOMIC', note: 'x', items: [sewing] }] });
    const [item] = await itemsOf(id);
    const twice = { ...sewing, continues: item?.id };
    const anew = { goals: [{ dimension: 'ECONOMIC', note: 'x', items: [twice, twice] }], occurredAt: AGAIN };
    expect(await agreed(id, anew)).toMatchObject({ code: 'INVALID_VALUE', field: 'goals.0.items.1.continues' });
  });

  it('has no items for victims alone, of whom an Indonesian authority found to be none', async () => {
    const id = await atHome();
    await world.owner.query(
      `insert into determination (id, case_id, person_id, unit_id, occurred_at, recorded_at, body, outcome, role, acts, means, purposes)
       select gen_random_uuid(), c.id, c.person_id, u.id, '2025-07-16T00:00:00Z', now(), 'POLRI', 'NOT', 'NONE', '{}', '{}', '{}'
       from cases c, unit u where c.id = $1 and u.code = 'POLRI-PPA'`,
      [id],
    );
    expect(await agreed(id)).toMatchObject({ code: 'TPPO_ONLY', field: 'goals.0.items.0.type' });
    const open = [{ dimension: 'SOCIAL', note: 'x', items: [{ type: 'REFERRAL' }] }];
    expect(await agreed(id, { goals: open })).toMatchObject({ id });
  });

  it('is of nobody to whom the case is not open', async () => {
    const id = await atHome();
    await agreed(id);
    const item = await itemOf(id, 'BUSINESS_SET_UP');
    const stranger = { case: id, item, state: 'DONE', occurredAt: AGAIN };
    expect(await act('updatePlanItem', stranger, 'caseworker.iom')).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    expect(await act('updatePlanItem', stranger, 'police')).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an item', () => {
  it('that is cancelled says why, and what has ended stays so', async () => {
    const id = await atHome();
    await agreed(id);
    const item = await itemOf(id, 'BUSINESS_SET_UP');
    expect(await update(id, item, { state: 'CANCELLED' })).toMatchObject({ code: 'ITEM_REASON', field: 'reason' });
    expect(await update(id, item, { state: 'DONE', reason: 'UNSAFE' })).toMatchObject({ code: 'ITEM_REASON' });
    expect(await update(id, item, { state: 'CANCELLED', reason: 'OTHER' })).toMatchObject({ code: 'NOTE_MISSING' });
    expect(await update(id, item, { state: 'CANCELLED', reason: 'UNSAFE', occurredAt: HOME })).toMatchObject({
      code: 'BEFORE_EARLIER_STEP',
    });
    expect(await update(id, item, { state: 'CARRIED_ON' })).toMatchObject({ code: 'UNKNOWN_CODE', field: 'state' });
    expect(await update(id, key(), { state: 'DONE' })).toMatchObject({ code: 'NOT_FOUND', field: 'item' });
    expect(await update(id, item, { state: 'CANCELLED', reason: 'UNSAFE' })).toMatchObject({ id });
    expect(await update(id, item, { state: 'DONE' })).toMatchObject({ code: 'ITEM_ENDED', field: 'item' });
    const { timeline } = await read(id, 'timeline { kind code }');
    expect(timeline).toContainEqual({ kind: 'updatePlanItem', code: 'BUSINESS_SET_UP CANCELLED UNSAFE' });
  });

  it('is moved on by the aid that is given for it', async () => {
    const id = await atHome();
    await agreed(id);
    const item = await itemOf(id, 'BUSINESS_SET_UP');
    const give = (more: object) =>
      act('logAssistance', {
        case: id,
        item,
        type: 'BUSINESS_SET_UP',
        modality: 'IN_KIND',
        state: 'GIVEN',
        givenOn: '2025-08-01',
        costMinor: 100000000,
        currency: 'IDR',
        occurredAt: '2025-08-01T02:00:00Z',
        ...more,
      });
    expect(await give({ type: 'HOUSING' })).toMatchObject({ code: 'NOT_THE_ITEM', field: 'type' });
    expect(await give({ level: 'COMMUNITY' })).toMatchObject({ code: 'NOT_THE_ITEM', field: 'level' });
    expect(await give({ state: 'PLANNED', givenOn: undefined })).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'item',
    });
    expect(await give({ item: undefined, completes: true })).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'completes',
    });
    expect(await give({ item: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'item' });
    expect(await give({})).toMatchObject({ id });
    expect((await itemsOf(id))[0]).toMatchObject({ state: 'UNDER_WAY' });
    expect(await give({ completes: true })).toMatchObject({ id });
    expect((await itemsOf(id))[0]).toMatchObject({ state: 'DONE' });
    expect(await give({})).toMatchObject({ code: 'ITEM_ENDED', field: 'item' });
    const { assistance } = await read(id, 'assistance { item { id type } }');
    expect(assistance).toEqual([1, 2].map(() => ({ item: { id: item, type: 'BUSINESS_SET_UP' } })));
  });

  it('that was open then keeps a survivor from being followed only', async () => {
    const id = await atHome();
    await agreed(id, { goals: [{ dimension: 'ECONOMIC', note: 'x', items: [sewing] }] });
    const { instrument } = await world.as(KEMENSOS).ask('{ instrument { version } }');
    const answers = [{ question: 'E01', answer: 'PREFERS_NOT' }];
    await act('recordSurvey', { case: id, month: 0, instrument: instrument.version, answers, occurredAt: AGREED });
    await step(id, 'startPlan', { occurredAt: AGREED });
    const item = await itemOf(id, 'BUSINESS_SET_UP');
    const waits = { code: 'PLAN_ITEMS_DONE', field: 'plan' };
    expect(await step(id, 'enterFollowUp', { occurredAt: '2025-08-05T00:00:00Z' })).toMatchObject(waits);
    await update(id, item, { state: 'DONE', occurredAt: '2025-08-03T00:00:00Z' });
    // Judged by when it was done, not by when that is entered.
    expect(await step(id, 'enterFollowUp', { occurredAt: '2025-08-02T00:00:00Z' })).toMatchObject(waits);
    expect(await step(id, 'enterFollowUp', { occurredAt: '2025-08-05T00:00:00Z' })).toMatchObject({
      state: 'FOLLOW_UP',
    });
  });
});

describe('a provider', () => {
  const change = async (name: string, input: object, login = KEMENSOS) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Provider { id version name contact offers agency { code } endedAt } ... on Problem { code field } } }`;
    return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
  };
  const tailor = { name: 'Ibu Sri', contact: '0812 555 777', offers: ['VOCATIONAL_TRAINING'], regency: '35.07' };
  const providers = async (login: string, args = '') =>
    (await world.as(login).ask(`{ providers${args} { items { id name contact } } }`)).providers.items;

  it('is known to all of its organisation, by a name and a contact that are sealed', async () => {
    const made = await change('addProvider', tailor);
    expect(made).toMatchObject({ name: 'Ibu Sri', contact: '0812 555 777', version: 1 });
    expect(await providers(KEMENSOS, '(offers: VOCATIONAL_TRAINING)')).toContainEqual({
      id: made.id,
      name: 'Ibu Sri',
      contact: '0812 555 777',
    });
    expect(await providers(KEMENSOS, '(offers: HOUSING)')).toEqual([]);
    expect(await providers('caseworker.iom')).toEqual([]);
    const { rows } = await world.owner.query('select p::text as row from provider p where id = $1', [made.id]);
    for (const secret of ['Sri', '0812 555 777', '0812555777']) {
      expect(rows[0].row).not.toContain(secret);
      expect(rows[0].row).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('is an organisation or has a name, and is changed by its own alone', async () => {
    const { organisations } = await world.as(KEMENSOS).ask('{ organisations { id code } }');
    const agency = organisations.find((one: { code: string }) => one.code === 'PEMDA').id;
    expect(await change('addProvider', { ...tailor, agency })).toEqual({ code: 'PROVIDER_NAME', field: 'name' });
    expect(await change('addProvider', { offers: ['HOUSING'] })).toEqual({ code: 'PROVIDER_NAME', field: 'name' });
    expect(await change('addProvider', { agency: key(), offers: ['HOUSING'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change('addProvider', { ...tailor, id: (await change('addProvider', tailor)).id })).toMatchObject({
      code: 'KEY_REUSED',
    });
    const made = await change('addProvider', { agency, offers: ['HOUSING'] });
    expect(made).toMatchObject({ agency: { code: 'PEMDA' }, name: null });
    const more = { provider: made.id, version: 1, contact: 'Loket 3' };
    expect(await change('changeProvider', more, 'caseworker.iom')).toEqual({ code: 'NOT_FOUND', field: 'provider' });
    expect(await change('changeProvider', { ...more, version: 9 })).toEqual({
      code: 'STALE_VERSION',
      field: 'version',
    });
    expect(await change('changeProvider', more)).toMatchObject({ version: 2, contact: 'Loket 3', offers: ['HOUSING'] });
    const ended = { provider: made.id, version: 2, ended: true };
    expect((await change('changeProvider', ended)).endedAt).not.toBeNull();
    expect(await change('changeProvider', { ...ended, version: 3 })).toEqual({
      code: 'PROVIDER_ENDED',
      field: 'provider',
    });
    const id = await atHome();
    const planned = [{ dimension: 'SOCIAL', note: 'x', items: [{ type: 'HOUSING', provider: made.id }] }];
    expect(await agreed(id, { goals: planned })).toMatchObject({
      code: 'PROVIDER_ENDED',
      field: 'goals.0.items.0.provider',
    });
  });

  it('is shown to whoever sees an item that is planned with them, and to nobody beside', async () => {
    const id = await atHome();
    await world.owner.query(
      `update person set home_province = 'ID-NT' where id = (select person_id from cases where id = $1)`,
      [id],
    );
    const made = await change('addProvider', { ...tailor, name: 'Pak Made' });
    const planned = [{ dimension: 'SOCIAL', note: 'x', items: [{ type: 'VOCATIONAL_TRAINING', provider: made.id }] }];
    await agreed(id, { goals: planned });
    const named = { goals: [{ items: [{ provider: { name: 'Pak Made', agency: null } }] }] };
    expect(await plansOf(id)).toMatchObject([named]);
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'AFTERCARE', now(), 'HOMECOMING', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = 'DINSOS-NT'`,
      [id],
    );
    expect(await plansOf(id, 'social.ntt')).toMatchObject([named]);
    expect(await providers('social.ntt')).toEqual([]);
    expect(await change('changeProvider', { provider: made.id, version: 1, ended: true }, 'social.ntt')).toEqual({
      code: 'NOT_FOUND',
      field: 'provider',
    });
  });
});
