import { idOf } from '../src/demonstration/cast';
import { key, openWorld, type World } from './world';

let world: World;
const officer = 'officer.manila';
const registered = async (people: object, login = officer) => {
  const [one] = await world.registered(1, login, people);
  return one as { id: string; number: string; version: number };
};
const search = async (text: string, login = officer, first = 20): Promise<string[]> =>
  (
    await world
      .as(login)
      .ask('query ($text: String!, $first: Int!) { search(text: $text, first: $first) { id } }', { text, first })
  ).search.map(({ id }: { id: string }) => id);
const act = async (name: string, input: object, type = 'Case', login = officer) => {
  const document = `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}!) { ${name}(input: $input) {
    __typename ... on ${type} { id } ... on Problem { code field message } } }`;
  const answer = (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
  if (answer.code) throw new Error(JSON.stringify(answer));
  return answer;
};

const people = {
  sulastri: {
    name: 'Soelastri Handajani',
    birthDate: '1988-03-03',
    homeRegency: '35.07',
    passportNumber: 'C7654321',
    nik: '3507014303880001',
    phone: '+6281234567890',
  },
  joko: { name: 'Djoko Soesilo', birthDate: '1990-01-01', homeRegency: '35.73', country: 'KH' },
  hidden: {
    name: 'Sulastri Handayani',
    birthDate: '1988-03-03',
    homeRegency: '35.07',
    passportNumber: 'X1114321',
    country: 'KH',
  },
};
let sulastri: { id: string; number: string; version: number };
let joko: typeof sulastri;
beforeAll(async () => {
  world = await openWorld();
  sulastri = await registered(people.sulastri);
  joko = await registered(people.joko);
  // What Phnom Penh has is none of Manila's.
  const [hidden, movement, leg] = [await registered(people.hidden, 'officer.phnompenh'), key(), key()];
  for (const [id, unit, number, of] of [
    [movement, 'KBRI-MNL', '875', joko.id],
    [key(), 'KBRI-PNH', '875', hidden.id],
  ] as const) {
    await world.owner.query(
      `insert into movement (id, version, reference, state, unit_id, receiver_id, escorts, recorded_at) values ($1, 1, 'X', 'PLANNED', $2, $3, 0, now())`,
      [id, idOf(`unit ${unit}`), idOf('unit KEMENSOS-RS')],
    );
    const legId = id === movement ? leg : key();
    await world.owner.query(
      `insert into leg (id, movement_id, place, mode, carrier, number, charter, from_place, to_place, planned_departure, planned_arrival)
       values ($1, $2, 1, 'AIR', 'GA', $3, false, 'MNL', 'CGK', '2025-06-20T00:00:00Z', '2025-06-20T04:00:00Z')`,
      [legId, id, number],
    );
    await world.owner.query(
      `insert into passenger (id, version, movement_id, case_id, person_id, state, listed_at, recorded_at)
       select gen_random_uuid(), 1, $1, id, person_id, 'LISTED', now(), now() from cases where id = $2`,
      [id, of],
    );
  }
  await act('recordDocument', {
    case: joko.id,
    kind: 'SPLP',
    status: 'VALID',
    number: 'S 009 2468',
    issuedOn: '2025-06-06',
    expiresOn: '2026-06-06',
    occurredAt: '2025-06-06T02:00:00Z',
  });
});
afterAll(() => world.close());

describe('one box finds', () => {
  it.each([
    ['a name as it sounds', () => 'Sulastri Handayani', () => sulastri],
    ['a name in the old spelling', () => 'joko susilo', () => joko],
    ['a case number', () => sulastri.number, () => sulastri],
    [
      'a case number without dashes, in small letters',
      () => sulastri.number.replaceAll('-', '').toLowerCase(),
      () => sulastri,
    ],
    ['the last symbols of a number', () => `plg${joko.number.slice(-4)}`, () => joko],
    [
      'a number with one wrong symbol',
      () => joko.number.slice(0, -1) + (joko.number.endsWith('A') ? 'B' : 'A'),
      () => joko,
    ],
    ['a passport', () => 'C 7654321', () => sulastri],
    ['the last four of a passport', () => '4321', () => sulastri],
    ['the last four of a travel document', () => '2468', () => joko],
    ['a NIK', () => '3507014303880001', () => sulastri],
    ['a telephone', () => '0812-3456-7890', () => sulastri],
    ['a flight', () => 'GA 875', () => joko],
    ['the number of a flight', () => '875', () => joko],
    ['a city, which may be a regency too', () => 'malang', () => joko],
    ['a country', () => 'Kamboja', () => joko],
    ['the end of a leg', () => 'cgk', () => joko],
  ])('%s', async (_, text, whom) => {
    expect(await search(text())).toContain(whom().id);
  });

  it('somebody without a name, by what they go by', async () => {
    const { id } = await registered({ name: undefined, nameless: 'UNCONSCIOUS', sex: 'FEMALE' });
    const { case: read } = await world
      .as(officer)
      .ask('query ($id: ID!) { case(id: $id) { person { workingLabel } } }', { id });
    const label = read.person.workingLabel as string;
    const [short] = label.split(' ');
    for (const text of [label, label.toLowerCase(), `${short}`, `${short} KBRI-MNL`])
      expect([text, await search(text)]).toEqual([text, [id]]);
    expect(await search(`${short}9`)).not.toContain(id);
    expect([await search(label, 'officer.bangkok'), await search(label, 'desk.kemlu')]).toEqual([[], [id]]);
  });

  it('a stage, in either language', async () => {
    await act('moveCase', { case: joko.id, version: 2, step: 'openIntake', occurredAt: '2025-06-07T00:00:00Z' }).catch(
      () => undefined,
    );
    for (const text of ['dilaporkan', 'Reported']) expect(await search(text)).toContain(sulastri.id);
    expect(await search('siap berangkat')).toEqual([]);
  });

  it('the surest first: a number before a name before a place', async () => {
    const called = await registered({ name: 'Malang', birthDate: '1980' });
    const found = await search('malang');
    expect(found[0]).toBe(called.id);
    expect(found).toEqual(expect.arrayContaining([sulastri.id, joko.id]));
    expect(await search('malang', officer, 1)).toEqual([called.id]);
  });

  it('nothing for a text that is too short, and says how much is shown', async () => {
    const ask = (text: string, first = 20) =>
      world
        .as(officer)
        .attempt('query ($text: String!, $first: Int!) { search(text: $text, first: $first) { id } }', { text, first });
    expect((await ask(' x ')).errors?.[0]?.extensions.code).toBe('SEARCH_LENGTH');
    expect((await ask('xy', 21)).errors?.[0]?.extensions.code).toBe('PAGE_TOO_LARGE');
  });
});

describe('what is hidden', () => {
  const texts = () => [
    'Sulastri Handayani',
    '4321',
    'C7654321',
    'GA875',
    'kamboja',
    'malang',
    'CGK',
    sulastri.number,
    'dilaporkan',
    '3507014303880001',
    '2468',
  ];

  it('is found by nobody else, by none of the ways', async () => {
    for (const text of texts()) expect([text, await search(text, 'officer.bangkok')]).toEqual([text, []]);
    for (const text of texts()) {
      const found = await search(text);
      const { rows } = await world.owner.query('select 1 from cases where id = any ($1) and post_id <> $2', [
        found,
        idOf('unit KBRI-MNL'),
      ]);
      expect([text, rows]).toEqual([text, []]);
    }
  });

  it('changes nothing in what is answered, whether it is there or not', async () => {
    const asked = async () => {
      const answers: string[] = [];
      for (const login of [officer, 'officer.bangkok', 'police']) {
        for (const text of texts()) {
          const { body } = await world
            .as(login)
            .attempt('query ($text: String!) { search(text: $text) { id number state } }', { text });
          answers.push(body);
        }
      }
      return answers;
    };
    const before = await asked();
    for (let i = 0; i < 5; i += 1) await registered({ ...people.sulastri, key: key(), id: key() }, 'officer.phnompenh');
    expect(await asked()).toEqual(before);
    expect(await search('Sulastri Handayani', 'officer.phnompenh')).not.toEqual([]);
  });

  it('by its numbers from who may not read them', async () => {
    // The carers of a case read its label; what stands in a passport is for who deals with papers.
    const { rows } = await world.owner.query<{ n: number }>(
      `select count(*)::int as n from person_mark where field like '%TAIL'`,
    );
    expect(rows[0]?.n).toBeGreaterThan(6);
    const stored = await world.owner.query<{ n: number }>(
      `select count(distinct mark)::int as n from person_mark where field = 'PASSPORT_TAIL'`,
    );
    // Six passports end in the same four digits, and their marks do not say so.
    expect(stored.rows[0]?.n).toBeGreaterThan(4);
  });
});

describe('the auditor', () => {
  it('finds what was done to a case by its index', async () => {
    const { auditEntries } = await world
      .as('auditor')
      .ask('query ($id: ID!) { auditEntries(filter: { case: $id }) { items { act cases } } }', { id: joko.id });
    expect(auditEntries.items.map(({ act: name }: { act: string }) => name)).toEqual(
      expect.arrayContaining(['registerCases', 'recordDocument']),
    );
    for (const { cases } of auditEntries.items) expect(cases).toContain(joko.id);
    await world.owner.query('begin');
    await world.owner.query('set local role pulang_gate');
    await world.owner.query('set local enable_seqscan = off');
    const { rows } = await world.owner.query<{ 'QUERY PLAN': string }>(
      `explain select e.id from public.audit_entry e where e.cases @> array['${joko.id}'::uuid]`,
    );
    await world.owner.query('rollback');
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_entry_cases');
    expect(
      (await world.as('auditor').ask(`{ auditEntries(filter: { case: "${key()}" }) { items { act } } }`)).auditEntries
        .items,
    ).toEqual([]);
  });
});
