import { idOf } from '../src/demonstration/cast';
import { atOnce } from './at-once';
import { handsOf } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
let act: ReturnType<typeof handsOf>['act'];
beforeAll(async () => {
  world = await openWorld();
  ({ act } = handsOf(world, 'officer.manila'));
});
afterAll(() => world.close());

const yes = (...purposes: string[]) => purposes.map((purpose) => ({ purpose, basis: 'CONSENT', given: true }));
const offices = {
  immigration: ['IMI-CGK', 'DOCUMENTS'],
  police: ['POLRI-PPA', 'INVESTIGATION'],
  'shelter.kemensos': ['KEMENSOS-RS', 'RECEPTION'],
} as const;
type Office = keyof typeof offices;

/** Somebody registered at Manila whom these offices see as well, each by a referral that it accepted. */
async function known(person: object, ...shared: Office[]): Promise<string> {
  const consents = yes('ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS');
  const [one] = await world.registered(1, 'officer.manila', { consents, name: 'Ratna Sari Dewi', ...person });
  const id = one?.id as string;
  for (const login of shared) {
    const [unit, service] = offices[login];
    const offered = await world
      .as('officer.manila')
      .ask(
        `mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { id } ... on Problem { code field } } }`,
        { input: { key: key(), case: id, toUnit: idOf(`unit ${unit}`), service, occurredAt: '2025-06-06T01:00:00Z' } },
      );
    const referral = offered.offerReferral.id;
    const answer = await world
      .as(login)
      .ask(
        `mutation ($input: AnswerReferral!) { answerReferral(input: $input) { ... on Referral { state } ... on Problem { code field } } }`,
        { input: { key: key(), referral, accept: true, occurredAt: '2025-06-06T02:00:00Z' } },
      );
    expect(answer.answerReferral).toEqual({ state: 'ACCEPTED' });
  }
  return id;
}

const FACTS = `facts { id field value code unit { code } proof standing inForce supersededBy
  stances { kind ground unit { code } note } }`;
