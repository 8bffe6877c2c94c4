import sharp from 'sharp';
import supertest from 'supertest';
import { idOf } from '../src/demonstration/cast';
import { Signatures } from '../src/handovers/signatures.service';
import { Refused } from '../src/platform/outcome/problem';
import { Db } from '../src/platform/db/db';
import { sql, type Sql } from '../src/platform/db/sql';
import { atOnce } from './at-once';
import {
  act,
  acts,
  arrived,
  boardAll,
  departed,
  issue,
  kemensos,
  list,
  manila,
  planned,
  preparing,
  readyOn,
  refused,
  rowsOf,
  takeOff,
  when,
} from './journey';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.owner.query(`update account set name = 'Officer of ' || login`);
});
afterAll(() => world.close());

const shelter = 'shelter.kemensos';
const kp2mi = 'migrants.kp2mi';
const LATER = '2025-06-16T02:00:00Z';

const HANDOVER = `__typename ... on Handover { id version number addendum giverParty receiverParty giverSignedAt receiverSignedAt
  giverConfirmedAt giverSigner receiverSigner receiver { code } corrects { number } counts { listed accepted refused }
  people { case { id } condition refusal note items { id kind name dose until missing } witnesses { side name note } } }
  ... on Problem { code message field }`;
const TYPES: Record<string, string> = {
  draftHandover: 'DraftHandover',
  signHandover: 'SignHandover',
  draftAddendum: 'DraftAddendum',
};
const paper = async (login: string, name: string, input: object) =>
  (
    await world.as(login).ask(`mutation ($input: ${TYPES[name]}!) { ${name}(input: $input) { ${HANDOVER} } }`, {
      input: { key: key(), ...input },
    })
  )[name];

const people = (ids: readonly string[], more: object = {}) =>
  ids.map((one) => ({ case: one, condition: 'GOOD', ...more }));

async function draft(ids: readonly string[], more: object = {}, login = manila) {
  const id = key();
  const answer = await paper(login, 'draftHandover', {
    id,
    number: `BAST/${id.slice(0, 4)}`,
    place: 'CGK',
    occurredAt: when.handed,
    people: people(ids),
    ...more,
  });
  return { id, answer };
}
const toKemensos = { receiver: kemensos };
const sign = async (login: string, handover: string, more: object = {}) => {
  const { rows } = await world.owner.query('select version from handover where id = $1', [handover]);
  return paper(login, 'signHandover', { handover, version: rows[0]?.version ?? 1, signedAt: when.handed, ...more });
};
const handed = async (ids: readonly string[], more: object = toKemensos) => {
  const { id } = await draft(ids, more);
  await sign(manila, id);
  const answer = await sign(shelter, id);
  if (answer.code) throw new Error(JSON.stringify(answer));
  return id;
};

const holderOf = async (id: string) =>
  (await world.owner.query('select u.code from cases c join unit u on u.id = c.holder_id where c.id = $1', [id]))
    .rows[0].code;
const gapsOf = async (login: string) =>
  (
    await world
      .as(login)
      .ask(
        '{ custodyGaps { items { refusal case { id holder { code } } handover { giver { code } receiver { code } } } } }',
      )
  ).custodyGaps.items;
const chainOf = async (login: string, id: string) => {
  const { case: read } = await world
    .as(login)
    .ask('query ($id: ID!) { case(id: $id) { custody { how gap unit party from until document } } }', { id });
  return read.custody;
};
/** Who was handed over of those on the movement by which somebody came, as its post counts them. */
const handedOf = async (id: string) => {
  const { rows } = await world.owner.query<{ movement: string }>(
    'select movement_id as movement from passenger where case_id = $1',
    [id],
  );
  const { movement, headcount } = await world.as(manila).ask(
    `query ($id: ID!) { movement(id: $id) { counts { arrived handedOver } }
       headcount(movement: $id) { lines { point expected present waiting unexplained gaps { case reason ownerCode } } } }`,
    { id: rows[0]?.movement },
  );
  const { point: _, ...line } = headcount.lines.find(({ point }: { point: string }) => point === 'HANDED_OVER');
  return { counts: movement.counts, line };
};
const come = async (count: number) => (await arrived(world, count, await planned(world))) as [string, ...string[]];

