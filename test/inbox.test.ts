import type { Pool } from 'pg';
import { holdCodes } from '#domain';
import { openPool } from '../src/platform/db/pool';
import { Security1764540000000 } from '../migrations/1764540000000-security';
import { idOf } from '../src/demonstration/cast';
import { jobsOf } from '../src/work';
import { key, openWorld, type World } from './world';

let world: World;
let worker: Pool;
beforeAll(async () => {
  world = await openWorld();
  worker = openPool({ connectionString: world.addressOf('pulang_worker'), max: 1 });
});
afterAll(async () => {
  await worker.end();
  await world.close();
});

const work = (name: 'escalate' | 'digest') =>
  jobsOf(world.app)[name].run({}, (text, values) => worker.query(text, values));

interface Entry {
  clock: string;
  subject: string;
  dueAt: string;
  act: string;
  overdue: boolean;
  case: { id: string } | null;
}

const inboxOf = async (login: string): Promise<Entry[]> =>
  (await world.as(login).ask('{ inbox(first: 100) { items { clock subject dueAt act overdue case { id } } } }')).inbox
    .items;
const about = async (login: string, subject: string) => (await inboxOf(login)).filter((one) => one.subject === subject);
const counted = async (login: string, clock: string): Promise<number> =>
  (await world.as(login).ask('{ inboxCounts { clock open } }')).inboxCounts.find(
    (one: { clock: string }) => one.clock === clock,
  )?.open ?? 0;

const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
  purpose,
  basis: 'CONSENT',
  given: true,
}));
const registered = async (more: object = {}) =>
  (await world.registered(1, 'officer.manila', { consents, ...more }))[0]?.id as string;