const PERSON = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { version disagreements { id version kind state agencies awaits dueAt openedAt settledAt ground }
  person { name sex birthYear nationality homeProvince birthDate nik passportNumber ${FACTS} } } }`;

const look = async (id: string, login = 'officer.manila') => (await world.as(login).ask(PERSON, { id })).case;
async function factsOf(id: string, field: string, login = 'officer.manila') {
  const { person } = await look(id, login);
  return person.facts.filter((one: { field: string }) => one.field === field);
}
const say = (id: string, field: string, value: string, proof: string, login: string, more: object = {}) =>
  act('assertFact', { case: id, field, value, proof, ...more }, login);

const QUEUE = `query ($filter: DisagreementFilter) { disagreements(filter: $filter) { items { id version kind state agencies awaits case { id } } } }`;
async function queueOf(login: string, id: string, filter: object = {}) {
  const { disagreements } = await world.as(login).ask(QUEUE, { filter });
  return disagreements.items.filter((one: { case: { id: string } }) => one.case.id === id);
}

describe('What a post says at the door', () => {
  it('is the first that anybody says, each in force, on the proof that it names', async () => {
    const id = await known({
      birthDate: '1994-03-31',
      nik: '3507017103940005',
      homeRegency: '35.07',
      proof: 'NIK_CARD',
      sex: 'FEMALE',
    });
    const { person } = await look(id);
    expect(person.facts.map((one: { field: string }) => one.field).sort()).toEqual([
      'BIRTH_DATE',
      'HOME_REGENCY',
      'NAME',
      'NIK',
      'SEX',
    ]);
    for (const fact of person.facts) {
      expect(fact).toMatchObject({
        proof: 'NIK_CARD',
        standing: 'CLAIMED',
        inForce: true,
        unit: { code: 'KBRI-MNL' },
        stances: [],
      });
    }
    expect((await factsOf(id, 'BIRTH_DATE'))[0]).toMatchObject({ value: '1994-03-31', code: '1994' });
    expect((await factsOf(id, 'NIK'))[0]).toMatchObject({ value: '3507017103940005', code: null });
  });

  it('lies sealed, and is opened with a purpose by who opens identity', async () => {
    const id = await known({ birthDate: '1994-03-31' });
    const { rows } = await world.owner.query('select a::text as row from assertion a where case_id = $1', [id]);
    expect(rows.length).toBeGreaterThan(2);
    for (const { row } of rows) expect(row).not.toMatch(/Ratna|1994-03/);
    const without = await world
      .as('officer.manila')
      .attempt('query ($id: ID!) { case(id: $id) { person { facts { value } } } }', { id });
    expect(without.errors?.[0]?.extensions.code).toBe('PURPOSE_NEEDED');
    const machine = await world
      .as('system.iom')
      .attempt('query ($id: ID!) { case(id: $id) { person { facts { field } } } }', { id });
    expect(machine.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('Three agencies with three birth dates', () => {
  let id: string;
  let due: string;
  beforeAll(async () => {
    id = await known({ birthDate: '1994-03-31', sex: 'FEMALE' }, 'immigration', 'shelter.kemensos');
    expect(await say(id, 'BIRTH_DATE', '31/03/1992', 'PASSPORT', 'immigration')).toMatchObject({ id });
  });

  it('are one value in force with its source, and the others beside it', async () => {
    expect(await look(id)).toMatchObject({ person: { birthDate: '1992-03-31', birthYear: 1992 } });
    const [first, second] = await factsOf(id, 'BIRTH_DATE');
    expect(second).toMatchObject({
      value: '1992-03-31',
      inForce: true,
      standing: 'CLAIMED',
      unit: { code: 'IMI-CGK' },
      proof: 'PASSPORT',
    });
    expect(first).toMatchObject({
      value: '1994-03-31',
      inForce: false,
      standing: 'SUPERSEDED',
      supersededBy: second.id,
    });
  });

  it('wait in one queue with an owner and a deadline', async () => {
    const [one] = await queueOf('officer.manila', id);
    expect(one).toMatchObject({ kind: 'BIRTH_DATE', state: 'OPEN', agencies: ['IMIGRASI', 'KEMLU'], awaits: 'KEMLU' });
    expect(await queueOf('officer.manila', id, { awaitsMe: true })).toHaveLength(1);
    expect(await queueOf('immigration', id, { awaitsMe: true })).toHaveLength(0);
    expect(await queueOf('immigration', id, { agency: 'IMIGRASI', kind: 'BIRTH_DATE' })).toHaveLength(1);
    expect(await queueOf('immigration', id, { agency: 'POLRI' })).toHaveLength(0);
    expect(await queueOf('officer.manila', id, { overdue: true })).toHaveLength(0);
    const [{ dueAt, openedAt }] = (await look(id)).disagreements;
    due = dueAt;
    expect((Date.parse(due) - Date.parse(openedAt)) / 86_400_000).toBeCloseTo(14);
  });

  it('take in a third, whose proof is stronger and who is then to end it', async () => {
    await say(id, 'BIRTH_DATE', '2009-03-31', 'BIRTH_CERTIFICATE', 'shelter.kemensos');
    const { person, disagreements } = await look(id);
    expect(person).toMatchObject({ birthDate: '2009-03-31', birthYear: 2009 });
    expect(disagreements).toMatchObject([
      { agencies: ['IMIGRASI', 'KEMENSOS', 'KEMLU'], awaits: 'KEMENSOS', dueAt: due, version: 2 },
    ]);
  });

  it('are found under each year while they stand', async () => {
    for (const birthYear of [1994, 1992, 2009]) {
      const { findPeople } = await world
        .as('officer.manila')
        .ask('query ($y: Int) { findPeople(name: "Ratna Sari Dewi", birthYear: $y) { id } }', { y: birthYear });
      expect([birthYear, findPeople.map((one: { id: string }) => one.id)]).toEqual([
        birthYear,
        expect.arrayContaining([id]),
      ]);
    }
  });

  it('are ended over the others’ heads only by whose answer is awaited, on a ground', async () => {
    const [one] = await queueOf('officer.manila', id);
    const [, , third] = await factsOf(id, 'BIRTH_DATE');
    const end = {
      disagreement: one.id,
      version: one.version,
      fact: third.id,
      ground: 'DOCUMENT_SEEN',
      note: 'Akta asli',
    };
    expect(await act('resolveDisagreement', end, 'immigration')).toMatchObject({
      code: 'NOT_YOURS_TO_END',
      field: 'disagreement',
    });
    expect(await act('resolveDisagreement', { ...end, version: 1 }, 'shelter.kemensos')).toMatchObject({
      code: 'STALE_VERSION',
      field: 'version',
    });
    expect(await act('resolveDisagreement', { ...end, note: ' ' }, 'shelter.kemensos')).toMatchObject({
      code: 'NOTE_MISSING',
      field: 'note',
    });
    const [name] = await factsOf(id, 'NAME');
    expect(await act('resolveDisagreement', { ...end, fact: name.id }, 'shelter.kemensos')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'fact',
    });
    expect(await act('resolveDisagreement', { ...end, disagreement: key() }, 'shelter.kemensos')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'disagreement',
    });
    expect(await act('resolveDisagreement', end, 'shelter.kemensos')).toMatchObject({ id });
    expect((await look(id)).disagreements).toMatchObject([
      { state: 'RULED', ground: 'DOCUMENT_SEEN', settledAt: expect.any(String) },
    ]);
    expect(await queueOf('officer.manila', id)).toEqual([]);
    expect(await act('resolveDisagreement', { ...end, version: 3 }, 'shelter.kemensos')).toMatchObject({
      code: 'SETTLED',
      field: 'disagreement',
    });
  });

  it('leave every step in the timeline', async () => {
    const { case: one } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { timeline { kind code unit { code } } } }', { id });
    const kinds = one.timeline.map(({ kind, code }: { kind: string; code: string }) => `${kind} ${code}`);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'assertFact BIRTH_DATE PASSPORT',
        'openDisagreement BIRTH_DATE',
        'resolveDisagreement BIRTH_DATE DOCUMENT_SEEN',
        'settleDisagreement BIRTH_DATE',
      ]),
    );
  });
});

describe('Another agency', () => {
  it('confirms what was said, or disputes it without knowing better, and may change its mind', async () => {
    const id = await known({ nik: '3507017103940006' }, 'police');
    const [nik] = await factsOf(id, 'NIK');
    expect(
      await act('disputeFact', { case: id, fact: nik.id, ground: 'DOCUMENT_FALSE', note: 'KTP palsu' }, 'police'),
    ).toMatchObject({ id });
    expect((await factsOf(id, 'NIK'))[0]).toMatchObject({
      standing: 'DISPUTED',
      inForce: true,
      stances: [{ kind: 'DISPUTE', ground: 'DOCUMENT_FALSE', unit: { code: 'POLRI-PPA' }, note: 'KTP palsu' }],
    });
    expect(await queueOf('police', id)).toMatchObject([{ kind: 'NIK', agencies: ['KEMLU', 'POLRI'], awaits: 'KEMLU' }]);
    expect(await act('confirmFact', { case: id, fact: nik.id }, 'police')).toMatchObject({ id });
    expect((await factsOf(id, 'NIK'))[0]).toMatchObject({ standing: 'CONFIRMED', inForce: true });
    expect(await queueOf('police', id)).toEqual([]);
    expect(await queueOf('police', id, { state: 'AGREED' })).toHaveLength(1);
  });

  it('takes back only its own word', async () => {
    const id = await known({ passportNumber: 'B1234567' }, 'immigration');
    const [passport] = await factsOf(id, 'PASSPORT');
    const on = { case: id, fact: passport.id };
    expect(await act('withdrawFact', { ...on, ground: 'TYPED_WRONGLY' }, 'immigration')).toMatchObject({
      code: 'NOT_YOUR_FACT',
      field: 'fact',
    });
    expect(await act('confirmFact', on)).toMatchObject({ code: 'OWN_FACT', field: 'fact' });
    expect(await act('disputeFact', { ...on, ground: 'TYPED_WRONGLY' })).toMatchObject({
      code: 'OWN_FACT',
      field: 'fact',
    });
    expect(await act('confirmFact', { case: id, fact: key() }, 'immigration')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'fact',
    });
    expect(await act('withdrawFact', { ...on, ground: 'TYPED_WRONGLY' })).toMatchObject({ id });
    expect(await act('confirmFact', on, 'immigration')).toMatchObject({ code: 'FACT_WITHDRAWN', field: 'fact' });
    expect((await look(id)).person.passportNumber).toBeNull();
  });

  it('says nothing that can not be, and nothing twice', async () => {
    const id = await known({});
    expect(await say(id, 'NIK', '12', 'NIK_CARD', 'officer.manila')).toMatchObject({
      code: 'INVALID_NIK',
      field: 'value',
    });
    expect(await say(id, 'BIRTH_DATE', '31/02/1999', 'INTERVIEW', 'officer.manila')).toMatchObject({
      code: 'IMPOSSIBLE_DATE',
      field: 'value',
    });
    expect(await say(id, 'BIRTH_DATE', '03/04/1999', 'INTERVIEW', 'officer.manila')).toMatchObject({
      code: 'AMBIGUOUS_DATE',
      field: 'value',
    });
    expect(await say(id, 'NATIONALITY', 'XX', 'INTERVIEW', 'officer.manila')).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'value',
    });
    expect(await say(id, 'SEX', 'HANTU', 'INTERVIEW', 'officer.manila')).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'value',
    });
    expect(await say(id, 'NAME', '  ', 'INTERVIEW', 'officer.manila')).toMatchObject({
      code: 'NAME_MISSING',
      field: 'value',
    });
    expect(await say(id, 'NATIONALITY', 'ID', 'PASSPORT', 'officer.manila')).toMatchObject({ id });
    expect(await say(id, 'NATIONALITY', 'id', 'PASSPORT', 'officer.manila')).toMatchObject({
      code: 'ALREADY_SAID',
      field: 'value',
    });
    expect((await look(id)).person.nationality).toBe('ID');
    expect(await say(id, 'NAME', 'Orang Lain', 'INTERVIEW', 'officer.phnompenh')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'case',
    });
  });

  it('is heard in batches', async () => {
    const ids = [await known({}, 'immigration'), await known({}, 'immigration')];
    const rows = [...ids, key()].map((id) => ({
      key: key(),
      case: id,
      field: 'PASSPORT',
      value: 'C 7654321',
      proof: 'PASSPORT',
      occurredAt: '2025-07-01T00:00:00Z',
    }));
    const { assertFacts } = await world
      .as('immigration')
      .ask(
        'mutation ($rows: [AssertFact!]!) { assertFacts(rows: $rows) { ... on Case { id } ... on Problem { code field } } }',
        { rows },
      );
    expect(assertFacts).toEqual([{ id: ids[0] }, { id: ids[1] }, { code: 'NOT_FOUND', field: 'case' }]);
  });
});

describe('What is in force', () => {
  it('is searched by: a corrected name is found, a withdrawn one is not', async () => {
    const id = await known({ name: 'Kusumawardhani Prameswari', birthDate: '1990' });
    const search = async (name: string) =>
      (
        await world
          .as('officer.manila')
          .ask('query ($n: String!) { findPeople(name: $n, birthYear: 1990) { id } }', { n: name })
      ).findPeople.map((one: { id: string }) => one.id);
    expect(await search('Kusumawardhani Prameswari')).toContain(id);
    await say(id, 'NAME', 'Tjokrowinoto Hartiningsih', 'BIRTH_CERTIFICATE', 'officer.manila');
    expect((await look(id)).person.name).toBe('Tjokrowinoto Hartiningsih');
    expect(await search('Cokrowinoto Hartiningsih')).toContain(id);
    const [old] = await factsOf(id, 'NAME');
    await act('withdrawFact', { case: id, fact: old.id, ground: 'OTHER_PERSON' });
    expect(await search('Kusumawardhani Prameswari')).not.toContain(id);
    expect(await search('Tjokrowinoto Hartiningsih')).toContain(id);
  });

  it('never changes whether somebody was a child when identified', async () => {
    const id = await known({ birthDate: '1994-03-31', sex: 'FEMALE' });
    await world.owner.query('update cases set child_at_identification = false where id = $1', [id]);
    await say(id, 'BIRTH_DATE', '2015-01-01', 'CIVIL_REGISTRY', 'officer.manila');
    const { case: one } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id) { childAtIdentification person { birthYear } } }', { id });
    expect(one).toEqual({ childAtIdentification: false, person: { birthYear: 2015 } });
  });

  it('takes in what was recorded before agencies were asked for proofs', async () => {
    const id = await known({ name: 'Sebelum Bukti', birthDate: '1988-05-05', nik: '3507014505880003', sex: 'FEMALE' });
    await world.owner.query('delete from assertion where case_id = $1', [id]);
    await say(id, 'BIRTH_DATE', '1989', 'INTERVIEW', 'officer.manila');
    expect(await factsOf(id, 'BIRTH_DATE')).toMatchObject([
      { value: '1988-05-05', proof: 'NONE', standing: 'SUPERSEDED', unit: { code: 'KBRI-MNL' } },
      { value: '1989', proof: 'INTERVIEW', inForce: true },
    ]);
    expect((await look(id)).person).toMatchObject({ name: 'Sebelum Bukti', nik: '3507014505880003', birthYear: 1989 });
    const { findPeople } = await world
      .as('officer.manila')
      .ask('{ findPeople(name: "Sebelum Bukti", birthYear: 1989) { id } }');
    expect(findPeople).toEqual([{ id }]);
  });

  it('comes from a passport’s number that is recorded later, which finds whom it was registered with before', async () => {
    const before = await known({ passportNumber: 'X 555 1234', name: 'Entah Siapa' });
    const [other] = await world.registered(1, 'officer.dubai', { name: 'Nama Berbeda Sekali' });
    const id = other?.id as string;
    const document = {
      case: id,
      kind: 'PASSPORT',
      status: 'VALID',
      number: 'x5551234',
      issuedOn: '2024-01-01',
      expiresOn: '2034-01-01',
    };
    expect(await act('recordDocument', document, 'officer.dubai')).toMatchObject({ id });
    expect((await look(id, 'officer.dubai')).person).toMatchObject({ passportNumber: 'X5551234' });
    const { matches } = await world
      .as('desk.kemlu')
      .ask('{ matches(first: 100) { items { reasons case { id } other { id } } } }');
    expect(matches.items).toContainEqual({ reasons: ['PASSPORT'], case: { id }, other: { id: before } });
  });
});

describe('Police and embassy who disagree on a victim', () => {
  let id: string;
  const find = (body: string, outcome: string, login: string) =>
    act('recordDetermination', { case: id, body, outcome, note: 'Lihat berita acara' }, login);
  beforeAll(async () => {
    id = await known({ sex: 'FEMALE' }, 'police', 'immigration');
    expect(await find('EMBASSY', 'ACTUAL', 'officer.manila')).toMatchObject({ id });
    expect(await find('POLRI', 'NOT', 'police')).toMatchObject({ id });
  });

  it('stand in the same queue, which the police are to end within a week, and who may not know of findings sees nothing', async () => {
    expect(await queueOf('officer.manila', id)).toMatchObject([
      { kind: 'VICTIM_STATUS', agencies: ['KEMLU', 'POLRI'], awaits: 'POLRI' },
    ]);
    expect(await queueOf('police', id, { awaitsMe: true })).toHaveLength(1);
    expect(await queueOf('immigration', id)).toEqual([]);
  });

  it('are counted by kind and by who disagrees', async () => {
    await world.owner.query(
      `update disagreement set opened_at = opened_at - interval '9 days', due_at = due_at - interval '9 days' where case_id = $1`,
      [id],
    );
    const { disagreementCounts } = await world
      .as('police')
      .ask('{ disagreementCounts { kind agencies open overdue oldestDays } }');
    expect(disagreementCounts).toContainEqual({
      kind: 'VICTIM_STATUS',
      agencies: ['KEMLU', 'POLRI'],
      open: 1,
      overdue: 1,
      oldestDays: 9,
    });
    expect(await queueOf('police', id, { overdue: true })).toHaveLength(1);
  });

  it('are settled by a finding that no longer excludes the other, or by the police on a ground', async () => {
    const [one] = await queueOf('officer.manila', id);
    const end = { disagreement: one.id, version: one.version, ground: 'FINDING_PREVAILS', note: 'Gelar perkara' };
    expect(await act('resolveDisagreement', end)).toMatchObject({ code: 'NOT_YOURS_TO_END' });
    expect(await act('resolveDisagreement', { ...end, fact: key() }, 'police')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'fact',
    });
    expect(await act('resolveDisagreement', end, 'police')).toMatchObject({ id });
    expect(await queueOf('officer.manila', id)).toEqual([]);
    await find('POLRI', 'NOT', 'police');
    expect(await queueOf('officer.manila', id)).toHaveLength(1);
    await find('POLRI', 'ACTUAL', 'police');
    expect(await queueOf('officer.manila', id)).toEqual([]);
    expect(await queueOf('officer.manila', id, { state: 'AGREED' })).toHaveLength(1);
  });
});

describe('Two agencies at the same moment', () => {
  it('wait for each other: one confirms while the other disputes, and both are heard', async () => {
    const id = await known({ nik: '3507017103940007' }, 'police', 'immigration');
    const [nik] = await factsOf(id, 'NIK');
    const both = await atOnce(world, 'cases', id, [
      () => act('confirmFact', { case: id, fact: nik.id }, 'immigration'),
      () => act('disputeFact', { case: id, fact: nik.id, ground: 'DOCUMENT_FALSE' }, 'police'),
    ]);
    expect(both).toMatchObject([{ id }, { id }]);
    expect((await factsOf(id, 'NIK'))[0]).toMatchObject({ standing: 'DISPUTED', inForce: true, stances: [{}, {}] });
    expect(await queueOf('police', id)).toMatchObject([{ agencies: ['KEMLU', 'POLRI'] }]);
  });

  it('that say two values leave one in force and one disagreement', async () => {
    const id = await known({}, 'police', 'immigration');
    const both = await atOnce(world, 'cases', id, [
      () => say(id, 'PASSPORT', 'A1111111', 'PASSPORT', 'immigration'),
      () => say(id, 'PASSPORT', 'B2222222', 'HOST_RECORD', 'police'),
    ]);
    expect(both).toMatchObject([{ id }, { id }]);
    const facts = await factsOf(id, 'PASSPORT');
    expect(facts.filter((one: { inForce: boolean }) => one.inForce)).toMatchObject([{ value: 'A1111111' }]);
    expect((await look(id)).person.passportNumber).toBe('A1111111');
    expect(await queueOf('immigration', id)).toMatchObject([
      { kind: 'PASSPORT', agencies: ['IMIGRASI', 'POLRI'], awaits: 'IMIGRASI' },
    ]);
  });
});