describe('a BAST that is taken in part', () => {
  it('passes those who were taken and leaves who was refused with who gave them, as a gap with an owner', async () => {
    const [taken, ill] = (await come(2)) as [string, string];
    const { id } = await draft([taken, ill], toKemensos);
    await sign(manila, id);
    const reasons = [{ case: ill, reason: 'NEEDS_HOSPITAL', note: 'Fever of 40 at the gate.' }];
    expect(await sign(shelter, id, { refused: reasons })).toMatchObject({
      version: 3,
      counts: { listed: 2, accepted: 1, refused: 1 },
    });
    expect([await holderOf(taken), await holderOf(ill)]).toEqual(['KEMENSOS-RS', 'KBRI-MNL']);
    expect(await gapsOf(manila)).toEqual([
      {
        refusal: 'NEEDS_HOSPITAL',
        case: { id: ill, holder: { code: 'KBRI-MNL' } },
        handover: { giver: { code: 'KBRI-MNL' }, receiver: { code: 'KEMENSOS-RS' } },
      },
    ]);
    // No count has them in other hands than they are, and whoever answers for them is named.
    const left = {
      present: 1,
      waiting: 0,
      unexplained: 0,
      gaps: [{ case: ill, reason: 'NEEDS_HOSPITAL', ownerCode: 'KBRI-MNL' }],
    };
    expect(await handedOf(ill)).toEqual({ counts: { arrived: 2, handedOver: 1 }, line: { expected: 2, ...left } });
    // Whom they did not take the receiver sees no more; the answer to why is the giver's to read.
    expect((await world.as(shelter).ask('query ($id: ID!) { case(id: $id) { id } }', { id: ill })).case).toBeNull();
    const { case: read } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { timeline { kind code reason unit { code } } } }', {
        id: ill,
      });
    expect(read.timeline).toContainEqual({
      kind: 'refuseHandover',
      code: 'NEEDS_HOSPITAL',
      reason: 'Fever of 40 at the gate.',
      unit: { code: 'KEMENSOS-RS' },
    });
    // They can be given no bed and no way home by a BAST that did not take them.
    const home = await act(world, shelter, 'goHome', { case: ill, occurredAt: LATER });
    expect(home).toMatchObject(refused('NOT_FOUND', 'case'));
    await handed([ill]);
    expect(await gapsOf(manila)).toEqual([]);
    expect(await holderOf(ill)).toBe('KEMENSOS-RS');
    const all = { expected: 2, present: 2, waiting: 0, unexplained: 0, gaps: [] };
    expect(await handedOf(ill)).toEqual({ counts: { arrived: 2, handedOver: 2 }, line: all });
  });

  it('is refused as a whole, person by person, and everybody stays', async () => {
    const ids = await come(2);
    const { id } = await draft(ids, toKemensos);
    await sign(shelter, id, { refused: ids.map((one) => ({ case: one, reason: 'NO_PLACE' })) });
    expect(await sign(manila, id)).toMatchObject({ counts: { listed: 2, accepted: 0, refused: 2 } });
    for (const one of ids) expect(await holderOf(one)).toBe('KBRI-MNL');
  });

  it('is an act about everybody on the list, also about whom the last signature refuses', async () => {
    const ids = await come(2);
    const { id } = await draft(ids, toKemensos);
    await sign(manila, id);
    await sign(shelter, id, { refused: ids.map((one) => ({ case: one, reason: 'NO_PLACE' })) });
    const { rows } = await world.owner.query<{ code: string; cases: string[] }>(
      `select u.code, a.cases::text[] as cases from audit_entry a join unit u on u.id = a.unit_id
       where a.act = 'signHandover' and a.kind = 'ACT' and a.cases && $1::uuid[] order by a.at`,
      [ids],
    );
    expect(rows.map(({ code, cases }) => [code, cases.toSorted()])).toEqual([
      ['KBRI-MNL', ids.toSorted()],
      ['KEMENSOS-RS', ids.toSorted()],
    ]);
  });

  it('lets the receiver alone refuse, and only who is on it', async () => {
    const [one, other] = (await come(2)) as [string, string];
    const { id } = await draft([one], toKemensos);
    const not = (who: string) => [{ case: who, reason: 'NOT_PRESENT' }];
    expect(await sign(manila, id, { refused: not(one) })).toMatchObject(refused('FOR_THE_RECEIVER', 'refused'));
    expect(await sign(shelter, id, { refused: not(other) })).toMatchObject(refused('NOT_FOUND', 'refused'));
    expect(await sign(shelter, id, { refused: [{ case: one, reason: 'TIRED' }] }).catch(String)).toContain(
      'PersonRefusal',
    );
    expect(await sign(shelter, id, { refused: not(one) })).toMatchObject({ counts: { refused: 1 } });
  });

  it('is not signed by the giver over a refusal that they have not read', async () => {
    const [one] = await come(1);
    const { id } = await draft([one], toKemensos);
    await sign(shelter, id, { refused: [{ case: one, reason: 'OWN_WISH' }] });
    expect(await sign(manila, id, { version: 1 })).toMatchObject(refused('STALE_VERSION', 'version'));
    expect(await sign(manila, id, { version: 2 })).toMatchObject({ version: 3 });
  });
});

