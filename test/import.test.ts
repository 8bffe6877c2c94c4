import { CONSENTS, counted, csv, DRAFTS, groupOf, IMPORT, importInto, manila } from './lists';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const group = (login?: string) => groupOf(world, login);
const sent = (input: object, login?: string) => importInto(world, input, login);
const count = (table: string, where?: string, ...values: unknown[]) => counted(world, table, where, ...values);

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

  it('with an age and another name takes both: the year is an estimate, and no date of birth is made of it', async () => {
    const id = await group();
    const text = 'Nama,Alias,JK,Umur\nMaya Lin,မာယာ,P,±30 th\nJoko,,L,130';
    const { rows, registered, drafts } = await sent({
      group: id,
      fileName: 'umur.csv',
      content: Buffer.from(text).toString('base64'),
    });
    expect([registered, drafts]).toEqual([1, 1]);
    const { case: maya } = await world
      .as('officer.manila')
      .ask(
        'query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { receivedAt childAtIdentification person { alias birthDate birthYear } } }',
        {
          id: rows[0].case,
        },
      );
    const year = Number(maya.receivedAt.slice(0, 4)) - 30;
    expect(maya.person).toEqual({ alias: 'မာယာ', birthDate: `${year}~`, birthYear: year });
    expect(rows[1].problems).toMatchObject([{ field: 'age', code: 'AGE_IMPOSSIBLE' }]);
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

describe('a heading that nobody knows', () => {
  const COLUMNS = `mutation ($input: ImportList!) { importList(input: $input) {
    ... on ListImport { ready drafts registered repeated columns { heading field } problems { code } rows { problems { code } } }
    ... on Problem { code field } } }`;
  const list = (...lines: string[]) => ({
    fileName: 'peserta.csv',
    content: Buffer.from(lines.join('\n')).toString('base64'),
  });
  const bring = async (input: object, login = 'officer.manila') =>
    (await world.as(login).ask(COLUMNS, { input: { key: key(), ...input } })).importList;
  const rows = ['Sulastri,P,1991,08123450001', 'Mulyono,L,1988,08123450002'];
  const unread = list('Peserta,JK,Tanggal lahir,Saluran', ...rows);
  const columns = [
    { heading: 'Peserta', field: 'name' },
    { heading: ' Saluran ', field: 'phone' },
  ];

  it('is told once by the officer, and the next list of the unit is read by it; another unit’s is not', async () => {
    const id = await group();
    const before = await bring({ group: id, ...unread, dryRun: true });
    expect(before).toMatchObject({ ready: 0, problems: [{ code: 'MISSING_COLUMN' }] });
    expect(before.columns).toContainEqual({ heading: 'Peserta', field: null });
    const tried = await bring({ group: id, ...unread, columns, dryRun: true });
    expect(tried).toMatchObject({ ready: 2, drafts: 0 });
    expect(tried.columns).toContainEqual({ heading: 'Saluran', field: 'phone' });
    // What was only tried is not kept.
    expect(await bring({ group: id, ...unread, dryRun: true })).toMatchObject({
      problems: [{ code: 'MISSING_COLUMN' }],
    });
    expect(await bring({ group: id, ...unread, columns })).toMatchObject({ registered: 2 });
    const { cases } = await world
      .as('officer.manila')
      .ask('query ($g: ID!) { cases(filter: { group: $g }) { items { id person { name } } } }', { g: id });
    const sulastri = cases.items.find((one: { person: { name: string } }) => one.person.name === 'Sulastri');
    const { case: opened } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { person { phone } } }', { id: sulastri.id });
    expect(opened.person.phone).toBe('+628123450001');

    const next = list(
      'PESERTA:,JK,Tanggal lahir,Saluran',
      'Painem,P,1970,08123450003',
      'PESERTA:,JK,Tanggal lahir,Saluran',
    );
    expect(await bring({ group: id, ...next })).toMatchObject({ registered: 1, drafts: 0 });
    const theirs = await group('officer.phnompenh');
    expect(await bring({ group: theirs, ...next, dryRun: true }, 'officer.phnompenh')).toMatchObject({
      problems: [{ code: 'MISSING_COLUMN' }],
    });
  });

  it('said otherwise later brings nobody a second time', async () => {
    const id = await group();
    const known = list('Nama,JK,Tanggal lahir,Jalur', 'Sarwono Hadi,L,1966,Facebook', 'Suparti,P,1967,teman');
    expect(await bring({ group: id, ...known })).toMatchObject({ registered: 2 });
    const said = [{ heading: 'Jalur', field: 'recruitmentMethods' }];
    expect(await bring({ group: id, ...known, columns: said })).toMatchObject({ registered: 0, repeated: 2 });
    // Nor do the same people, typed in other words.
    const retyped = list('Nama,JK,Tanggal lahir,Jalur', 'Sarwono Hadi,pria,1966,Facebook', 'Suparti,wanita,1967,teman');
    expect(await bring({ group: id, ...retyped })).toMatchObject({ registered: 0, repeated: 2 });
    const otherwise = [...columns.slice(0, 1), { heading: 'Saluran', field: null }];
    expect(await bring({ group: id, ...unread, columns: otherwise })).toMatchObject({ registered: 0, repeated: 2 });
    expect(await bring({ group: id, ...unread, dryRun: true })).toMatchObject({ repeated: 2 });
    expect((await bring({ group: id, ...unread, dryRun: true })).columns).toContainEqual({
      heading: 'Saluran',
      field: null,
    });
  });

  it('goes before what another column looks like, and fills only what registration has', async () => {
    const id = await group();
    const two = list('Nama,Nama paspor,JK,Tanggal lahir', 'Yanti,YANTI BINTI SALEH,P,1990');
    const answer = await bring({
      group: id,
      ...two,
      dryRun: true,
      columns: [{ heading: 'Nama paspor', field: 'name' }],
    });
    expect(answer.columns).toEqual([
      { heading: 'Nama', field: null },
      { heading: 'Nama paspor', field: 'name' },
      { heading: 'JK', field: 'sex' },
      { heading: 'Tanggal lahir', field: 'birthDate' },
    ]);
    expect(await bring({ group: id, ...two, columns: [{ heading: 'Nama', field: 'password' }] })).toMatchObject({
      code: 'UNKNOWN_CODE',
    });
  });
});

describe('the rows that wait', () => {
  it('are taken out by their own unit with a purpose, which the audit tells', async () => {
    const id = await group();
    await sent({ group: id, ...csv('Untung Bagyo,L,31/02/1999,,,,') });
    const take = async (login: string) =>
      (
        await world
          .as(login)
          .ask(
            `mutation ($input: TakeOutDrafts!) { takeOutDrafts(input: $input) { __typename ... on Problem { code field } } }`,
            { input: { key: key(), group: id, purpose: 'CASE_WORK' } },
          )
      ).takeOutDrafts;
    expect(await take('officer.manila')).toEqual({ __typename: 'Group' });
    expect(await take('officer.phnompenh')).toMatchObject({ code: 'GROUP_CLOSED', field: 'group' });
    const { auditEntries } = await world
      .as('auditor')
      .ask('{ auditEntries(filter: { act: "takeOutDrafts" }) { items { act purpose by { login } } } }');
    expect(auditEntries.items).toEqual([expect.objectContaining({ purpose: 'CASE_WORK', act: 'takeOutDrafts' })]);
  });
});
