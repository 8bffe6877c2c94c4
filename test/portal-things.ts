import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idOf } from '../src/demonstration/cast';
import { ManilaStory } from '../src/demonstration/manila';
import { Teller } from '../src/demonstration/teller';
import { Enquiries } from '../src/people/enquiries.service';
import { keeperOf } from './counted';
import {
  act as acting,
  arrived as journeyed,
  departed,
  issue,
  kemensos,
  list,
  planned,
  preparing,
  readyOn,
  when,
} from './journey';
import { countMany } from './many';
import type { Things } from './portal-screens';
import { all, arrived } from './prepared';
import { key, type World } from './world';

/** Where mail goes out at all; none is sent here. */
export const mailing = { smtp: { url: 'smtp://127.0.0.1:1', from: 'pulang@kemlu.example', onThisMachine: true } };

/** The story of Manila, and what it does not have: something to show on every face of every screen. */
export async function thingsOf(world: World): Promise<Things> {
  const file = { name: 'manila-35.xlsx', bytes: readFileSync(join(__dirname, 'data/manila-35.xlsx')) };
  const ask = (login: string, document: string, variables: object) =>
    world.as(login).ask<Record<string, unknown>>(document, variables);
  await new ManilaStory(new Teller(ask, 'screens'), file).play();
  return andMore(world);
}

/** What the story does not have: people who are at the post now, a pair that may be one, agencies that disagree. */
async function andMore(world: World): Promise<Things> {
  const born = { name: 'Suharti Wulandari', birthDate: '1994-03-02', nik: '3507014203940001' };
  const [one] = await world.registered(1, 'officer.manila', { ...born, needs: ['PREGNANCY'] });
  await world.registered(1, 'officer.phnompenh', { ...born, country: 'KH' });
  await world.registered(4);
  const act = (login: string, name: string, type: string, input: object) =>
    world.as(login).ask(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
      input: { key: key(), ...input },
    });
  const occurredAt = new Date().toISOString();
  const dewi = { login: 'dewi.baru', name: 'Dewi Baru', roles: ['officer'], language: 'id' };
  await act('admin', 'inviteAccount', 'InviteAccount', { unit: idOf('unit KBRI-MNL'), ...dewi });
  await act('officer.manila', 'openHold', 'OpenHold', { case: one?.id, code: 'NO_TRAVEL_DOC', occurredAt });
  await world.owner.query(
    `insert into disagreement (id, version, case_id, person_id, kind, state, agencies, awaits, opened_at, due_at)
     select gen_random_uuid(), 1, id, person_id, 'BIRTH_DATE', 'OPEN', '{KEMLU,POLRI}', 'KEMLU', now() - interval '9 days', now()
     from cases where id = $1`,
    [one?.id],
  );
  const { rows: numbers } = await world.owner.query<{ number: string }>(
    `select number from cases c join unit u on u.id = c.post_id where u.code = 'KBRI-PNH' limit 1`,
  );
  const text = 'Menelepon dari bandara, takut, tidak tahu harus ke mana.';
  for (let times = 0; times < 2; times += 1)
    await act('officer.manila', 'breakGlass', 'BreakGlass', { number: numbers[0]?.number, reason: 'FOUND', text });
  const broken = await world.owner.query<{ id: string }>('select id from glass limit 1');
  await act('desk.kemlu', 'reviewGlass', 'ReviewGlass', { glass: broken.rows[0]?.id, verdict: 'JUSTIFIED' });
  const kin = await kinfolk(world, one?.id ?? '', occurredAt);
  const [later] = await world.registered(1, 'officer.manila', { receivedAt: occurredAt });
  const due = await world.owner.query<{ id: string }>('select id from alert where case_id = $1', [later?.id]);
  const until = new Date(Date.now() + 86_400_000);
  await act('officer.manila', 'snoozeAlert', 'SnoozeAlert', {
    ...{ alert: due.rows[0]?.id, reason: 'DATE_AGREED', until },
  });
  const guests = await arrived(world, 6, { people: { sex: 'MALE' } });
  const bed = { shelter: idOf('shelter MITRA-1'), bedKind: 'MEN', occurredAt: '2025-06-14T12:00:00Z' };
  const sent = guests.slice(0, 2).map(({ id }) => ({ case: id, ...bed }));
  await all(world, 'shelter.kemensos', 'placeAllInShelter', 'PlaceInShelter', sent);
  await act('shelter.kemensos', 'keepApart', 'KeepPeopleApart', {
    ...{ case: guests[2]?.id, other: guests[3]?.id, reason: 'VIOLENCE', occurredAt },
  });
  await countMany(world.owner, 2026, 900, 900);
  const keeper = keeperOf(world);
  await keeper.keep(new Date());
  await keeper.stop();
  const unit = (code: string) =>
    world.owner.query<{ id: string }>('select id from unit where code = $1', [code]).then(({ rows: [row] }) => row?.id);
  const account = await world.owner.query<{ id: string }>(`select id from account where login = 'officer.manila'`);
  await act('admin', 'standIn', 'GiveStandIn', {
    account: account.rows[0]?.id,
    unit: await unit('KBRI-BKK'),
    roles: ['officer'],
    reason: 'SURGE',
    until: new Date(Date.now() + 5 * 86_400_000).toISOString(),
  });
  const first = async (table: string, where = 'true') =>
    (await world.owner.query<{ id: string }>(`select id from ${table} where ${where} order by id limit 1`)).rows[0]
      ?.id ?? '';
  const group = await first('intake_group', `unit_id = '${await unit('KBRI-MNL')}'`);
  const followed = await first(
    'cases',
    `id in (select case_id from case_access where unit_id = '${await unit('IOM-JKT')}'
    and reach = 'AFTERCARE' and until > now())`,
  );
  // Not the one of those who are sent to the door.
  const handover = await first('handover', `movement_id in (select id from movement where reference <> 'Manila')`);
  const movement = await first('movement', `id = (select movement_id from handover where id = '${handover}')`);
  const things = await carried(world);
  await act('officer.manila', 'importList', 'ImportList', {
    ...{
      group,
      fileName: 'susulan.csv',
      source: 'RAID',
      consents: [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }],
    },
    content: Buffer.from('Nama,JK,Tanggal lahir\nAgus Salim,L,31/02/1999').toString('base64'),
  });
  const hostList = key();
  await act('officer.manila', 'reconcileHostList', 'ReconcileHostList', {
    ...{ id: hostList, group, kind: 'DEPORTATION', reference: 'SURAT-77', occurredAt },
    rows: [{ name: 'JOKO PRANOTO', documentNumber: 'X777' }],
  });
  return {
    ...things,
    ...(await asked(world)),
    delayed: await delayed(world),
    aboard: await aboard(world),
    buses: await buses(world),
    hostList,
    case: one?.id ?? '',
    died: kin.died,
    putOff: later?.id ?? '',
    broken: numbers[0]?.number ?? '',
    followed,
    group,
    movement,
    handover,
  };
}