describe('what goes along with somebody', () => {
  const items = [
    { kind: 'MEDICINE', name: 'Rifampicin 450 mg', dose: 'One each morning', until: '2025-08-01' },
    { kind: 'PAPER', name: 'SPLP X123' },
    { kind: 'BELONGING', name: 'Blue bag', note: 'A torn strap.' },
  ];

  it('is given and received thing by thing, and what was not there has a reason', async () => {
    const [one] = await come(1);
    const id = key();
    const drafted = await paper(manila, 'draftHandover', {
      id,
      number: 'BAST/ITEMS',
      place: 'CGK',
      receiver: kemensos,
      occurredAt: when.handed,
      people: people([one], { items }),
    });
    const listed = drafted.people[0].items;
    expect(listed).toContainEqual(
      expect.objectContaining({
        kind: 'MEDICINE',
        name: 'Rifampicin 450 mg',
        dose: 'One each morning',
        until: '2025-08-01',
        missing: null,
      }),
    );
    expect(listed).toHaveLength(3);
    const bag = listed.find(({ kind }: { kind: string }) => kind === 'BELONGING').id;
    await sign(manila, id);
    expect(await sign(shelter, id, { missing: [{ item: key(), reason: 'NOT_THERE' }] })).toMatchObject(
      refused('NOT_FOUND', 'missing'),
    );
    const signed = await sign(shelter, id, { missing: [{ item: bag, reason: 'NOT_THERE' }] });
    expect(
      signed.people[0].items
        .map(({ kind, missing }: { kind: string; missing: string | null }) => [kind, missing])
        .sort(),
    ).toEqual([
      ['BELONGING', 'NOT_THERE'],
      ['MEDICINE', null],
      ['PAPER', null],
    ]);
    const { rows } = await world.owner.query('select string_agg(i::text, $1) as all from handed_item i', [' ']);
    expect(rows[0].all).not.toContain('Rifampicin');
  });
});

