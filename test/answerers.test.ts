import { idOf } from '../src/demonstration/cast';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const manila = 'officer.manila';
const shelter = 'shelter.kemensos';
const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT'].map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
const answers: Record<string, string> = {
  assertFact: 'Case { id }',
  resolveDisagreement: 'Case { id }',
  recordDetermination: 'Case { id }',
  linkKin: 'Kin { id }',
  disputeKin: 'Kin { id }',
};
let day = 0;
async function act(login: string, name: string, input: object) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on ${answers[name] ?? 'Referral { id version state }'} ... on Problem { code field } } }`;
  const occurredAt = `2025-06-${String(10 + (day++ % 15)).padStart(2, '0')}T00:00:00Z`;
  return (await world.as(login).ask(document, { input: { key: key(), occurredAt, ...input } }))[name];
}

/** Somebody of Manila’s whom the offices see too, each by an offer that it accepted. */
async function known(...offices: (readonly [login: string, unit: string, service: string])[]): Promise<string> {
  const [one] = await world.registered(1, manila, { consents, birthDate: '1994-03-31' });
  const id = one?.id ?? '';
  for (const [login, unit, service] of offices) await share(id, login, unit, service);
  return id;
}
async function share(id: string, login: string, unit: string, service: string): Promise<string> {
  const { id: referral } = await act(manila, 'offerReferral', { case: id, toUnit: idOf(`unit ${unit}`), service });
  expect(
    await act(login, 'answerReferral', { referral, accept: true, occurredAt: new Date().toISOString() }),
  ).toMatchObject({ state: 'ACCEPTED' });
  return referral;
}
async function transfer(id: string, from: string, to: string, unit: string): Promise<void> {
  const now = () => ({ occurredAt: new Date().toISOString() });
  const { id: referral } = await act(from, 'transferCase', { case: id, toUnit: idOf(`unit ${unit}`), ...now() });
  expect(await act(to, 'answerReferral', { referral, accept: true, ...now() })).toMatchObject({ state: 'ACCEPTED' });
}
const born = (login: string, id: string, value: string) =>
  act(login, 'assertFact', { case: id, field: 'BIRTH_DATE', value, proof: 'PASSPORT' });

/** The open disagreement on somebody, and whom the clock of it awaits. */
const openOf = async (id: string) =>
  (
    await world.owner.query<{ id: string; version: number; awaits: string; clock: string | null }>(
      `select d.id, d.version, d.awaits, l.awaits as clock from disagreement d join alert l on l.subject_id = d.id and l.done_at is null
       where d.case_id = $1 and d.state = 'OPEN'`,
      [id],
    )
  ).rows[0];
/** Whether a unit is asked for it: in its inbox, and in the queue of what it is to end. */
async function isAsked(login: string, id: string): Promise<boolean> {
  const asked = await world.as(login).ask(`{ inbox(first: 100) { items { subject } }
    disagreements(filter: { awaitsMe: true }) { items { id } } }`);
  const inbox = asked.inbox.items.some((one: { subject: string }) => one.subject === id);
  const queue = asked.disagreements.items.some((one: { id: string }) => one.id === id);
  expect([login, inbox]).toEqual([login, queue]);
  return inbox;
}
const end = async (login: string, { id, version }: { id: string; version: number }, of: string) => {
  const { rows } = await world.owner.query(
    `select id from assertion where case_id = $1 and field = 'BIRTH_DATE' limit 1`,
    [of],
  );
  const said = { disagreement: id, version, fact: rows[0]?.id, ground: 'DOCUMENT_SEEN', note: 'Seen.' };
  return act(login, 'resolveDisagreement', { ...said, occurredAt: new Date().toISOString() });
};

describe('A disagreement awaits somebody who sees it and may answer', () => {
  const immigration = ['immigration', 'IMI-CGK', 'DOCUMENTS'] as const;

  it('also once custody has passed: the new unit is asked, and the old one no more', async () => {
    const id = await known(immigration);
    await born('immigration', id, '1992-03-31');
    const open = await openOf(id);
    expect(open).toMatchObject({ awaits: 'KEMLU', clock: 'KEMLU' });
    expect([await isAsked(manila, open?.id ?? ''), await isAsked('immigration', open?.id ?? '')]).toEqual([
      true,
      false,
    ]);
    await transfer(id, manila, shelter, 'KEMENSOS-RS');
    const passed = await openOf(id);
    expect(passed).toMatchObject({ id: open?.id, awaits: 'IMIGRASI', clock: 'IMIGRASI' });
    expect(await isAsked('immigration', open?.id ?? '')).toBe(true);
    expect([await isAsked(manila, open?.id ?? ''), await isAsked(shelter, open?.id ?? '')]).toEqual([false, false]);
    // Whoever read it before answers to what it was.
    expect(await end('immigration', { id: open?.id ?? '', version: open?.version ?? 0 }, id)).toMatchObject({
      code: 'STALE_VERSION',
    });
    // The last of those who said it sees the case no more: whoever answers for it is asked.
    await world.owner.query(
      `update case_access a set reach = 'TRACE', until = now() from unit u where u.id = a.unit_id and u.code = 'IMI-CGK' and a.case_id = $1`,
      [id],
    );
    const left = await openOf(id);
    expect(left).toMatchObject({ awaits: 'HOLDER', clock: null });
    expect([await isAsked(shelter, open?.id ?? ''), await isAsked('immigration', open?.id ?? '')]).toEqual([
      true,
      false,
    ]);
    expect(await end(shelter, { id: open?.id ?? '', version: left?.version ?? 0 }, id)).toMatchObject({ id });
  });

  it('and from the first, where who said it first has given the case away', async () => {
    const id = await known(immigration);
    await transfer(id, manila, shelter, 'KEMENSOS-RS');
    await born('immigration', id, '1992-03-31');
    expect(await openOf(id)).toMatchObject({ awaits: 'IMIGRASI', clock: 'IMIGRASI' });
  });

  it('and is asked again once they see it again', async () => {
    const id = await known(immigration);
    await born('immigration', id, '1992-03-31');
    await transfer(id, manila, shelter, 'KEMENSOS-RS');
    await transfer(id, shelter, manila, 'KBRI-MNL');
    const open = await openOf(id);
    expect(open).toMatchObject({ awaits: 'KEMLU', clock: 'KEMLU' });
    expect([await isAsked(manila, open?.id ?? ''), await isAsked(shelter, open?.id ?? '')]).toEqual([true, false]);
  });

  it('and would await whom custody has left, were it not derived anew', async () => {
    const id = await known(immigration);
    await born('immigration', id, '1992-03-31');
    const triggers = (what: string) =>
      world.owner.query(`alter table case_access ${what} trigger ask_anew, ${what} trigger asked_anew`);
    await triggers('disable');
    try {
      await transfer(id, manila, shelter, 'KEMENSOS-RS');
      expect(await openOf(id)).toMatchObject({ awaits: 'KEMLU' });
    } finally {
      await triggers('enable');
    }
  });

  it('whatever is written past the application', async () => {
    const id = await known(immigration);
    await born('immigration', id, '1992-03-31');
    await world.owner.query(`update disagreement set awaits = 'POLRI' where case_id = $1`, [id]);
    expect(await openOf(id)).toMatchObject({ awaits: 'KEMLU' });
  });
});