/** A leg that a shelter waits for and that goes later than was planned. */
async function delayed(world: World): Promise<string> {
  const { id, legs } = await planned(world, { receiver: kemensos });
  await readyOn(world, id, await preparing(world, 2));
  await issue(world, id);
  await acting(world, 'officer.manila', 'retimeLeg', {
    ...{ leg: legs[0], version: 1, reason: 'WEATHER', occurredAt: when.issued },
    ...{ plannedDeparture: '2025-06-15T05:00:00Z', plannedArrival: '2025-06-15T09:00:00Z' },
  });
  return id;
}

/** A leg that has left, with a woman on it, and one that goes on from there. */
async function aboard(world: World): Promise<string> {
  const plan = await planned(world, { by: 'SIN' });
  await departed(world, 2, plan);
  return plan.id;
}

/** Two buses that leave beside each other, and somebody for either. */
async function buses(world: World): Promise<string> {
  const times = { plannedDeparture: when.departed, plannedArrival: when.landed };
  const bus = () => ({ id: key(), mode: 'LAND', from: 'PHCLK', to: 'MNL', ...times });
  const movement = { id: key(), reference: 'Dua bus', receiver: kemensos, escorts: 1, legs: [bus(), bus()] };
  await acting(world, 'officer.manila', 'createMovement', movement);
  const [one = ''] = await preparing(world, 1);
  await list(world, movement.id, one);
  return movement.id;
}

type Carried = Record<'carries' | 'drafted' | 'toldOfLess' | 'untold' | 'given' | 'witnessed', string>;

/**
 * Of people with things of theirs: one with whom they are still, one whose BAST does not tell of all of them, one whom
 * the receiver has yet to take, and one for whom family signs on paper.
 */