describe('who has no account', () => {
  const named = { name: 'Insp. R. dela Cruz', note: 'Badge 4711.' };
  /** The paper that they signed, photographed and attached. */
  const scanned = async (login: string, id: string, kind = 'HANDOVER_PAPER') => {
    const file = key();
    const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await supertest(world.url)
      .put(`/files/${file}`)
      .query({ case: id })
      .set('authorization', `Bearer ${await world.tokenOf(login)}`)
      .set('content-type', 'application/octet-stream')
      .send(image);
    const attached = await act(world, login, 'attachFile', { case: id, file, kind, occurredAt: when.prepared });
    if (attached.code) throw new Error(JSON.stringify(attached));
    return file;
  };

  it('gives people to a post by a paper that they signed, before anybody travels', async () => {
    const group = key();
    const raid = { key: key(), id: group, reference: 'Raid', country: 'PH', receivedAt: when.received };
    await world
      .as(manila)
      .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', { input: raid });
    const ids = await preparing(world, 2, { overrides: { group } });
    const { id, answer } = await draft(ids, { from: 'HOST_OFFICER', place: 'MNL', occurredAt: when.prepared });
    expect(answer).toMatchObject({ giverParty: 'HOST_OFFICER', receiver: { code: 'KBRI-MNL' } });
    const at = { signedAt: when.prepared };
    const officer = { ...named, file: await scanned(manila, ids[0] as string) };
    for (const [file, code] of [
      [key(), 'FILE_NOT_ATTACHED'],
      [await scanned(manila, ids[0] as string, 'IDENTITY_PAPER'), 'INVALID_VALUE'],
    ]) {
      expect(await sign(manila, id, { ...at, witness: { ...named, file } })).toMatchObject(
        refused(code ?? '', 'witness.file'),
      );
    }
    expect(await sign(manila, id, { ...at, witness: officer })).toMatchObject({ giverSignedAt: expect.any(String) });
    const signed = await sign(manila, id, at);
    expect(signed.people).toHaveLength(2);
    // Who entered the officer's paper did not sign for him.
    expect(signed).toMatchObject({ giverSigner: null, receiverSigner: `Officer of ${manila}` });
    expect(signed.people[0].witnesses).toEqual([{ side: 'GIVER', ...named }]);
    expect(await chainOf(manila, ids[0] as string)).toMatchObject([
      { how: 'REGISTRATION', unit: 'KBRI-MNL' },
      { gap: 'NOT_DOCUMENTED' },
      { how: 'HANDOVER', unit: 'KBRI-MNL', document: expect.stringContaining('BAST/'), until: null },
    ]);
    // That they came into the post's hands is not yet that they came home into others'.
    const counted =
      'query ($id: ID!) { group(id: $id) { progress { handedOver } } headcount(group: $id) { handedOver } }';
    expect(await world.as(manila).ask(counted, { id: group })).toEqual({
      group: { progress: { handedOver: 0 } },
      headcount: { handedOver: 0 },
    });
    const plan = await planned(world);
    await readyOn(world, plan.id, ids);
    await issue(world, plan.id);
    await boardAll(world, plan.id, ids);
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], departedAt: when.departed, arrivedAt: when.landed });
    const came = { outcome: 'ARRIVED', enteredAt: when.entered };
    await acts(world, 'immigration', 'recordArrivals', rowsOf(plan.id, ids, when.met, came));
    expect(await handedOf(ids[0] as string)).toMatchObject({
      counts: { arrived: 2, handedOver: 0 },
      line: { expected: 2, present: 0, waiting: 2, unexplained: 0 },
    });
    const { rows } = await world.owner.query('select string_agg(w::text, $1) as all from handover_witness w', [' ']);
    expect(rows[0].all).not.toContain('Cruz');
  });

  it('takes somebody home, which the unit that gave them still answers for', async () => {
    const ids = await come(1);
    await handed(ids);
    const { id } = await draft(ids, { to: 'FAMILY', occurredAt: LATER }, shelter);
    const at = { signedAt: LATER };
    expect(await sign(shelter, id, at)).toMatchObject({ version: 2, receiverSignedAt: null });
    const mother = { name: 'Ibu Aminah', note: 'KTP shown.', file: await scanned(shelter, ids[0]) };
    expect(await sign(shelter, id, { ...at, witness: mother })).toMatchObject({ version: 3, receiverParty: 'FAMILY' });
    const signers = async (login: string) =>
      (await world.as(login).ask('query ($id: ID!) { handover(id: $id) { giverSigner receiverSigner } }', { id }))
        .handover;
    expect(await signers(shelter)).toEqual({ giverSigner: `Officer of ${shelter}`, receiverSigner: null });
    // Who gave them before reads the paper on, but not by whom others signed.
    expect(await signers(manila)).toEqual({ giverSigner: null, receiverSigner: null });
    expect(await holderOf(ids[0])).toBe('KEMENSOS-RS');
    const home = await act(world, shelter, 'goHome', {
      case: ids[0],
      occurredAt: '2025-06-16T03:00:00Z',
      homeRegency: '35.07',
    });
    expect(home).toMatchObject({ state: 'RETURNED_HOME' });
    expect(
      (await chainOf(shelter, ids[0])).map(
        ({ how, unit, party }: Record<string, string | null>) => how && [how, unit ?? party],
      ),
    ).toEqual([
      ['REGISTRATION', 'KBRI-MNL'],
      ['HANDOVER', 'KEMENSOS-RS'],
      ['HANDOVER', 'FAMILY'],
      ['HOME', null],
    ]);
  });

  it('signs for no unit, and a paper has one other side', async () => {
    const ids = await come(1);
    const { id } = await draft(ids, toKemensos);
    expect(await sign(manila, id, { witness: { ...named, file: key() } })).toMatchObject(
      refused('NO_WITNESS_SIDE', 'witness'),
    );
    for (const sides of [{}, { receiver: kemensos, to: 'FAMILY' }, { from: 'AIRLINE', to: 'FAMILY' }]) {
      expect((await draft(ids, sides)).answer).toMatchObject(refused('ONE_OTHER_SIDE', 'receiver'));
    }
  });

  it('signs under a name or not at all, past the application either', async () => {
    const ids = await come(1);
    const { id } = await draft(ids, { to: 'HOSPITAL' });
    const forged = sql`update handover set receiver_signed_at = now(), receiver_account_id = app.account() where id = ${id}`;
    await expect(asUnit(manila, forged)).rejects.toThrow('signed');
  });
});

