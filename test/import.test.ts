import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const IMPORT = `mutation ($input: ImportList!) { importList(input: $input) {
  __typename
  ... on ListImport { id group ready drafts registered repeated asksDateOrder
    rows { line number state draft case problems { field code message remedy typed } warnings { field code } }
    problems { code field } warnings { code } }
  ... on Problem { code field message remedy } } }`;
const FIX = `mutation ($input: FixDraft!) { fixDraft(input: $input) {
  __typename ... on Draft { id version state typed { column text } case { id number person { name birthDate nik } group { id } } }
  ... on Problem { code field } } }`;
const DISCARD = `mutation ($input: DiscardDraft!) { discardDraft(input: $input) {
  __typename ... on Draft { id version state reason case { id } } ... on Problem { code field } } }`;
const DRAFTS = `query ($group: ID!, $state: DraftState) { drafts(group: $group, state: $state) { next
  items { id version line state typed { column text } problems { field code typed } case { id } } } }`;

const file = (name: string) => readFileSync(join(__dirname, 'data', name)).toString('base64');
const manila = (ending: 'xlsx' | 'csv') => ({ fileName: `manila-35.${ending}`, content: file(`manila-35.${ending}`) });
const csv = (...rows: string[]) => ({
  fileName: 'daftar.csv',
  content: Buffer.from(['Nama,JK,Tanggal lahir,NIK,Telepon,Kebutuhan mendesak,Catatan', ...rows].join('\n')).toString(
    'base64',
  ),
});

async function group(login = 'officer.manila'): Promise<string> {
  const id = key();
  const { createGroup } = await world
    .as(login)
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename ... on Problem { code } } }', {
      input: { key: key(), id, reference: 'Scam compound 5 June', country: 'PH', receivedAt: '2025-06-05T01:00:00Z' },
    });
  expect(createGroup.__typename).toBe('Group');
  return id;
}

async function sent(input: object, login = 'officer.manila') {
  const { importList } = await world.as(login).ask(IMPORT, { input: { key: key(), ...input } });
  return importList;
}

