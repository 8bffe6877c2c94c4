import { idOf } from '../src/demonstration/cast';
import {
  act,
  arrived as journeyed,
  departed,
  issue,
  list,
  oneOf,
  planned,
  readyOn,
  refused,
  takeOff,
  versionOf,
  when,
} from './journey';
import { arrived, shelterWith } from './prepared';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const manila = 'officer.manila';
const kemensos = idOf('unit KEMENSOS-RS');
const offersOf = async (id: string) =>
  (await world.owner.query('select state from referral where case_id = $1 order by recorded_at', [id])).rows.map(
    (row) => row.state,
  );
const consent = (purpose: string, given: boolean, id: string, occurredAt: string) =>
  act(world, manila, 'recordConsent', { case: id, purpose, basis: 'CONSENT', given, occurredAt });
const offer = async (name: string, input: object, login = manila) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Referral { id state } ... on Problem { code field } } }`;
  return (await world.as(login).ask(document, { input: { key: crypto.randomUUID(), ...input } }))[name];
};

describe('a paper', () => {
  it('stands as it was last said to: what is entered of an earlier day does not undo that', async () => {
    const id = await oneOf(world);
    const { rows } = await world.owner.query('select id, version from travel_document where case_id = $1', [id]);
    const change = (occurredAt: string, login = manila) =>
      act(world, login, 'updateDocument', { document: rows[0].id, version: 1, status: 'REVOKED', occurredAt });
    // It was recorded on the eighth, and revoked, we hear now, on the seventh.
    expect(await change('2025-06-07T02:00:00Z')).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await change(when.listed)).toMatchObject({ __typename: 'Case' });
  });

  it('is held to that for immigration too, which sees no timeline', async () => {
    const plan = await planned(world, { by: 'CGK' });
    const [id] = await departed(world, 1, plan);
    const { rows } = await world.owner.query('select id from travel_document where case_id = $1', [id]);
    const change = { document: rows[0].id, version: 1, status: 'WITHHELD', occurredAt: '2025-06-07T02:00:00Z' };
    expect(await act(world, 'immigration', 'updateDocument', change)).toMatchObject(
      refused('BEFORE_EARLIER_STEP', 'occurredAt'),
    );
  });
});

describe('a bed', () => {
  it('is not given for a time at which the guest slept in another', async () => {
    const [one] = await arrived(world, 1, { people: { sex: 'MALE' } });
    const id = one?.id ?? '';
    const shelter = await shelterWith(world, { MEN: 2 });
    const at = (name: string, occurredAt: string, more: object) =>
      act(world, 'shelter.kemensos', name, { case: id, occurredAt, ...more });
    const place = (occurredAt: string) => at('placeInShelter', occurredAt, { shelter, bedKind: 'MEN' });
    expect(await place('2025-06-14T09:00:00Z')).toMatchObject({ state: 'IN_SHELTER' });
    await at('leaveShelter', '2025-06-16T09:00:00Z', { reason: 'HOSPITAL' });
    expect(await place('2025-06-15T09:00:00Z')).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await place('2025-06-16T09:00:00Z')).toMatchObject({ state: 'IN_SHELTER' });
  });
});

describe('somebody under way who goes on by a second leg', () => {
  it('is not suspended before they went on', async () => {
    const plan = await planned(world, { by: 'SIN' });
    const [id = ''] = await departed(world, 1, plan);
    await act(world, manila, 'recordLeg', { leg: plan.legs[0], arrivedAt: when.transit });
    await act(world, manila, 'recordLeg', { leg: plan.legs[1], departedAt: when.onward });
    const suspend = async (occurredAt: string) =>
      act(world, manila, 'moveCase', { case: id, version: await versionOf(world, id), step: 'suspend', occurredAt });
    expect(await suspend('2025-06-15T07:00:00Z')).toMatchObject(refused('BEFORE_EARLIER_STEP', 'occurredAt'));
    expect(await suspend('2025-06-15T09:00:00Z')).toMatchObject({ state: 'ON_HOLD' });
  });
});

describe('somebody on a list', () => {
  it('is given to no other unit until they are off it, so that somebody can always take them off', async () => {
    const plan = await planned(world);
    const id = await oneOf(world);
    await consent('SHARING_GOVERNMENT', true, id, when.prepared);
    await list(world, plan.id, id);
    const { id: referral } = await offer('transferCase', { case: id, toUnit: kemensos, occurredAt: when.listed });
    const accept = (occurredAt: string) =>
      offer('answerReferral', { referral, accept: true, occurredAt }, 'shelter.kemensos');
    expect(await accept(when.ready)).toMatchObject(refused('IN_OTHER_MOVEMENT', 'case'));
    await takeOff(world, plan.id, id, when.issued);
    expect(await accept(when.boarded)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('may lose a helper on the way all the same', async () => {
    const plan = await planned(world);
    const [id = ''] = await departed(world, 1, plan);
    const { id: returned } = await offer(
      'returnCase',
      { case: id, occurredAt: '2025-06-15T03:00:00Z' },
      'shelter.kemensos',
    );
    expect(
      await offer('answerReferral', { referral: returned, accept: true, occurredAt: '2025-06-15T04:00:00Z' }),
    ).toMatchObject({ state: 'ACCEPTED' });
  });
});

describe('consent to sharing', () => {
  const offered = async () => {
    const id = await oneOf(world);
    await consent('SHARING_GOVERNMENT', true, id, when.prepared);
    const { id: referral } = await offer('transferCase', { case: id, toUnit: kemensos, occurredAt: when.listed });
    return { id, referral };
  };
  const accepted = (referral: string) =>
    offer('answerReferral', { referral, accept: true, occurredAt: when.boarded }, 'shelter.kemensos');

  it('is taken back for the case itself as for any service: its open offer ends', async () => {
    const { id, referral } = await offered();
    await act(world, manila, 'withdrawConsent', { case: id, purpose: 'SHARING_GOVERNMENT', occurredAt: when.ready });
    expect(await offersOf(id)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    expect(await accepted(referral)).toMatchObject(refused('OFFER_ANSWERED', 'referral'));
  });

  it('is taken back by a later no as well, and not by one that was said before the yes', async () => {
    const { id, referral } = await offered();
    await consent('SHARING_GOVERNMENT', false, id, '2025-06-07T02:00:00Z');
    expect(await offersOf(id)).toEqual(['ACCEPTED', 'OFFERED']);
    await consent('SHARING_GOVERNMENT', false, id, when.ready);
    expect(await offersOf(id)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    expect(await accepted(referral)).toMatchObject(refused('OFFER_ANSWERED', 'referral'));
  });

  it('shows nobody who is offered late, of a day on which the yes still stood', async () => {
    const id = await oneOf(world);
    await consent('SHARING_GOVERNMENT', true, id, when.prepared);
    await act(world, manila, 'withdrawConsent', { case: id, purpose: 'SHARING_GOVERNMENT', occurredAt: when.issued });
    const late = { case: id, toUnit: kemensos, occurredAt: when.ready };
    const no = { __typename: 'Problem', code: 'NO_CONSENT', field: 'consents' };
    expect(await offer('offerReferral', { ...late, service: 'RECEPTION' })).toEqual(no);
    expect(await offer('transferCase', late)).toEqual(no);
    await consent('SHARING_GOVERNMENT', true, id, when.boarded);
    expect(await offer('offerReferral', { ...late, service: 'RECEPTION' })).toMatchObject({ state: 'OFFERED' });
  });

  it('ends with a yes what a referral goes on showing once the way is over', async () => {
    const { id: movement } = await planned(world);
    const id = await oneOf(world);
    const said = { case: id, occurredAt: when.prepared };
    await consent('SHARING_GOVERNMENT', true, id, when.prepared);
    const { id: referral } = await offer('offerReferral', { ...said, toUnit: kemensos, service: 'RECEPTION' });
    await offer('answerReferral', { referral, accept: true, occurredAt: when.prepared }, 'shelter.kemensos');
    await readyOn(world, movement, [id]);
    await issue(world, movement);
    const seen = async () =>
      (await world.as('shelter.kemensos').ask('query ($id: ID!) { case(id: $id) { id } }', { id })).case;
    expect(await takeOff(world, movement, id, when.boarded)).toMatchObject({ state: 'PREPARING' });
    expect(await seen()).toEqual({ id });
    await act(world, manila, 'withdrawConsent', { case: id, purpose: 'SHARING_GOVERNMENT', occurredAt: when.boarded });
    expect(await offersOf(id)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    expect(await seen()).toBeNull();
  });

  it('ends with a yes what a referral goes on showing to who did not take them at the door', async () => {
    const [id = ''] = await journeyed(world, 1, await planned(world));
    await consent('SHARING_GOVERNMENT', true, id, when.prepared);
    const { id: referral } = await offer('offerReferral', {
      case: id,
      occurredAt: when.landed,
      toUnit: kemensos,
      service: 'RECEPTION',
    });
    await offer('answerReferral', { referral, accept: true, occurredAt: when.landed }, 'shelter.kemensos');
    const handover = crypto.randomUUID();
    const bast = { id: handover, number: 'BAST/REFUSED', place: 'CGK', receiver: kemensos, occurredAt: when.handed };
    await act(world, manila, 'draftHandover', { ...bast, people: [{ case: id, condition: 'GOOD' }] });
    await act(world, manila, 'signHandover', { handover, version: 1, signedAt: when.handed });
    const no = { refused: [{ case: id, reason: 'NEEDS_HOSPITAL' }] };
    await act(world, 'shelter.kemensos', 'signHandover', { handover, version: 2, signedAt: when.handed, ...no });
    const seen = async () =>
      (await world.as('shelter.kemensos').ask('query ($id: ID!) { case(id: $id) { holder { code } } }', { id })).case;
    expect(await seen()).toEqual({ holder: { code: 'KBRI-MNL' } });
    await act(world, manila, 'withdrawConsent', { case: id, purpose: 'SHARING_GOVERNMENT', occurredAt: when.handed });
    expect(await seen()).toBeNull();
  });
});