const act = async (login: string, name: string, input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const left = name.endsWith('Referral') ? '... on Referral { id version }' : '';
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${left} ... on Problem { code field message } } }`;
  const sent = { key: key(), occurredAt: '2025-06-06T02:00:00Z', ...input };
  return (await world.as(login).ask(document, { input: sent }))[name];
};
const offered = async (more: object = {}) => {
  const id = await registered();
  const input = { case: id, toUnit: idOf('unit KEMENSOS-RS'), service: 'RECEPTION', ...more };
  const offer = await act('officer.manila', 'offerReferral', input);
  expect(offer).toMatchObject({ __typename: 'Referral' });
  return { case: id, offer: offer.id as string };
};

describe('an offer', () => {
  it('is in the inbox of whom it was made to, and of nobody else, without the case', async () => {
    const waited = await counted('shelter.kemensos', 'REFERRAL_ANSWER');
    const { offer } = await offered();
    const { referrals } = await world.as('shelter.kemensos').ask('{ referrals { items { id expiresAt } } }');
    const { expiresAt } = referrals.items.find((one: { id: string }) => one.id === offer);
    expect(await about('shelter.kemensos', offer)).toEqual([
      { clock: 'REFERRAL_ANSWER', subject: offer, dueAt: expiresAt, act: 'answerReferral', overdue: false, case: null },
    ]);
    expect(await counted('shelter.kemensos', 'REFERRAL_ANSWER')).toBe(waited + 1);
    for (const login of ['officer.manila', 'desk.kemlu', 'shelter.partner', 'officer.phnompenh'])
      expect([login, await about(login, offer)]).toEqual([login, []]);
  });

  it.each([true, false])('leaves it when it is answered with %j', async (accept) => {
    const { offer } = await offered();
    const answer = { referral: offer, version: 1, accept, ...(accept ? {} : { refusal: 'NO_CAPACITY' }) };
    expect(await act('shelter.kemensos', 'answerReferral', answer)).toMatchObject({ __typename: 'Referral' });
    expect(await about('shelter.kemensos', offer)).toEqual([]);
  });

  it('leaves it when it is withdrawn', async () => {
    const { offer } = await offered();
    await act('officer.manila', 'withdrawReferral', { referral: offer });
    expect(await about('shelter.kemensos', offer)).toEqual([]);
  });

  it('that ran out is with who made it and with those above, for three days or until it is made again', async () => {
    const { case: id, offer } = await offered();
    const ranOut = async (ago: string) => {
      await world.owner.query(`update referral set expires_at = now() - interval '${ago}' where id = $1`, [offer]);
      await world.owner.query(`update alert set due_at = now() - interval '${ago}' where subject_id = $1`, [offer]);
      await work('escalate');
    };
    await ranOut('1 hour');
    expect(await about('shelter.kemensos', offer)).toEqual([]);
    for (const login of ['officer.manila', 'desk.kemlu']) {
      const told = await about(login, offer);
      expect([login, told]).toEqual([
        login,
        [expect.objectContaining({ act: 'offerReferral', overdue: true, case: { id } })],
      ]);
    }
    await ranOut('4 days');
    for (const login of ['officer.manila', 'desk.kemlu'])
      expect([login, await about(login, offer)]).toEqual([login, []]);
    const again = await act('officer.manila', 'offerReferral', {
      case: id,
      toUnit: idOf('unit KEMENSOS-RS'),
      service: 'RECEPTION',
    });
    expect(await about('shelter.kemensos', again.id)).toHaveLength(1);
  });

  it('is not told to a colleague who is barred from the case', async () => {
    const { case: id, offer } = await offered();
    const account = key();
    await world.owner.query(
      `insert into account (id, login, unit_id, roles, language) values ($1, $2, $3, '{shelter}', 'id')`,
      [account, `kin.${account}`, idOf('unit KEMENSOS-RS')],
    );
    expect(await about(`kin.${account}`, offer)).toHaveLength(1);
    await world.owner.query(
      `insert into barring (id, case_id, person_id, unit_id, occurred_at, recorded_at, account_id, reason)
       select gen_random_uuid(), id, person_id, holder_id, now(), now(), $2, 'KIN' from cases where id = $1`,
      [id, account],
    );
    expect(await about(`kin.${account}`, offer)).toEqual([]);
    expect(await about('shelter.kemensos', offer)).toHaveLength(1);
  });
});

describe('a disagreement', () => {
  const disagreed = async () => {
    const id = await registered();
    const { id: offer } = await act('officer.manila', 'offerReferral', {
      case: id,
      toUnit: idOf('unit POLRI-PPA'),
      service: 'INVESTIGATION',
    });
    await act('police', 'answerReferral', { referral: offer, version: 1, accept: true });
    const base = { case: id, acts: ['RECRUIT'], means: ['FRAUD'], purposes: ['FORCED_WORK'] };
    return { id, base };
  };
  const openOf = async (id: string) =>
    (
      await world.owner.query(
        `select id, awaits, due_at as due from disagreement where case_id = $1 and state = 'OPEN'`,
        [id],
      )
    ).rows as { id: string; awaits: string; due: Date }[];

  it('is in the inbox of whom it awaits, by its own day, until it is settled', async () => {
    const { id } = await disagreed();
    const fact = { case: id, field: 'BIRTH_DATE', proof: 'PASSPORT' };
    await act('officer.manila', 'assertFact', { ...fact, value: '1991-02-03' });
    const made = await act('police', 'assertFact', { ...fact, value: '1979-02-03' });
    expect(made).toEqual({ __typename: 'Case' });
    const [open] = await openOf(id);
    expect(open).toMatchObject({ awaits: 'KEMLU' });
    const [entry] = await about('officer.manila', open?.id ?? '');
    expect(entry).toMatchObject({ clock: 'DISAGREEMENT', act: 'resolveDisagreement', case: { id } });
    expect(Date.parse(entry?.dueAt ?? '')).toBe(open?.due.getTime());
    for (const login of ['police', 'desk.kemlu', 'officer.phnompenh'])
      expect([login, await about(login, open?.id ?? '')]).toEqual([login, []]);
    await world.owner.query(`update alert set due_at = now() - interval '1 day' where subject_id = $1`, [open?.id]);
    await work('escalate');
    expect(await about('desk.kemlu', open?.id ?? '')).toHaveLength(1);
  });

  it('on whether somebody is a victim is with the police, and is hidden from who may not know of findings', async () => {
    const { id, base } = await disagreed();
    const found = { ...base, note: 'See the record.' };
    await act('officer.manila', 'recordDetermination', { ...found, body: 'EMBASSY', outcome: 'ACTUAL' });
    await act('police', 'recordDetermination', { ...found, body: 'POLRI', outcome: 'NOT' });
    const [open] = await openOf(id);
    expect(open).toMatchObject({ awaits: 'POLRI' });
    const entry = { clock: 'STATUS_DISAGREEMENT', act: 'resolveDisagreement', case: { id } };
    expect(await about('police', open?.id ?? '')).toMatchObject([entry]);
    expect(await about('officer.manila', open?.id ?? '')).toEqual([]);
    const alerts = async (login: string) => {
      const { case: one } = await world
        .as(login)
        .ask('query ($id: ID!) { case(id: $id) { alerts { clock } } }', { id });
      return one.alerts.map(({ clock }: { clock: string }) => clock);
    };
    await world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, 'CARE', now(), 'REFERRAL', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = 'MITRA-RMH'`,
      [id],
    );
    expect(await alerts('officer.manila')).toContain('STATUS_DISAGREEMENT');
    expect(await alerts('shelter.partner')).toContain('FIRST_INTERVIEW');
    expect(await alerts('shelter.partner')).not.toContain('STATUS_DISAGREEMENT');
    await act('police', 'recordDetermination', { ...found, body: 'POLRI', outcome: 'ACTUAL' });
    expect(await about('police', open?.id ?? '')).toEqual([]);
  });
});

