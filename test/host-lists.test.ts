import { manila, when } from './journey';
import { manila as listOf } from './lists';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ENTRIES = `query ($id: ID!) { hostList(id: $id) { reference counts { both unsure onlyTheirs onlyOurs open }
  entries { id version line standing byNumber name documentNumber sex note case { id } owner { code } resolution } } }`;

interface Entry {
  id: string;
  version: number;
  line: number | null;
  standing: string;
  name: string | null;
  case: { id: string } | null;
}

async function group(expected?: number): Promise<string> {
  const id = key();
  await world.as(manila).ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', {
    input: {
      key: key(),
      id,
      reference: 'Depot',
      country: 'PH',
      receivedAt: when.received,
      ...(expected && { expected }),
    },
  });
  return id;
}

const reconcile = async (of: string, rows: object[], more: object = {}) => {
  const id = key();
  const { reconcileHostList } = await world.as(manila).ask(
    `mutation ($input: ReconcileHostList!) { reconcileHostList(input: $input) {
      ... on HostList { id counts { both unsure onlyTheirs onlyOurs open } } ... on Problem { code field } } }`,
    {
      input: {
        key: key(),
        id,
        group: of,
        kind: 'DEPORTATION',
        reference: 'BI-77',
        occurredAt: when.prepared,
        rows,
        ...more,
      },
    },
  );
  return reconcileHostList;
};

const resolve = async (entry: Entry | undefined, more: object) => {
  const { resolveHostEntry } = await world.as(manila).ask(
    `mutation ($input: ResolveHostEntry!) { resolveHostEntry(input: $input) {
      ... on HostEntry { id version standing resolution note owner { code } case { id } } ... on Problem { code field } } }`,
    { input: { key: key(), entry: entry?.id, version: entry?.version, occurredAt: when.listed, ...more } },
  );
  return resolveHostEntry;
};

const read = async (id: string) => (await world.as(manila).ask(ENTRIES, { id })).hostList;

/** Three of ours: one by a passport, one by a name in another spelling, one whom nobody lists. */
async function ours(of: string): Promise<[string, string, string]> {
  const people = [
    { name: 'Wulan Sari Wijaya', birthDate: '1994-03-12', passportNumber: 'C1234567' },
    { name: 'Muhammad Ikbal Samsudin', birthDate: '1999-08-17' },
    { name: 'Ketut Lestari', birthDate: '1990-01-02' },
  ];
  const ids: string[] = [];
  for (const person of people)
    ids.push(...(await world.registered(1, manila, { ...person, group: of })).map(({ id }) => id));
  return ids as [string, string, string];
}

const theirs = [
  { name: 'W. S. WIJAYA', documentNumber: 'c 1234567', sex: 'FEMALE' },
  { name: 'MOHAMAD IQBAL SAMSUDIN', birthDate: '1999-08-17' },
  { name: 'JOKO PRANOTO', birthDate: '1988-05-05', documentNumber: 'X777' },
];