async function count(table: string, where = 'true', ...values: unknown[]): Promise<number> {
  const { rows } = await world.owner.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ${where}`,
    values,
  );
  return rows[0]?.n ?? -1;
}

const CONSENTS = [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }];

describe('the list of Manila', () => {
  let id: string;
  beforeAll(async () => {
    id = await group();
  });

  it('is tried first, and keeps nothing: 33 rows are ready and 2 have to be put right', async () => {
    const answer = await sent({ group: id, ...manila('xlsx'), dryRun: true });
    expect(answer).toMatchObject({
      __typename: 'ListImport',
      ready: 33,
      drafts: 2,
      registered: 0,
      repeated: 0,
      asksDateOrder: false,
    });
    expect(answer.rows).toHaveLength(35);
    const drafts = answer.rows.filter((row: { state: string }) => row.state === 'DRAFT');
    expect(drafts).toMatchObject([
      {
        number: '12',
        line: 13,
        draft: null,
        problems: [{ field: 'birthDate', code: 'IMPOSSIBLE_DATE', typed: '31/02/1999' }],
      },
      { number: '17', line: 18, draft: null, problems: [{ field: 'nik', code: 'NIK_IN_NUMBER_CELL' }] },
    ]);
    expect([await count('cases'), await count('draft'), await count('person_key')]).toEqual([0, 0, 0]);
  });

  it('registers 33 and keeps 2, and the same key sent again answers the same and adds nobody', async () => {
    const input = { key: key(), group: id, ...manila('xlsx'), consents: CONSENTS };
    const first = await sent(input);
    expect(first).toMatchObject({ ready: 33, drafts: 2, registered: 33, repeated: 0 });
    expect(await sent(input)).toEqual(first);
    expect([await count('cases'), await count('draft'), await count('draft', 'held_back')]).toEqual([33, 35, 2]);
    expect(await count('consent')).toBe(33);
  });

  it.each(['xlsx', 'csv'] as const)(
    'adds nobody when it comes a second time (%s), even into another group',
    async (ending) => {
      const other = await group();
      for (const into of [id, other]) {
        const again = await sent({ group: into, ...manila(ending) });
        expect(again).toMatchObject({ ready: 0, drafts: 0, registered: 0, repeated: 35 });
      }
      expect([await count('cases'), await count('draft')]).toEqual([33, 35]);
    },
  );

  it('keeps needs with the words that a code loses, and never a 1 January', async () => {
    const officer = world.as('officer.manila');
    const { cases } = await officer.ask(
      'query ($g: ID!) { cases(first: 100, filter: { group: $g }) { items { id person { name birthYear } } } }',
      { g: id },
    );
    const named = (name: string) => cases.items.find((one: { person: { name: string } }) => one.person.name === name);
    const read = (one: { id: string }) =>
      officer.ask(
        'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { needs { code note } recruitmentSites person { birthDate birthYear nik passportNumber } } }',
        { id: one.id },
      );
    expect((await read(named('SUMARNI'))).case).toMatchObject({
      needs: [{ code: 'PREGNANCY', note: 'hamil 5 bulan / 5 months pregnant' }],
      recruitmentSites: ['Facebook'],
      person: { birthDate: '1996-11-03', nik: '3507014311960002', passportNumber: null },
    });
    expect((await read(named('YOHANES BERE'))).case.person).toMatchObject({ birthDate: '1994', birthYear: 1994 });
  });

  it('lets both drafts be put right by hand, as whoever they always were', async () => {
    const officer = world.as('officer.manila');
    const { drafts } = await officer.ask(DRAFTS, { group: id, state: 'OPEN' });
    expect(drafts.items).toMatchObject([
      {
        line: 13,
        state: 'OPEN',
        problems: [{ field: 'birthDate', code: 'IMPOSSIBLE_DATE', typed: '31/02/1999' }],
        case: null,
      },
      { line: 18, state: 'OPEN', problems: [{ field: 'nik', code: 'NIK_IN_NUMBER_CELL' }], case: null },
    ]);
    const [agus, other] = drafts.items;
    expect(agus.typed).toContainEqual({ column: expect.stringContaining('Nama lengkap'), text: 'AGUS SETIAWAN' });
    const corrected = {
      key: key(),
      id: key(),
      draft: agus.id,
      version: agus.version,
      name: 'AGUS SETIAWAN',
      sex: 'MALE',
      birthDate: '1999-02-28',
      consents: CONSENTS,
    };

    const stale = await officer.ask(FIX, { input: { ...corrected, key: key(), version: 7 } });
    expect(stale.fixDraft).toMatchObject({ code: 'STALE_VERSION', field: 'version' });
    const still = await officer.ask(FIX, { input: { ...corrected, key: key(), birthDate: '31/02/1999' } });
    expect(still.fixDraft).toMatchObject({ code: 'IMPOSSIBLE_DATE', field: 'birthDate' });

    const { fixDraft } = await officer.ask(FIX, { input: corrected });
    expect(fixDraft).toMatchObject({
      state: 'REGISTERED',
      version: 2,
      case: { id: corrected.id, person: { name: 'AGUS SETIAWAN', birthDate: '1999-02-28' }, group: { id } },
    });
    expect(fixDraft.typed).toEqual(agus.typed);
    expect((await officer.ask(FIX, { input: corrected })).fixDraft).toEqual(fixDraft);
    const twice = await officer.ask(FIX, { input: { ...corrected, key: key(), id: key(), version: 2 } });
    expect(twice.fixDraft).toMatchObject({ code: 'DRAFT_CLOSED', field: 'draft' });

    await officer.ask(FIX, {
      input: {
        key: key(),
        id: key(),
        draft: other.id,
        version: 1,
        name: 'MARIYANA',
        sex: 'FEMALE',
        birthDate: '2001-10-10',
        nik: '5371015010010017',
      },
    });
    expect([await count('cases'), await count('person_key'), await count('person')]).toEqual([35, 35, 35]);
    const { group: read } = await world
      .as('desk.kemlu')
      .ask('query ($id: ID!) { group(id: $id) { progress { registered drafts } } }', { id });
    expect(read.progress).toEqual({ registered: 35, drafts: 2 });
    expect(await sent({ group: id, ...manila('xlsx') })).toMatchObject({ ready: 0, drafts: 0, repeated: 35 });
  });

  it('is no longer read by the post once the case is somebody else’s', async () => {
    const officer = world.as('officer.manila');
    const { drafts } = await officer.ask(DRAFTS, { group: id });
    const [{ case: fixed }] = drafts.items;
    await world.owner.query(`update case_access set reach = 'TRACE', until = now() where case_id = $1`, [fixed.id]);
    const after = await officer.ask(DRAFTS, { group: id });
    expect(after.drafts.items[0]).toMatchObject({ state: 'REGISTERED', typed: null, problems: null, case: null });
    expect(after.drafts.items[1].typed).not.toBeNull();
  });
});

describe('a list', () => {
  it('is all or nothing: an import that dies in the middle leaves nobody, and sent again it leaves everybody once', async () => {
    const id = await group();
    const before = await count('cases');
    const input = {
      key: key(),
      group: id,
      ...csv('Sri Wahyuni,P,1999,,,,', 'Ujang Sopian,L,1998,,,,', 'Tini Rahayu,P,1997,,,,'),
    };
    await world.owner.query(`create function fail_third() returns trigger language plpgsql as $$ begin
      if (select count(*) from cases where group_id = new.group_id) = 2 then raise exception 'torn'; end if; return new; end $$`);
    await world.owner.query(
      'create trigger fail_third before insert on cases for each row execute function fail_third()',
    );
    const torn = await world.as('officer.manila').attempt(IMPORT, { input });
    expect(torn.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect([(await count('cases')) - before, await count('draft', 'group_id = $1', id)]).toEqual([0, 0]);
    await world.owner.query('drop function fail_third cascade');
    expect(await sent(input)).toMatchObject({ registered: 3, repeated: 0 });
    expect((await count('cases')) - before).toBe(3);
  });

  it('that two officers send at the same moment registers each person once', async () => {
    const id = await group();
    const rows = Array.from({ length: 20 }, (_, i) => `Slamet Nomor ${i},L,19${70 + i},,,,`);
    const answers = await Promise.all([
      sent({ group: id, ...csv(...rows) }),
      sent({ group: id, ...csv(...rows.toReversed()) }),
      sent({ group: id, ...csv(...rows) }),
    ]);
    expect(answers.map(({ registered }) => registered).sort()).toEqual([0, 0, 20]);
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([0, 20, 20]);
    expect(await count('cases', 'group_id = $1', id)).toBe(20);
  });

  it('of another post with the same rows is that post’s own', async () => {
    const rows = ['Bayu Aji,L,1999,,,,', 'Citra Dewi,P,31/02/1998,,,,'];
    expect(await sent({ group: await group(), ...csv(...rows) })).toMatchObject({ registered: 1, drafts: 1 });
    const theirs = await group('officer.phnompenh');
    expect(await sent({ group: theirs, ...csv(...rows) }, 'officer.phnompenh')).toMatchObject({
      registered: 1,
      drafts: 1,
      repeated: 0,
    });
    const { drafts } = await world.as('officer.manila').ask(DRAFTS, { group: theirs });
    expect(drafts.items).toEqual([]);
  });

  it('says which people its unit has already, and nothing of people elsewhere', async () => {
    const nik = '3174014109950003';
    const [mine] = await world.registered(1, 'officer.manila', { nik });
    await world.registered(1, 'officer.phnompenh', { nik: '3507014311960111' });
    const answer = await sent({
      group: await group(),
      ...csv(`Rina Marlina,P,1995,${nik},,,`, 'Dian Utami,P,1996,3507014311960111,,,'),
      dryRun: true,
    });
    const [rina, dian] = answer.rows;
    expect(rina.warnings).toContainEqual({ field: 'nik', code: 'POSSIBLY_REGISTERED' });
    expect(mine?.number).toMatch(/./);
    expect(dian.warnings.map((one: { code: string }) => one.code)).not.toContain('POSSIBLY_REGISTERED');
  });

  it('keeps an urgent need that nobody understands, as other and in its own words', async () => {
    const id = await group();
    const { rows } = await sent({ group: id, ...csv('Wawan Setia,L,1990,,,minta dihubungi kakaknya,') });
    const read = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { needs { code note } } }', { id: rows[0].case });
    expect(read.case.needs).toEqual([{ code: 'OTHER', note: 'minta dihubungi kakaknya' }]);
  });

  it('whose dates can be read two ways is taken in only once it is said how', async () => {
    const id = await group();
    const rows = csv('Joni Iskandar,L,03/04/1999,,,,');
    expect(await sent({ group: id, ...rows, dryRun: true })).toMatchObject({
      asksDateOrder: true,
      warnings: [{ code: 'DATE_ORDER_ASSUMED' }],
    });
    expect(await sent({ group: id, ...rows })).toMatchObject({
      __typename: 'Problem',
      code: 'AMBIGUOUS_DATE',
      field: 'dateOrder',
    });
    const told = await sent({ group: id, ...rows, dateOrder: 'MDY' });
    const read = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { person { birthDate } } }', {
        id: told.rows[0].case,
      });
    expect(read.case.person.birthDate).toBe('1999-03-04');
  });

  it.each([
    [
      'that is no list',
      'UNREADABLE_FILE',
      'content',
      { fileName: 'a.pdf', content: Buffer.from('%PDF-1.7').toString('base64') },
    ],
    [
      'without sex and birth date',
      'MISSING_COLUMN',
      'content',
      { fileName: 'a.csv', content: Buffer.from('Nama,Telepon\nBudi,1').toString('base64') },
    ],
    [
      'without headings',
      'HEADINGS_NOT_FOUND',
      'content',
      { fileName: 'a.csv', content: Buffer.from('x,y\n1,2').toString('base64') },
    ],
    ['that is not in Base64', 'INVALID_VALUE', 'content', { content: 'not base64!' }],
    ['from an unknown source', 'UNKNOWN_CODE', 'source', { source: 'NOWHERE' }],
    ['for a group that is not there', 'GROUP_CLOSED', 'group', { group: key() }],
    [
      'of 501 people',
      'BATCH_TOO_LARGE',
      'content',
      csv(...Array.from({ length: 501 }, (_, i) => `Orang ${i},L,1990,,,,`)),
    ],
  ])('%s is refused with %s on %s', async (_, code, field, wrong) => {
    const input = { group: await group(), ...csv('Budi,L,1999,,,,'), ...wrong };
    expect(await sent(input)).toMatchObject({ __typename: 'Problem', code, field });
  });

  it('with 500 people is taken in within a request', async () => {
    const id = await group();
    const begun = performance.now();
    const answer = await sent({
      group: id,
      ...csv(...Array.from({ length: 500 }, (_, i) => `Orang Nomor ${i},L,${1960 + (i % 40)},,,,`)),
    });
    process.stdout.write(`500 rows in ${Math.round(performance.now() - begun)} ms\n`);
    expect(answer).toMatchObject({ registered: 500 });
  });

  it('is for officers, of groups of their own unit', async () => {
    const id = await group();
    const shelter = await world
      .as('shelter.kemensos')
      .attempt('mutation ($input: ImportList!) { importList(input: $input) { ... on Problem { code } } }', {
        input: { key: key(), group: id, ...csv('Budi,L,1999,,,,') },
      });
    expect(shelter.data).toEqual({ importList: { code: 'FORBIDDEN' } });
    expect(await sent({ group: id, ...csv('Budi,L,1999,,,,') }, 'officer.yangon')).toMatchObject({
      code: 'GROUP_CLOSED',
      field: 'group',
    });
  });
});

describe('a draft', () => {
  it('that is nobody is discarded with a reason, and does not come back with its list', async () => {
    const id = await group();
    const list = csv('Contoh pengisian,L,31/02/1999,,,,');
    const { rows } = await sent({ group: id, ...list });
    const officer = world.as('officer.manila');
    const input = { draft: rows[0].draft, version: 1 };
    const empty = await officer.ask(DISCARD, { input: { key: key(), ...input, reason: ' ' } });
    expect(empty.discardDraft).toMatchObject({ code: 'NOTE_MISSING', field: 'reason' });
    const { discardDraft } = await officer.ask(DISCARD, {
      input: { key: key(), ...input, reason: 'Baris contoh dari templat.' },
    });
    expect(discardDraft).toMatchObject({
      state: 'DISCARDED',
      version: 2,
      reason: 'Baris contoh dari templat.',
      case: null,
    });
    expect(await sent({ group: id, ...list })).toMatchObject({ repeated: 1, drafts: 0 });
    const gone = await officer.ask(FIX, {
      input: { key: key(), id: key(), draft: rows[0].draft, version: 2, name: 'X Y', sex: 'MALE' },
    });
    expect(gone.fixDraft).toMatchObject({ code: 'DRAFT_CLOSED', field: 'draft' });
  });

  it('of another unit is not found, whether it exists or not', async () => {
    const { rows } = await sent({ group: await group(), ...csv('Anto,L,31/02/1999,,,,') });
    for (const draft of [rows[0].draft, key()]) {
      const answer = await world
        .as('officer.phnompenh')
        .attempt(FIX, { input: { key: key(), id: key(), draft, version: 1, name: 'Anto', sex: 'MALE' } });
      expect(answer.data).toEqual({ fixDraft: { __typename: 'Problem', code: 'NOT_FOUND', field: 'draft' } });
    }
  });

  it('that two put right at once becomes one case', async () => {
    const { rows } = await sent({ group: await group(), ...csv('Wati,P,31/02/1999,,,,') });
    const officer = world.as('officer.manila');
    const fix = () =>
      officer.ask(FIX, {
        input: {
          key: key(),
          id: key(),
          draft: rows[0].draft,
          version: 1,
          name: 'Wati',
          sex: 'FEMALE',
          birthDate: '1999',
        },
      });
    const answers = await Promise.all([fix(), fix(), fix()]);
    expect(answers.map(({ fixDraft }) => fixDraft.__typename).sort()).toEqual(['Draft', 'Problem', 'Problem']);
    expect(answers.map(({ fixDraft }) => fixDraft.code).filter(Boolean)).toEqual(['DRAFT_CLOSED', 'DRAFT_CLOSED']);
  });
});