describe('what the police and immigration can end themselves', () => {
  const given = async (id: string, unit: string, reach: string) =>
    world.owner.query(
      `insert into case_access (case_id, person_id, unit_id, reach, since, why, number, state, updated_at)
       select c.id, c.person_id, u.id, $3, now(), 'MANIFEST', c.number, c.state, c.updated_at
       from cases c, unit u where c.id = $1 and u.code = $2`,
      [id, unit, reach],
    );
  const ofCase = async (login: string, id: string) => (await inboxOf(login)).filter((one) => one.case?.id === id);

  it('is the last day of an SPLP, for who lets its bearer in', async () => {
    const id = await registered();
    const paper = {
      case: id,
      kind: 'SPLP',
      status: 'VALID',
      number: 'XE9',
      issuedOn: '2025-06-05',
      expiresOn: '2025-12-01',
    };
    await act('officer.manila', 'recordDocument', paper);
    expect(await ofCase('immigration', id)).toEqual([]);
    await given(id, 'IMI-CGK', 'TRAVEL');
    const [entry] = await ofCase('immigration', id);
    expect(entry).toMatchObject({ clock: 'SPLP_VALIDITY', act: 'updateDocument', overdue: true });
    const change = { document: entry?.subject, version: 1, status: 'REVOKED' };
    expect(await act('immigration', 'updateDocument', change)).toEqual({ __typename: 'Case' });
    for (const login of ['immigration', 'officer.manila'])
      expect((await ofCase(login, id)).filter(({ clock }) => clock === 'SPLP_VALIDITY')).toEqual([]);
  });

  it('is the finding whether somebody is a victim, for who inquires', async () => {
    const id = await registered({ needs: ['OTHER'] });
    await given(id, 'POLRI-PPA', 'INQUIRY');
    for (const [step, version] of [
      ['openIntake', 1],
      ['beginScreening', 2],
    ])
      expect(await act('officer.manila', 'moveCase', { case: id, step, version })).toEqual({ __typename: 'Case' });
    expect(await ofCase('police', id)).toMatchObject([{ clock: 'DETERMINATION', act: 'recordDetermination' }]);
    const found = { case: id, acts: ['RECRUIT'], means: ['FRAUD'], purposes: ['FORCED_WORK'], outcome: 'ACTUAL' };
    expect(await act('police', 'recordDetermination', { ...found, body: 'POLRI' })).toEqual({ __typename: 'Case' });
    expect(await ofCase('police', id)).toEqual([]);
  });
});

describe('what a survivor asks for', () => {
  it('is in the inbox of who answers for them until it is answered', async () => {
    const id = await registered();
    const asked = { case: id, kind: 'ACCESS', occurredAt: '2025-06-07T02:00:00Z' };
    await act('officer.manila', 'recordRightsRequest', asked);
    await act('officer.manila', 'recordRightsRequest', { ...asked, kind: 'RESTRICTION' });
    const mine = async () =>
      (await inboxOf('officer.manila')).filter((one) => one.case?.id === id && one.act === 'answerRightsRequest');
    const due = { dueAt: '2025-06-10T02:00:00+00:00', overdue: true };
    const both = await mine();
    expect(both).toHaveLength(2);
    expect(both).toContainEqual(expect.objectContaining({ clock: 'DATA_ACCESS', ...due }));
    expect(both).toContainEqual(expect.objectContaining({ clock: 'DATA_RESTRICTION', ...due }));
    const subject = both.find(({ clock }) => clock === 'DATA_ACCESS')?.subject;
    const answer = { case: id, request: subject, outcome: 'GRANTED', occurredAt: '2025-06-08T02:00:00Z' };
    await act('officer.manila', 'answerRightsRequest', answer);
    expect(await mine()).toMatchObject([{ clock: 'DATA_RESTRICTION' }]);
  });
});