async function carried(world: World): Promise<Carried> {
  const [carries = '', toldOfLess = '', next = '', last = ''] = await journeyed(world, 4, await planned(world));
  const medicine = { kind: 'MEDICINE', name: 'Amlodipin' };
  const bag = { kind: 'BELONGING', name: 'Tas biru' };
  const shelter = { login: 'shelter.kemensos', unit: kemensos };
  type Side = { login: string; unit: string };
  const draft = async (by: string, to: Side | 'FAMILY', whose: string, items: object[], at: string) => {
    const handover = key();
    await acting(world, by, 'draftHandover', {
      ...{ id: handover, number: `BAST/${handover.slice(0, 8).toUpperCase()}`, place: 'CGK', occurredAt: at },
      ...(to === 'FAMILY' ? { to } : { receiver: to.unit }),
      ...{ people: [{ case: whose, condition: 'GOOD', items }] },
    });
    return handover;
  };
  const signed = async (by: string, to: Side | 'FAMILY', whose: string, items: object[], at: string) => {
    const handover = await draft(by, to, whose, items, at);
    await acting(world, by, 'signHandover', { handover, version: 1, signedAt: at });
    return handover;
  };
  const given = async (by: string, to: Side, whose: string, items: object[], at: string) => {
    const handover = await signed(by, to, whose, items, at);
    await acting(world, to.login, 'signHandover', { handover, version: 2, signedAt: at });
    return handover;
  };
  for (const one of [carries, toldOfLess]) await given('officer.manila', shelter, one, [medicine, bag], when.handed);
  const { rows: things } = await world.owner.query<{ id: string }>(
    `select id from handed_item where case_id = $1 and kind = 'BELONGING'`,
    [toldOfLess],
  );
  const kp2mi = { login: 'migrants.kp2mi', unit: idOf('unit KP2MI-JKT') };
  const follows = [{ ...bag, follows: things[0]?.id }];
  return {
    carries,
    drafted: await draft(shelter.login, kp2mi, carries, [], '2025-06-16T02:00:00Z'),
    toldOfLess,
    given: await signed('officer.manila', shelter, next, [medicine, bag], when.handed),
    witnessed: await signed('officer.manila', 'FAMILY', last, [bag], when.handed),
    untold: await given(shelter.login, kp2mi, toldOfLess, follows, '2025-06-16T02:00:00Z'),
  };
}

/** Somebody of a family, whom somebody outside asks after; and somebody who died. */
async function kinfolk(world: World, id: string, occurredAt: string): Promise<{ died: string }> {
  const act = (login: string, name: string, type: string, input: object) =>
    world.as(login).ask(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
      input: { key: key(), occurredAt, ...input },
    });
  const [child, died] = await world.registered(2);
  await act('officer.manila', 'linkKin', 'LinkKin', {
    case: child?.id,
    other: id,
    relation: 'CHILD',
    proof: 'INTERVIEW',
  });
  const asks = { enquirer: 'Ibu Sarinah', relation: 'PARENT', contact: '+62 812 0000 2222', birthYear: 1994 };
  for (const login of ['officer.manila', 'officer.dubai'])
    await act(login, 'recordEnquiry', 'RecordEnquiry', { ...asks, sought: 'Suharti Wulandari' });
  const taken = await world.owner.query<{ id: string }>('select id from enquiry');
  for (const enquiry of taken.rows) await world.app.get(Enquiries).match(enquiry.id);
  await act('officer.manila', 'recordDeath', 'RecordDeath', {
    ...{ case: died?.id, version: died?.version, country: 'PH', place: 'Manila', authority: 'HOSPITAL' },
    ...{ cause: 'Demam.', kin: 'NOT_FOUND', note: 'Nomornya tidak aktif.' },
  });
  return { died: died?.id ?? '' };
}

/** Of one, what the person asks, what is owed and who is asked for help; of another, all that is to be forgotten. */
async function asked(world: World): Promise<Record<'asked' | 'listed', string>> {
  const consents = ['ASSISTANCE', 'SHARING_PARTNERS'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
  const [one, other] = await world.registered(2, 'officer.manila', { consents });
  const occurredAt = new Date().toISOString();
  const act = async (name: string, input: object) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code field } } }`;
    const answer = await world.as('officer.manila').ask(document, { input: { key: key(), occurredAt, ...input } });
    if (answer[name].code) throw new Error(`${name}: ${JSON.stringify(answer[name])}`);
  };
  await act('offerReferral', { case: one?.id, toUnit: idOf('unit IOM-JKT'), service: 'REINTEGRATION' });
  for (const kind of ['RESTRICTION', 'CORRECTION']) await act('recordRightsRequest', { case: one?.id, kind });
  await act('recordClaim', { case: one?.id, kind: 'RESTITUTION', note: 'Putusan Pengadilan Negeri Surabaya.' });
  await world.owner.query(`update cases set state = 'CLOSED', closure_reason = 'COMPLETED' where id = $1`, [other?.id]);
  await act('recordRightsRequest', { case: other?.id, kind: 'ERASURE' });
  const { rows: requests } = await world.owner.query<{ id: string }>(
    'select id from rights_request where case_id = $1',
    [other?.id],
  );
  await act('answerRightsRequest', {
    case: other?.id,
    request: requests[0]?.id,
    outcome: 'GRANTED',
    note: 'Akan dihapus.',
  });
  const { id: listed } = await planned(world, { by: 'SIN' });
  const [first = '', second = '', third = ''] = await preparing(world, 3);
  await readyOn(world, listed, [first, second]);
  await list(world, listed, third);
  return { asked: one?.id ?? '', listed };
}
