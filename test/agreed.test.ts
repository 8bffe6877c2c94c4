import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { closeEnded } from '../migrations/1764770000220-closed-since';
import { idOf } from '../src/demonstration/cast';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const unit = (code: string) => idOf(`unit ${code}`);
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

interface Done {
  id?: string;
  code?: string;
  state?: string;
}
async function act(login: string, name: string, input: object): Promise<Done> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const of = name.endsWith('Referral') ? '... on Referral { id state }' : '';
  const sent = { key: key(), occurredAt: hours(-1), ...input };
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${of} ... on Problem { code } } }`;
  return (await world.as(login).ask(document, { input: sent }))[name] as Done;
}

/** Somebody who was heard on nothing yet but on being helped. */
async function one(): Promise<string> {
  const consents = [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }];
  const [made] = await world.registered(1, 'officer.manila', { consents });
  return made?.id ?? '';
}
const says = (id: string, more: object = {}) =>
  act('officer.manila', 'recordConsent', {
    ...{ case: id, purpose: 'SHARING_PARTNERS', basis: 'CONSENT', given: true, occurredAt: hours(-4) },
    ...more,
  });
const offer = (id: string, to: string, service = 'REINTEGRATION') =>
  act('officer.manila', 'offerReferral', { case: id, toUnit: unit(to), service, occurredAt: hours(-2) });
const accept = (referral: string | undefined, login: string) =>
  act(login, 'answerReferral', { referral, accept: true });
const sees = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID) { case(id: $id) { id } }', { id })).case !== null;
const states = async (id: string) => {
  const { case: found } = await world
    .as('officer.manila')
    .ask('query ($id: ID) { case(id: $id) { referrals { toUnit { code } state } } }', { id });
  return Object.fromEntries(
    found.referrals.map((row: { toUnit: { code: string }; state: string }) => [row.toUnit.code, row.state]),
  );
};
/** Two partners that were asked, and took it. */
async function shared(): Promise<string> {
  const id = await one();
  await says(id);
  await accept((await offer(id, 'IOM-JKT')).id, 'caseworker.iom');
  await accept((await offer(id, 'MITRA-RMH', 'SHELTER')).id, 'shelter.partner');
  expect(await states(id)).toEqual({ 'IOM-JKT': 'ACCEPTED', 'MITRA-RMH': 'ACCEPTED' });
  return id;
}

describe('A yes to share', () => {
  it('with one organisation carries an offer to it and to no other', async () => {
    const id = await one();
    await says(id, { recipient: idOf('IOM') });
    expect(await offer(id, 'MITRA-RMH', 'SHELTER')).toMatchObject({ code: 'NO_CONSENT' });
    expect(await offer(id, 'IOM-JKT')).toMatchObject({ state: 'OFFERED' });
  });

  it('carries nothing after its last day, and what was offered on it can not be taken then', async () => {
    const id = await one();
    await says(id, { expiresOn: day(-1), occurredAt: hours(-2) });
    expect(await offer(id, 'IOM-JKT')).toMatchObject({ code: 'NO_CONSENT' });
    await says(id, { expiresOn: day(3), occurredAt: hours(-2) });
    const { id: referral } = await offer(id, 'IOM-JKT');
    await world.owner.query('update consent set expires_on = current_date - 2 where case_id = $1', [id]);
    expect(await accept(referral, 'caseworker.iom')).toMatchObject({ code: 'NO_CONSENT' });
    expect(await sees('caseworker.iom', id)).toBe(false);
  });

  it('that one organisation is told no to ends there, with what it had taken, and stands for others', async () => {
    const id = await shared();
    await says(id, { given: false, recipient: idOf('IOM'), occurredAt: hours(-0.5) });
    expect(await states(id)).toEqual({ 'IOM-JKT': 'WITHDRAWN', 'MITRA-RMH': 'ACCEPTED' });
    expect([await sees('caseworker.iom', id), await sees('shelter.partner', id)]).toEqual([false, true]);
  });

  it('ends what was shared on it with its day', async () => {
    const id = await shared();
    await world.owner.query(
      `update consent set expires_on = current_date - 2 where case_id = $1 and purpose = 'SHARING_PARTNERS'`,
      [id],
    );
    const worker = new Client({ connectionString: world.addressOf('pulang_worker') });
    await worker.connect();
    await worker.query('select app.end_consents()').finally(() => worker.end());
    expect(await states(id)).toEqual({ 'IOM-JKT': 'WITHDRAWN', 'MITRA-RMH': 'WITHDRAWN' });
    expect([await sees('caseworker.iom', id), await sees('shelter.partner', id)]).toEqual([false, false]);
  });

  it('whose end was told while what was shared on it went on is closed for who stood so before', async () => {
    const [ended, said] = [await shared(), await shared()];
    await world.owner.query(
      `insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, code, subject_id)
       select gen_random_uuid(), c.id, c.person_id, 'endConsent', c.state, c.state, now(), now(), c.post_id, gen_random_uuid(), k.purpose, k.id
       from consent k join cases c on c.id = k.case_id where c.id = any ($1) and k.purpose = 'SHARING_PARTNERS'`,
      [[ended, said]],
    );
    await world.owner.query(
      'update consent set expires_on = current_date - 2 where case_id = any ($1) and purpose <> $2',
      [[ended, said], 'ASSISTANCE'],
    );
    await says(said, { occurredAt: hours(-1) });
    await world.owner.query(closeEnded);
    expect(await states(ended)).toEqual({ 'IOM-JKT': 'WITHDRAWN', 'MITRA-RMH': 'WITHDRAWN' });
    expect(await sees('caseworker.iom', ended)).toBe(false);
    // What was said anew since then has taken its place.
    expect(await states(said)).toEqual({ 'IOM-JKT': 'ACCEPTED', 'MITRA-RMH': 'ACCEPTED' });
    expect(await sees('caseworker.iom', said)).toBe(true);
  });

  it('that is taken back takes back what was accepted on it', async () => {
    const id = await shared();
    await act('officer.manila', 'withdrawConsent', { case: id, purpose: 'SHARING_PARTNERS', occurredAt: hours(-0.5) });
    expect(await states(id)).toEqual({ 'IOM-JKT': 'WITHDRAWN', 'MITRA-RMH': 'WITHDRAWN' });
  });

  it('is taken back before the very partner that is to see no more, who is answered and then sees nothing', async () => {
    const id = await shared();
    const heard = await act('caseworker.iom', 'withdrawConsent', { case: id, purpose: 'SHARING_PARTNERS' });
    expect(heard).toEqual({ __typename: 'Case' });
    await pause(1_100);
    expect(await sees('caseworker.iom', id)).toBe(false);
    expect(await sees('shelter.partner', id)).toBe(false);
    expect(await states(id)).toEqual({ 'IOM-JKT': 'WITHDRAWN', 'MITRA-RMH': 'WITHDRAWN' });
  });

  it('that was said after a withdrawal stands, whenever the withdrawal is entered', async () => {
    const id = await shared();
    await says(id, { occurredAt: hours(-0.5) });
    await act('officer.manila', 'withdrawConsent', { case: id, purpose: 'SHARING_PARTNERS', occurredAt: hours(-0.7) });
    expect(await states(id)).toEqual({ 'IOM-JKT': 'ACCEPTED', 'MITRA-RMH': 'ACCEPTED' });
    expect(await sees('caseworker.iom', id)).toBe(true);
  });
});