it('an entry is counted in the digest of the unit whose inbox it is in', async () => {
  await offered();
  await world.owner.query(`update unit set zone = 'Asia/Jakarta'`);
  const { rows } = await world.owner.query(`select extract(hour from now() at time zone 'Asia/Jakarta') >= 6 as due`);
  await world.owner.query(`delete from digest`);
  await work('digest');
  const { digests } = await world.as('shelter.kemensos').ask('{ digests { items { lines { clock open } } } }');
  if (!rows[0].due) {
    expect(digests.items).toEqual([]);
    return;
  }
  const line = digests.items[0].lines.find((one: { clock: string }) => one.clock === 'REFERRAL_ANSWER');
  expect(line.open).toBe(await counted('shelter.kemensos', 'REFERRAL_ANSWER'));
});

describe('a security risk', () => {
  const reaching = async (id: string) =>
    Object.fromEntries(
      (
        await world.owner.query<{ code: string; reach: string }>(
          'select u.code, a.reach from case_access a join unit u on u.id = a.unit_id where a.case_id = $1 and a.until > now()',
          [id],
        )
      ).rows.map(({ code, reach }) => [code, reach]),
    );
  const opens = (id: string, code = 'SECURITY_RISK') => act('officer.manila', 'openHold', { case: id, code });
  const heldBy = async (id: string) =>
    (await world.owner.query('select id from hold where case_id = $1 order by recorded_at', [id])).rows.map(
      (row: { id: string }) => row.id,
    );
  const seen = async (login: string, id: string) =>
    (
      await world
        .as(login)
        .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { holds { id code owner } } }', { id })
    ).case;

  it('calls the police and nobody else, who have it in their inbox until it is cleared', async () => {
    const id = await registered();
    await opens(id, 'OVERSTAY_FINE');
    expect([await seen('police', id), await reaching(id)]).toEqual([null, { 'KBRI-MNL': 'CUSTODY' }]);
    const before = await counted('police', 'SECURITY_HOLD');
    await opens(id);
    const [fine, risk] = await heldBy(id);
    expect(await reaching(id)).toEqual({ 'KBRI-MNL': 'CUSTODY', 'POLRI-PPA': 'INQUIRY' });
    expect(await about('police', risk ?? '')).toMatchObject([
      { clock: 'SECURITY_HOLD', act: 'clearHold', overdue: true, case: { id } },
    ]);
    expect(await counted('police', 'SECURITY_HOLD')).toBe(before + 1);
    expect(await about('officer.manila', risk ?? '')).toMatchObject([{ clock: 'HOLD_REVIEW' }]);
    for (const login of ['officer.phnompenh', 'immigration', 'shelter.kemensos', 'caseworker.iom', 'social.ntt']) {
      const { case: seen } = await world.as(login).ask('query ($id: ID!) { case(id: $id) { id } }', { id });
      expect([login, seen, await about(login, risk ?? '')]).toEqual([login, null, []]);
    }
    // What is not theirs to clear they neither see nor clear.
    expect(await seen('police', id)).toEqual({ holds: [{ id: risk, code: 'SECURITY_RISK', owner: 'POLRI' }] });
    expect(await act('police', 'clearHold', { case: id, hold: fine })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'hold',
    });
    expect(await act('police', 'clearHold', { case: id, hold: risk })).toEqual({ __typename: 'Case' });
    for (const login of ['police', 'officer.manila'])
      expect([login, await about(login, risk ?? '')]).toEqual([login, []]);
    expect(await reaching(id)).toEqual({ 'KBRI-MNL': 'CUSTODY', 'POLRI-PPA': 'SUMMARY' });
    expect(await seen('police', id)).toEqual({ holds: [] });
  });

  it('calls them as long as one of several stands, and takes nothing from them that they were given otherwise', async () => {
    const [id, asked] = [await registered(), await registered()];
    await opens(id);
    await opens(id);
    const [first, second] = await heldBy(id);
    await act('officer.manila', 'clearHold', { case: id, hold: first });
    expect(await reaching(id)).toMatchObject({ 'POLRI-PPA': 'INQUIRY' });
    await act('officer.manila', 'clearHold', { case: id, hold: second });
    expect(await reaching(id)).toMatchObject({ 'POLRI-PPA': 'SUMMARY' });

    await opens(asked);
    const investigation = { case: asked, toUnit: idOf('unit POLRI-PPA'), service: 'INVESTIGATION' };
    const { id: offer } = await act('officer.manila', 'offerReferral', investigation);
    await act('police', 'answerReferral', { referral: offer, version: 1, accept: true });
    const [risk] = await heldBy(asked);
    await act('officer.manila', 'clearHold', { case: asked, hold: risk });
    expect(await reaching(asked)).toMatchObject({ 'POLRI-PPA': 'INQUIRY' });
  });

  it('is in the morning of the police, in numbers, and in nobody else’s', async () => {
    await world.owner.query('delete from digest');
    const offset = 12 - new Date().getUTCHours();
    const noon = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
    const { rows: zones } = await world.owner.query('select id, zone from unit');
    await world.owner.query('update unit set zone = $1', [noon]);
    await opens(await registered());
    await work('digest');
    const lines = async (login: string) => {
      const { digests } = await world.as(login).ask('{ digests { items { lines { clock open overdue fallenDue } } } }');
      const all = (digests.items as { lines: { clock: string }[] }[]).flatMap((one) => one.lines);
      return all.filter(({ clock }) => clock === 'SECURITY_HOLD');
    };
    const open = await counted('police', 'SECURITY_HOLD');
    expect(open).toBeGreaterThan(0);
    expect(await lines('police')).toEqual([{ clock: 'SECURITY_HOLD', open, overdue: open, fallenDue: open }]);
    expect(await lines('officer.manila')).toEqual([]);
    expect(
      (await world.owner.query('select count(distinct unit_id)::int as units from digest')).rows[0].units,
    ).toBeGreaterThan(1);
    for (const { id, zone } of zones) await world.owner.query('update unit set zone = $2 where id = $1', [id, zone]);
  });

  it('that stood open before the police were called for one is told to them', async () => {
    const id = await registered();
    await opens(id);
    const [risk] = await heldBy(id);
    // As it was kept before: nobody called, nothing in an inbox.
    await world.owner.query('delete from alert where subject_id = $1', [risk]);
    await world.owner.query(`delete from case_access where case_id = $1 and why = 'SECURITY_RISK'`, [id]);
    const others = await world.owner.query('select id from hold where cleared_at is null and id <> $1', [risk]);
    await world.owner.query('update hold set cleared_at = recorded_at where id = any ($1)', [
      others.rows.map((one: { id: string }) => one.id),
    ]);
    expect([await seen('police', id), await about('police', risk ?? '')]).toEqual([null, []]);

    const said: string[] = [];
    await new Security1764540000000().up({ query: async (text: string) => said.push(text) } as never);
    const open = said.findIndex((text) => text.includes('no force row level security'));
    const backfill = said.slice(open, said.findLastIndex((text) => / force row level security/.test(text)) + 1);
    for (const text of backfill) await world.owner.query(text);

    expect(await reaching(id)).toEqual({ 'KBRI-MNL': 'CUSTODY', 'POLRI-PPA': 'INQUIRY' });
    const [told] = await about('police', risk ?? '');
    expect(told).toMatchObject({ clock: 'SECURITY_HOLD', act: 'clearHold', overdue: false, case: { id } });
    expect(new Date(told?.dueAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 23 * 3600_000);
    const { rows } = await world.owner.query(
      `select relname, relforcerowsecurity as walled from pg_class where relname in ('hold', 'alert') order by 1`,
    );
    expect(rows).toEqual([
      { relname: 'alert', walled: true },
      { relname: 'hold', walled: true },
    ]);
  });

  it('calls the attaché of the country where they are, if there is one', async () => {
    const [unit, account] = [key(), key()];
    await world.owner.query(
      `insert into unit (id, code, organisation_id, name_id, name_en, country, zone, version)
       select $1, 'POLRI-PH', organisation_id, name_id, name_en, 'PH', 'Asia/Manila', 1 from unit where code = 'POLRI-PPA'`,
      [unit],
    );
    const calls = async () => {
      const id = await registered();
      await opens(id);
      return Object.keys(await reaching(id)).sort();
    };
    // A desk at which nobody sits is not called.
    expect(await calls()).toEqual(['KBRI-MNL', 'POLRI-PPA']);
    await world.owner.query(
      `insert into account (id, login, unit_id, roles, language) values ($1, 'attache', $2, '{police}', 'id')`,
      [account, unit],
    );
    expect(await calls()).toEqual(['KBRI-MNL', 'POLRI-PH']);
  });

  it('is the only hold that calls anybody', async () => {
    const id = await registered();
    for (const code of holdCodes.codes.filter((one) => one !== 'SECURITY_RISK'))
      expect([code, await opens(id, code)]).toEqual([code, { __typename: 'Case' }]);
    expect(await reaching(id)).toEqual({ 'KBRI-MNL': 'CUSTODY' });
  });
});