describe('a signature', () => {
  const signedAs = (secondFactorAt: Date | null | undefined, handover: string) =>
    asUnit(manila, null, { secondFactorAt }, () =>
      world.app.get(Signatures).sign({
        key: key(),
        handover,
        version: 1,
        signedAt: new Date(when.handed),
        refused: [],
        missing: [],
      }),
    );
  const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000);

  it('needs the account’s second factor of the last five minutes, and keeps when that was', async () => {
    const { id } = await draft(await come(1), toKemensos);
    for (const stale of [null, minutesAgo(6)]) {
      const error = await signedAs(stale, id).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Refused);
      expect(error).toMatchObject({ code: 'CONFIRM_AGAIN' });
    }
    const fresh = minutesAgo(4);
    await signedAs(fresh, id);
    const { handover } = await world
      .as(manila)
      .ask('query ($id: ID!) { handover(id: $id) { giverConfirmedAt } }', { id });
    expect(new Date(handover.giverConfirmedAt)).toEqual(fresh);
  });
});

describe('a mistake on a signed BAST', () => {
  it('is put right by a numbered addendum that both sign, and the BAST stays as it was', async () => {
    const ids = await come(2);
    const handover = await handed(ids);
    const correct = (login: string, id = key(), of = handover, who: readonly string[] = [ids[0]]) =>
      paper(login, 'draftAddendum', {
        id,
        handover: of,
        occurredAt: LATER,
        people: people(who, { condition: 'NEEDS_CARE', note: 'The cut on the hand was overlooked.' }),
      });
    // The giver has only a summary left, and says what they overlooked all the same.
    const drafted = await correct(manila);
    expect(drafted).toMatchObject({
      addendum: 1,
      number: expect.stringMatching(/\/A1$/),
      corrects: { number: expect.any(String) },
    });
    expect(await correct(shelter)).toMatchObject({ addendum: 2 });
    const at = { signedAt: LATER };
    expect(await sign(manila, drafted.id, { ...at, refused: [{ case: ids[0], reason: 'NO_PLACE' }] })).toMatchObject(
      refused('FOR_THE_RECEIVER', 'refused'),
    );
    await sign(manila, drafted.id, at);
    expect(await sign(shelter, drafted.id, at)).toMatchObject({ version: 3 });
    const { handover: read } = await world
      .as(shelter)
      .ask(
        'query ($id: ID!) { handover(id: $id) { people { condition } addenda { addendum receiverSignedAt people { condition note } } } }',
        { id: handover },
      );
    expect(read).toEqual({
      people: [{ condition: 'GOOD' }, { condition: 'GOOD' }],
      addenda: [
        {
          addendum: 1,
          receiverSignedAt: expect.any(String),
          people: [{ condition: 'NEEDS_CARE', note: 'The cut on the hand was overlooked.' }],
        },
        { addendum: 2, receiverSignedAt: null, people: [expect.anything()] },
      ],
    });
    expect(await holderOf(ids[0])).toBe('KEMENSOS-RS');
    const { case: seen } = await world
      .as(shelter)
      .ask('query ($id: ID!) { case(id: $id) { timeline { kind } } }', { id: ids[0] });
    expect(seen.timeline.filter(({ kind }: { kind: string }) => kind === 'draftAddendum')).toHaveLength(2);

    const [stranger] = await come(1);
    expect(await correct(manila, key(), handover, [stranger])).toMatchObject(refused('NOT_FOUND', 'people'));
    expect(await correct(manila, key(), drafted.id)).toMatchObject(refused('NOT_SIGNED', 'handover'));
    // Who has a part in them reads it and is no side of it; to anybody else there is none.
    expect(await correct(kp2mi)).toMatchObject(refused('NOT_A_PARTY', 'handover'));
    expect(await correct('officer.yangon')).toMatchObject(refused('NOT_FOUND', 'handover'));
    const { id: unsigned } = await draft([stranger], toKemensos);
    expect(await correct(manila, key(), unsigned, [stranger])).toMatchObject(refused('NOT_SIGNED', 'handover'));
  });

  it('takes numbers one after the other, also at the same moment', async () => {
    const ids = await come(1);
    const handover = await handed(ids);
    const correct = (login: string) => () =>
      paper(login, 'draftAddendum', { id: key(), handover, occurredAt: LATER, people: people(ids) });
    const answers = await atOnce<{ addendum: number }>(world, 'handover', handover, [
      correct(manila),
      correct(shelter),
    ]);
    expect(answers.map(({ addendum }) => addendum).sort()).toEqual([1, 2]);
  });
});