describe('a list of the host state', () => {
  it('is held against ours, both ways', async () => {
    const of = await group();
    const [wulan, iqbal, ketut] = await ours(of);
    const { id, counts } = await reconcile(of, theirs);
    expect(counts.both + counts.unsure).toBe(2);
    expect(counts).toMatchObject({ onlyTheirs: 1, onlyOurs: 1 });
    const { entries }: { entries: Entry[] } = await read(id);
    const of_ = (line: number | null) => entries.find((entry) => entry.line === line);
    expect(of_(1)).toMatchObject({
      standing: 'BOTH',
      byNumber: true,
      name: 'W. S. WIJAYA',
      sex: 'FEMALE',
      case: { id: wulan },
    });
    expect(of_(2)).toMatchObject({ byNumber: false, case: { id: iqbal } });
    expect(of_(3)).toMatchObject({
      standing: 'ONLY_THEIRS',
      name: 'JOKO PRANOTO',
      documentNumber: 'X777',
      case: null,
      owner: { code: 'KBRI-MNL' },
      resolution: null,
    });
    expect(of_(null)).toMatchObject({ standing: 'ONLY_OURS', name: null, case: { id: ketut } });
    // What their list says of people is nowhere in the clear.
    const { rows } = await world.owner.query(`select string_agg(t::text, ' ') as text from host_entry t`);
    expect(rows[0].text).not.toMatch(/PRANOTO|X777/);
    expect(await world.as('officer.phnompenh').ask(ENTRIES, { id })).toEqual({ hostList: null });
    const elsewhere = key();
    await world
      .as('officer.phnompenh')
      .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', {
        input: { key: key(), id: elsewhere, reference: 'Theirs', country: 'KH', receivedAt: when.received },
      });
    expect(await reconcile(elsewhere, theirs)).toEqual({ code: 'GROUP_CLOSED', field: 'group' });
  });

  it('leaves differences that each end with a reason, or with another who is to find it', async () => {
    const of = await group(4);
    const [, , ketut] = await ours(of);
    const { id } = await reconcile(of, theirs);
    const entryOf = async (standing: string): Promise<Entry | undefined> =>
      (await read(id)).entries.find((entry: Entry) => entry.standing === standing);
    const heads = async () =>
      (
        await world
          .as(manila)
          .ask(
            'query ($group: ID) { headcount(group: $group) { unexplained lines { point gaps { reason ownerCode } } } }',
            {
              group: of,
            },
          )
      ).headcount;
    // Announced were four, and the one who is no case of ours is on their list.
    expect(await heads()).toMatchObject({
      unexplained: 0,
      lines: [{ gaps: [{ reason: 'NOT_REGISTERED', ownerCode: 'KBRI-MNL' }] }, {}, {}, {}, {}],
    });
    const joko = await entryOf('ONLY_THEIRS');
    expect(await resolve(joko, {})).toMatchObject({ code: 'INVALID_VALUE', field: 'resolution' });
    expect(await resolve(joko, { resolution: 'SAME_PERSON' })).toMatchObject({ code: 'INVALID_VALUE', field: 'case' });
    expect(await resolve(joko, { owner: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'owner' });
    const { units } = await world.as(manila).ask('{ units { id code } }');
    const yangon = units.find((unit: { code: string }) => unit.code === 'KBRI-YGN').id;
    expect(await resolve(joko, { owner: yangon })).toMatchObject({ owner: { code: 'KBRI-YGN' }, resolution: null });
    expect(await resolve(joko, { resolution: 'NOT_RELEASED' })).toMatchObject({
      code: 'STALE_VERSION',
      field: 'version',
    });
    const { rows: own } = await world.owner.query<{ key: string }>(
      'select k.person_id as key from host_entry e join person_key k on k.person_id = e.person_id where e.id = $1',
      [joko?.id],
    );
    const settled = { resolution: 'SAME_PERSON', case: ketut, note: 'Alias Joko, by her own word.' };
    expect(await resolve(await entryOf('ONLY_THEIRS'), settled)).toMatchObject({
      resolution: 'SAME_PERSON',
      case: { id: ketut },
      note: 'Alias Joko, by her own word.',
    });
    // Found on both sides at once.
    expect(await entryOf('ONLY_OURS')).toMatchObject({ resolution: 'SAME_PERSON', case: { id: ketut } });
    expect(await resolve(await entryOf('ONLY_OURS'), { resolution: 'LEFT_BEFORE' })).toMatchObject({
      code: 'DIFFERENCE_SETTLED',
      field: 'entry',
    });
    const { case: one } = await world
      .as(manila)
      .ask('query ($id: ID!) { case(id: $id) { timeline { kind code } } }', { id: ketut });
    expect(one.timeline.at(-1)).toEqual({ kind: 'resolveHostEntry', code: 'SAME_PERSON' });
    // What their list says of her lies under her own key from here on, and is forgotten with it.
    const { rows } = await world.owner.query(
      `select e.person_id = c.person_id as hers, (select count(*)::int from person_key k where k.person_id = $2) as left
       from host_entry e join cases c on c.id = e.case_id where e.id = $1`,
      [joko?.id, own[0]?.key],
    );
    expect(rows).toEqual([{ hers: true, left: 0 }]);
    expect(await entryOf('ONLY_THEIRS')).toMatchObject({ name: joko?.name });
    // Three people for four heads that were announced.
    expect((await heads()).unexplained).toBe(1);
  });

  it('tells of whom it has and nobody finds why, once that is known, in the count of heads', async () => {
    const of = await group(4);
    await ours(of);
    const { id } = await reconcile(of, theirs);
    const joko = (await read(id)).entries.find(({ standing }: Entry) => standing === 'ONLY_THEIRS');
    expect(await resolve(joko, { resolution: 'NOT_RELEASED' })).toMatchObject({ resolution: 'NOT_RELEASED' });
    const asked =
      'query ($group: ID) { headcount(group: $group) { unexplained lines { gaps { case reason ownerCode } } } }';
    const { headcount } = await world.as(manila).ask(asked, { group: of });
    expect(headcount).toMatchObject({ unexplained: 0 });
    expect(headcount.lines[0].gaps).toEqual([{ case: null, reason: 'NOT_RELEASED', ownerCode: 'KBRI-MNL' }]);
  });

  it('keeps no word of somebody whose key was destroyed, and is settled without one', async () => {
    const of = await group();
    const [wulan] = await ours(of);
    const { id } = await reconcile(of, theirs.slice(2));
    const entry = (await read(id)).entries.find((one: Entry) => one.case?.id === wulan);
    await world.owner.query('delete from person_key where person_id = (select person_id from cases where id = $1)', [
      wulan,
    ]);
    const settled = { resolution: 'LEFT_BEFORE' };
    expect(await resolve(entry, { ...settled, note: 'Sudah pulang.' })).toEqual({ code: 'ERASED', field: 'entry' });
    expect(await resolve(entry, settled)).toMatchObject({ resolution: 'LEFT_BEFORE', note: null });
  });

  it('parts two whom only their names made one', async () => {
    const of = await group();
    await world.registered(1, manila, { name: 'Slamet Riyadi', birthDate: '1991', group: of });
    const { id } = await reconcile(of, [{ name: 'SLAMET RIADI', birthDate: '1993-02-03', documentNumber: 'Z9' }]);
    const [entry]: Entry[] = (await read(id)).entries;
    expect(entry).toMatchObject({ standing: 'UNSURE' });
    expect(await resolve(entry, { resolution: 'OTHER_PERSON' })).toMatchObject({ standing: 'ONLY_THEIRS', case: null });
    const after = await read(id);
    expect(after.counts).toEqual({ both: 0, unsure: 0, onlyTheirs: 1, onlyOurs: 1, open: 2 });
    expect(after.entries[0]).toMatchObject({ name: 'SLAMET RIADI', documentNumber: 'Z9' });
  });

  it('is read from a file without the sex, and without the day of birth where there are numbers', async () => {
    const of = await group();
    const [wulan, iqbal] = await ours(of);
    const file = (text: string) => ({ fileName: 'daftar.csv', content: Buffer.from(text).toString('base64') });
    const born = file('Nama,Tanggal Lahir\nMUHAMMAD IKBAL SAMSUDIN,17/08/1999\n');
    const first = await reconcile(of, [], born);
    expect((await read(first.id)).entries[0]).toMatchObject({ sex: null, case: { id: iqbal } });
    const numbered = file('Name,Passport no.\nW. S. WIJAYA,C1234567\n');
    const second = await reconcile(of, [], numbered);
    expect((await read(second.id)).entries[0]).toMatchObject({ standing: 'BOTH', byNumber: true, case: { id: wulan } });
    const nameless = file('Tanggal Lahir,Jenis Kelamin\n17/08/1999,L\n');
    expect(await reconcile(of, [], nameless)).toEqual({ code: 'MISSING_COLUMN', field: 'content' });
  });

  it('comes as a file as well, read like any list', async () => {
    const of = await group();
    const { fileName, content } = listOf('xlsx');
    const { counts } = await reconcile(of, [], { fileName, content });
    expect(counts).toMatchObject({ both: 0, onlyTheirs: 35, onlyOurs: 0 });
    expect(await reconcile(of, [])).toEqual({ code: 'INVALID_VALUE', field: 'rows' });
  });
});