describe('between posts, before the journey', () => {
  const bangkok = 'officer.bangkok';

  it('people are handed over at a border, and nobody who is under way', async () => {
    const ids = await preparing(world, 1);
    const crossing = { receiver: idOf('unit KBRI-BKK'), place: 'THMSO', occurredAt: when.ready };
    const { id, answer } = await draft(ids, crossing);
    expect(answer).toMatchObject({ __typename: 'Handover' });
    await sign(manila, id, { signedAt: when.ready });
    expect(await sign(bangkok, id, { signedAt: when.ready })).toMatchObject({ version: 3 });
    expect(await holderOf(ids[0] as string)).toBe('KBRI-BKK');
    expect((await chainOf(bangkok, ids[0] as string)).map(({ unit }: { unit: string }) => unit)).toEqual([
      'KBRI-MNL',
      'KBRI-BKK',
    ]);
    const under = await departed(world, 1, await planned(world));
    expect((await draft(under, crossing)).answer).toMatchObject(refused('NOT_ARRIVED', 'people'));
  });

  it.each([
    ['takes them where that came first', ['PREPARING', 3], 'KBRI-BKK'],
    ['is refused for who is still on the list where it came first', ['NOT_ARRIVED', 'PREPARING'], 'KBRI-MNL'],
  ] as const)('a handover that is signed while somebody is taken off %s', async (_, outcome, holder) => {
    const ids = (await preparing(world, 2)).sort();
    const crossing = { receiver: idOf('unit KBRI-BKK'), place: 'THMSO', occurredAt: when.prepared };
    const { id } = await draft(ids, crossing);
    await sign(bangkok, id, { signedAt: when.ready });
    const { id: movement } = await planned(world);
    await list(world, movement, ids[0] as string);
    expect(await sign(manila, id, { signedAt: when.ready })).toMatchObject(refused('NOT_ARRIVED', 'handover'));
    const off = () => takeOff(world, movement, ids[0] as string, when.issued);
    const signed = () => sign(manila, id, { signedAt: when.issued });
    const answers = await atOnce<{ state?: string; version?: number; code?: string }>(
      world,
      'cases',
      ids[0] as string,
      holder === 'KBRI-BKK' ? [off, signed] : [signed, off],
    );
    expect(answers.map(({ code, state, version }) => code ?? state ?? version)).toEqual(outcome);
    expect([await holderOf(ids[0] as string), await holderOf(ids[1] as string)]).toEqual([holder, holder]);
  });
});

describe('the chain from rescue to home', () => {
  it('is closed to whoever sees only a part of it', async () => {
    const ids = await come(1);
    await handed(ids);
    expect(await chainOf(manila, ids[0])).toBeNull();
    expect(await chainOf('desk.kemlu', ids[0])).toHaveLength(2);
  });
});

/** As the unit itself, past the application: the connection of the serving role, under a context that is in order. */
async function asUnit(
  login: string,
  statement: Sql | null,
  more: object = {},
  run?: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await world.owner.query(
    'select id as account, unit_id as unit, login, roles, language from account where login = $1',
    [login],
  );
  await world.app.get(Db).transaction({ ...rows[0], ...more }, async ({ query }) => {
    if (statement) await query(statement);
    await run?.();
  });
}
