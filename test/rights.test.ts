import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import sharp from 'sharp';
import supertest from 'supertest';
import { assessmentKinds, caseEvents } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { codeLabel } from '../src/platform/columns';
import type { Column } from '../src/rights/record-page';
import { recordFor } from '../src/rights/record.service';
import { envelopeWords, headings, writtenCode } from '../src/rights/record-words';
import { atOnce } from './at-once';
import { counted } from './counted';
import { home } from './prepared';
import { key, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const RECEIVED = '2025-06-06T02:00:00Z';
const ANSWERED = '2025-06-07T02:00:00Z';
const consents = ['ASSISTANCE', 'SHARING_GOVERNMENT', 'SHARING_PARTNERS'].map((purpose) => ({
  purpose,
  basis: 'CONSENT',
  given: true,
}));
const registered = async (people: object = {}) =>
  (await world.registered(1, 'officer.manila', { consents, ...people }))[0]?.id ?? '';

const CASE = `... on Case { id version restrictedSince person { name }
  rightsRequests { id kind state dueAt answeredAt ground answer note } consents { purpose withdrawnAt }
  referrals { id state } }
  ... on Problem { code field message }`;
const acted = async (name: string, type: string, input: object, login = 'officer.manila') =>
  (
    await world.as(login).ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${CASE} } }`, {
      input: { key: key(), occurredAt: RECEIVED, ...input },
    })
  )[name];
const ask = (input: object, login?: string) => acted('recordRightsRequest', 'RecordRightsRequest', input, login);
const answer = (input: object, login?: string) =>
  acted('answerRightsRequest', 'AnswerRightsRequest', { occurredAt: ANSWERED, outcome: 'GRANTED', ...input }, login);
const requestOf = (of: { rightsRequests: { id: string; kind: string }[] }, kind: string): string =>
  of.rightsRequests.find((one) => one.kind === kind)?.id ?? '';

const READ = `query ($id: ID!, $purpose: ReadPurpose) { case(id: $id, purpose: $purpose) {
  restrictedSince person { name } timeline { kind code } } }`;
const read = async (id: string, purpose: string | null = 'CASE_WORK', login = 'officer.manila') =>
  (await world.as(login).ask(READ, { id, purpose })).case;
const sees = async (login: string, id: string) =>
  (await world.as(login).ask('query ($id: ID!) { case(id: $id) { id } }', { id })).case !== null;

const offered = async (id: string, to: string, service: string) =>
  (
    await world
      .as('officer.manila')
      .ask(
        `mutation ($input: OfferReferral!) { offerReferral(input: $input) { ... on Referral { id } ... on Problem { code field } } }`,
        { input: { key: key(), case: id, toUnit: idOf(`unit ${to}`), service, occurredAt: RECEIVED } },
      )
  ).offerReferral;
const accepted = async (referral: string, login: string) =>
  (
    await world
      .as(login)
      .ask(
        `mutation ($input: AnswerReferral!) { answerReferral(input: $input) { ... on Referral { id state } ... on Problem { code field } } }`,
        { input: { key: key(), referral, accept: true, occurredAt: RECEIVED } },
      )
  ).answerReferral;

describe('a request of the person', () => {
  it.each(['ACCESS', 'CORRECTION', 'RESTRICTION', 'OBJECTION', 'ERASURE'])(
    'of kind %s has 72 hours from its receipt, weekend or not',
    async (kind) => {
      const id = await registered();
      const friday = '2025-06-06T16:59:00Z';
      const { rightsRequests } = await ask({ case: id, kind, occurredAt: friday, note: 'Lewat telepon' });
      expect(rightsRequests).toEqual([
        expect.objectContaining({ kind, state: 'OPEN', dueAt: '2025-06-09T16:59:00+00:00', note: 'Lewat telepon' }),
      ]);
      const { rightsRequests: waiting } = await world
        .as('officer.manila')
        .ask('{ rightsRequests(first: 100) { items { id case { id } } } }');
      expect(waiting.items).toContainEqual({ id: requestOf({ rightsRequests }, kind), case: { id } });
      expect((await read(id)).timeline).toContainEqual({ kind: 'recordRightsRequest', code: kind });
    },
  );

  it('is answered once, with what the person was told, and waits no longer', async () => {
    const id = await registered();
    const request = requestOf(await ask({ case: id, kind: 'ACCESS' }), 'ACCESS');
    expect(await ask({ case: id, kind: 'ACCESS' })).toMatchObject({ code: 'REQUEST_OPEN', field: 'kind' });
    const done = await answer({ case: id, request, note: 'Salinan diserahkan di KBRI' });
    expect(done.rightsRequests).toEqual([
      expect.objectContaining({ state: 'GRANTED', answer: 'Salinan diserahkan di KBRI', ground: null }),
    ]);
    expect(await answer({ case: id, request })).toMatchObject({ code: 'REQUEST_ANSWERED', field: 'request' });
    expect(await answer({ case: id, request: key() })).toMatchObject({ code: 'NOT_FOUND', field: 'request' });
    const { rightsRequests } = await world.as('officer.manila').ask('{ rightsRequests(first: 100) { items { id } } }');
    expect(rightsRequests.items).not.toContainEqual({ id: request });
  });

  it('is refused only on a ground that the law has for it, in words', async () => {
    const id = await registered();
    const request = requestOf(await ask({ case: id, kind: 'ACCESS' }), 'ACCESS');
    const refuse = (more: object) => answer({ case: id, request, outcome: 'REFUSED', ...more });
    expect(await refuse({ note: 'Tidak bisa' })).toMatchObject({ code: 'GROUND_MISSING', field: 'ground' });
    expect(await refuse({ note: 'x', ground: 'RETENTION_DUTY' })).toMatchObject({ code: 'GROUND_MISSING' });
    expect(await refuse({ ground: 'ENDANGERS' })).toMatchObject({ code: 'NOTE_MISSING', field: 'note' });
    expect(await refuse({ ground: 'ENDANGERS', note: 'x', occurredAt: '2025-06-05T02:00:00Z' })).toMatchObject({
      code: 'BEFORE_EARLIER_STEP',
      field: 'occurredAt',
    });
    const told = await refuse({ ground: 'REVEALS_OTHERS', note: 'Menyebut saksi lain' });
    expect(told.rightsRequests).toEqual([
      expect.objectContaining({ state: 'REFUSED', ground: 'REVEALS_OTHERS', answer: 'Menyebut saksi lain' }),
    ]);
  });

  it('is nobody’s who does not see the case', async () => {
    const id = await registered();
    const hidden = await ask({ case: id, kind: 'ACCESS' }, 'officer.phnompenh');
    expect(hidden).toEqual(await ask({ case: key(), kind: 'ACCESS' }, 'officer.phnompenh'));
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', field: 'case' });
    const { data } = await world
      .as('immigration')
      .attempt('mutation ($i: RecordRightsRequest!) { recordRightsRequest(input: $i) { ... on Problem { code } } }', {
        i: { key: key(), case: id, kind: 'ACCESS', occurredAt: RECEIVED },
      });
    expect(data).toEqual({ recordRightsRequest: { code: 'FORBIDDEN' } });
  });
});

describe('consent that is taken back', () => {
  it('ends what was asked of partners and shuts what accepting had opened, within the request', async () => {
    const id = await registered();
    const first = await offered(id, 'IOM-JKT', 'REINTEGRATION');
    expect(await accepted(first.id, 'caseworker.iom')).toMatchObject({ state: 'ACCEPTED' });
    expect(await sees('caseworker.iom', id)).toBe(true);
    const government = await offered(id, 'KEMENSOS-RS', 'RECEPTION');
    const now = await ask({ case: id, kind: 'WITHDRAWAL', purposes: ['SHARING_PARTNERS'] });
    expect(now.consents).toContainEqual({ purpose: 'SHARING_PARTNERS', withdrawnAt: '2025-06-06T02:00:00+00:00' });
    expect(await sees('caseworker.iom', id)).toBe(false);
    expect(now.referrals).toContainEqual({ id: government.id, state: 'OFFERED' });
    expect(await offered(id, 'IOM-JKT', 'REINTEGRATION')).toMatchObject({ code: 'NO_CONSENT' });
  });

  it('withdraws the offers that rest on it, also by the act of the casework', async () => {
    const id = await registered();
    const { id: offer } = await offered(id, 'IOM-JKT', 'REINTEGRATION');
    const now = await acted('withdrawConsent', 'WithdrawConsent', { case: id, purpose: 'SHARING_PARTNERS' });
    expect(now.referrals).toEqual([{ id: offer, state: 'WITHDRAWN' }]);
    expect(await accepted(offer, 'caseworker.iom')).toMatchObject({ code: 'OFFER_ANSWERED' });
    expect((await read(id)).timeline).toContainEqual({ kind: 'withdrawReferral', code: null });
  });

  it('wins over a partner who accepts at the same moment', async () => {
    const id = await registered();
    const { id: offer } = await offered(id, 'IOM-JKT', 'REINTEGRATION');
    const accepting = () => accepted(offer, 'caseworker.iom');
    const withdrawing = () => ask({ case: id, kind: 'WITHDRAWAL', purposes: ['SHARING_PARTNERS'] });
    const [taken, said] = await atOnce(world, 'referral', offer, [accepting, withdrawing]);
    expect([taken.state, said.rightsRequests]).toMatchObject(['ACCEPTED', [{ kind: 'WITHDRAWAL' }]]);
    expect(await sees('caseworker.iom', id)).toBe(false);
  });

  it('must say which, and leaves what the law itself demands', async () => {
    const id = await registered({
      consents: [...consents, { purpose: 'ASSISTANCE', basis: 'LEGAL_DUTY', given: true }],
    });
    expect(await ask({ case: id, kind: 'WITHDRAWAL' })).toMatchObject({ code: 'PURPOSES_MISSING', field: 'purposes' });
    const { id: offer } = await offered(id, 'KEMENSOS-RS', 'RECEPTION');
    const now = await ask({ case: id, kind: 'WITHDRAWAL', purposes: ['SHARING_GOVERNMENT'] });
    expect(now.referrals).toEqual([{ id: offer, state: 'OFFERED' }]);
  });

  it('can not be used to shut out others: the gate looks for the withdrawal itself', async () => {
    const id = await registered();
    await expect(
      world.owner.query(`set role pulang_app; select app.stop_sharing('${id}', 'SHARING_PARTNERS')`),
    ).rejects.toThrow('not reached');
    await world.owner.query('reset role');
  });
});

describe('a restriction', () => {
  async function restricted(): Promise<string> {
    const id = await registered();
    const request = requestOf(await ask({ case: id, kind: 'RESTRICTION' }), 'RESTRICTION');
    const now = await answer({ case: id, request });
    expect(now.restrictedSince).toBe('2025-06-07T02:00:00+00:00');
    return id;
  }

  it('freezes the data for every use but safety, and says so instead of an empty box', async () => {
    const id = await restricted();
    for (const purpose of [null, 'CASE_WORK', 'INVESTIGATION', 'SUBJECT_REQUEST'])
      expect(
        (
          await world
            .as('officer.manila')
            .ask(
              'query ($id: ID!, $p: ReadPurpose) { case(id: $id, purpose: $p) { restrictedSince person { name } } }',
              { id, p: purpose },
            )
        ).case,
      ).toEqual({
        restrictedSince: '2025-06-07T02:00:00+00:00',
        person: { name: null },
      });
    expect((await read(id, 'SAFETY')).person.name).toMatch(/\w+/);
    const { cases } = await world.as('officer.manila').ask('{ cases(first: 100) { items { id person { name } } } }');
    const names = new Map(
      cases.items.map((one: { id: string; person: { name: string | null } }) => [one.id, one.person.name]),
    );
    expect(names.get(id)).toBeNull();
    expect([...names.values()].filter(Boolean).length).toBeGreaterThan(0);
    // Beside another question the purpose of one opens nothing of the other.
    const both = await world
      .as('officer.manila')
      .ask(
        'query ($id: ID!) { case(id: $id, purpose: SAFETY) { person { name } } cases(first: 100) { items { id person { name } } } }',
        { id },
      );
    expect(JSON.stringify(both)).toContain(`{"id":"${id}","person":{"name":null}}`);
  });

  it('stops every sharing, and leaves the record to be kept and lifted', async () => {
    const id = await restricted();
    expect(await offered(id, 'KEMENSOS-RS', 'RECEPTION')).toMatchObject({ code: 'RESTRICTED', field: 'case' });
    const need = await acted('recordNeed', 'RecordNeed', { case: id, code: 'INJURY', note: 'Luka di tangan' });
    expect(need).toMatchObject({ id, person: { name: null } });
    expect(await acted('liftRestriction', 'LiftRestriction', { case: id })).toMatchObject({
      restrictedSince: null,
      person: { name: expect.stringMatching(/\w+/) },
    });
    expect(await acted('liftRestriction', 'LiftRestriction', { case: id })).toMatchObject({ code: 'NOT_RESTRICTED' });
    expect(await offered(id, 'KEMENSOS-RS', 'RECEPTION')).toHaveProperty('id');
  });

  it('closes an offer that was made before', async () => {
    const id = await registered();
    const { id: offer } = await offered(id, 'KEMENSOS-RS', 'RECEPTION');
    const request = requestOf(await ask({ case: id, kind: 'RESTRICTION' }), 'RESTRICTION');
    await answer({ case: id, request });
    expect(await accepted(offer, 'shelter.kemensos')).toMatchObject({ code: 'RESTRICTED' });
    expect(await sees('shelter.kemensos', id)).toBe(false);
  });

  it('holds for files as well', async () => {
    const id = await registered();
    const file = key();
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00f' } })
      .png()
      .toBuffer();
    const authorization = `Bearer ${await world.tokenOf('officer.manila')}`;
    await supertest(world.url).put(`/files/${file}`).query({ case: id }).set({ authorization }).send(bytes).expect(200);
    await acted('attachFile', 'AttachFile', { case: id, file, kind: 'PHOTO' });
    const opened = (purpose: string) =>
      supertest(world.url).get(`/files/${file}`).query({ purpose }).set({ authorization });
    expect((await opened('CASE_WORK')).status).toBe(200);
    await answer({ case: id, request: requestOf(await ask({ case: id, kind: 'RESTRICTION' }), 'RESTRICTION') });
    const refused = await opened('CASE_WORK');
    expect([refused.status, refused.body.code]).toEqual([409, 'RESTRICTED']);
    expect((await opened('SAFETY')).status).toBe(200);
  });
});

describe('the record for whom it is of', () => {
  const RECORD = `query ($case: ID!) { subjectRecord(case: $case) { number person { name nik }
    seenBy { unit { code } purpose what times } receivedBy { unit { code } reach why until } } }`;

  it('says what is held, who opened it and for what, and who received it', async () => {
    const id = await registered({ name: 'SITI KANARINA' });
    const { id: offer } = await offered(id, 'KEMENSOS-RS', 'RECEPTION');
    await accepted(offer, 'shelter.kemensos');
    await read(id, 'PROTECTION');
    await read(id, 'PROTECTION', 'shelter.kemensos');
    const { subjectRecord } = await world.as('officer.manila').ask(RECORD, { case: id });
    expect(subjectRecord.person.name).toBe('SITI KANARINA');
    expect(subjectRecord.seenBy).toEqual(
      expect.arrayContaining([
        { unit: { code: 'KBRI-MNL' }, purpose: 'PROTECTION', what: ['person.label'], times: 1 },
        { unit: { code: 'KEMENSOS-RS' }, purpose: 'PROTECTION', what: ['person.label'], times: 1 },
      ]),
    );
    expect(subjectRecord.receivedBy).toEqual([
      { unit: { code: 'KBRI-MNL' }, reach: 'CUSTODY', why: 'REGISTRATION', until: null },
      { unit: { code: 'KEMENSOS-RS' }, reach: 'TRAVEL', why: 'REFERRAL', until: null },
    ]);
    const { subjectRecord: again } = await world.as('officer.manila').ask(RECORD, { case: id });
    expect(again.seenBy).toContainEqual(expect.objectContaining({ purpose: 'SUBJECT_REQUEST', times: 1 }));
  });

  it('is given by who answers for the case; others learn of nobody who saw it', async () => {
    const id = await registered();
    const { id: offer } = await offered(id, 'KEMENSOS-RS', 'RECEPTION');
    await accepted(offer, 'shelter.kemensos');
    const { subjectRecord } = await world.as('shelter.kemensos').ask(RECORD, { case: id });
    expect([subjectRecord.seenBy, subjectRecord.receivedBy]).toEqual([[], []]);
    expect((await world.as('officer.phnompenh').ask(RECORD, { case: id })).subjectRecord).toBeNull();
    const { errors } = await world
      .as('officer.manila')
      .attempt('query ($id: ID!) { case(id: $id) { seenBy { day } } }', { id });
    expect(errors?.[0]?.extensions.code).toBe('PURPOSE_NEEDED');
  });

  it('opens to the person also while its use is restricted', async () => {
    const id = await registered({ name: 'SITI KANARINA' });
    await answer({ case: id, request: requestOf(await ask({ case: id, kind: 'RESTRICTION' }), 'RESTRICTION') });
    const { subjectRecord } = await world.as('officer.manila').ask(RECORD, { case: id });
    expect(subjectRecord.person.name).toBe('SITI KANARINA');
  });
});

describe('the document that is handed over', () => {
  const printed = async (id: string, login = 'officer.manila') =>
    supertest(world.url)
      .get(`/rights/record/${id}`)
      .set('authorization', `Bearer ${await world.tokenOf(login)}`);

  it('is one page in both languages, with what is held, who opened it and the grounds of a refusal', async () => {
    const id = await registered({ name: 'SITI <b>KANARINA</b>', nik: '3507014311960002' });
    await acted('recordNeed', 'RecordNeed', { case: id, code: 'INJURY', note: 'Luka di tangan kiri' });
    await read(id, 'PROTECTION');
    const { status, text, headers } = await printed(id);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="record-${id.slice(0, 8)}.html"`,
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain('sandbox');
    for (const held of [
      'Catatan tentang Anda',
      'The record about you',
      'SITI &lt;b&gt;KANARINA&lt;/b&gt;',
      '3507014311960002',
      'Luka di tangan kiri',
      'Siapa yang membuka',
      'Who received it',
      'Perlindungan',
      'UU 27/2022 art. 33(a)',
    ])
      expect(text).toContain(held);
    expect(text).not.toContain('<b>KANARINA');
    expect(text).not.toMatch(/<script|href=|src=/);
  });

  it('calls all that it can show by words of both languages, and tells moments, answers and places as people do', async () => {
    const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
    const { person, about, lists } = recordFor(schema, { roles: ['desk'] }, key());
    const all = (columns: readonly Column[]): Column[] => columns.flatMap((one) => [one, ...all(one.inside)]);
    const columns = all([...person, ...about, ...lists]).filter(({ name }) => !['nameId', 'nameEn'].includes(name));
    expect(columns.length).toBeGreaterThan(200);
    expect(columns.filter(({ name }) => !headings[name])).toEqual([]);
    const codeLists = new Set(columns.flatMap(({ codes }) => codes ?? []));
    for (const name of codeLists)
      for (const { name: code } of (schema.getType(name) as GraphQLEnumType).getValues())
        expect([name, code, codeLabel(code, name)]).toEqual([name, code, [expect.any(String), expect.any(String)]]);

    const steps = caseEvents.codes.map((event) => [event, writtenCode('kind', event)] as const);
    expect(steps.filter(([event, words]) => !words || words[1] === caseEvents.label(event, 'en'))).toEqual([]);
    const { rows } = await world.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns group by table_name
       having bool_or(column_name = 'sealed' and data_type = 'bytea') and bool_or(column_name in ('case_id', 'organisation_id'))`,
    );
    const envelopes = ['person.label', 'person.identity', ...rows.map(({ name }) => `${name}.sealed`)];
    expect(envelopes.length).toBeGreaterThan(25);
    expect(envelopes.filter((envelope) => !envelopeWords(envelope))).toEqual([]);

    const id = await registered({ name: 'SITI KANARINA', homeRegency: '35.07' });
    await read(id, 'PROTECTION');
    const { text } = await printed(id);
    for (const said of [
      'Apa yang dikatakan tiap instansi tentang Anda',
      'Kabupaten Malang',
      'Filipina',
      'Penggerebekan',
      'Perempuan',
      'Anda didaftarkan',
      '2025-06-05 08:00 WIB',
      'Bertanggung jawab atas kasus Anda',
      'Pendaftaran <i lang="en">Registration</i>',
      '<li>Wawancara <i lang="en">Interviews</i></li>',
      'Ya <i lang="en">Yes</i>',
    ])
      expect(text).toContain(said);
    const outcomes = assessmentKinds.codes.flatMap((kind) => assessmentKinds.row(kind).outcomes);
    expect(outcomes.filter((outcome) => !writtenCode('outcome', outcome))).toEqual([]);

    const [returned] = await home(world, 1, '2025-06-20T02:00:00Z', { name: 'BUDI SANTOSA', birthDate: '1990' });
    const { text: whole } = await printed(returned?.id ?? '', 'desk.kemlu');
    for (const said of [
      'Pulang atas kemauan sendiri',
      'Dilakukan <i lang="en">Done',
      'Tempat menginap',
      'Berangkat <i',
      'Jakarta (Soekarno-Hatta)',
    ])
      expect(whole).toContain(said);
    const cells = [...`${text}${whole}`.matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)].map(([, cell]) => cell ?? '');
    const bare = cells.filter((cell) =>
      /^([A-Z][A-Z0-9]*_[A-Z0-9_]+|[a-z]+[A-Z]\w*|true|false|.*T\d{2}:\d{2}.*Z)$/.test(cell),
    );
    expect(bare).toEqual([]);
  });

  it('names no other person of the group, under the same mark throughout', async () => {
    const { createGroup } = await world
      .as('officer.manila')
      .ask('mutation ($i: CreateGroup!) { createGroup(input: $i) { ... on Group { id } } }', {
        i: { key: key(), id: key(), reference: 'PASAY', country: 'PH', receivedAt: '2025-06-05T01:00:00Z' },
      });
    const group = createGroup.id;
    const mine = await registered({ group, name: 'RATNA KANARINA' });
    await registered({ group, name: 'BUDI PERTIWI LUBIS' });
    await registered({ group, name: 'RATNA' });
    const note = 'Dijemput bersama Budi Pertiwi Lubis; NIK 3507011204950004; BUDI PERTIWI LUBIS terluka';
    await acted('recordNeed', 'RecordNeed', { case: mine, code: 'INJURY', note });
    const { text } = await printed(mine);
    expect(text).toMatch(/Dijemput bersama (\[orang lain \d \/ another person \d\]); NIK \[NIK\]; \1 terluka/);
    // Once about the person, and once as it was said at the door: their name is not broken by who bears a half of it.
    expect(text.split('<td>RATNA KANARINA</td>')).toHaveLength(3);
    expect(text.toUpperCase()).not.toContain('BUDI');
    const { case: whole } = await world
      .as('officer.manila')
      .ask('query ($id: ID!) { case(id: $id, purpose: CASE_WORK) { needs { note } } }', { id: mine });
    expect(whole.needs).toEqual([{ note }]);
  });

  it('is two statements, whatever is held, and an entry for the person’s own request', async () => {
    const id = await registered();
    await printed(id);
    // BEGIN, context, leave to open, the read, COMMIT; BEGIN, context, names, COMMIT.
    expect(await counted(() => printed(id))).toBe(9);
    const { auditEntries } = await world
      .as('auditor')
      .ask('{ auditEntries(first: 2) { items { act purpose cases } } }');
    expect(auditEntries.items).toContainEqual({ act: 'subjectRecord', purpose: 'SUBJECT_REQUEST', cases: [id] });
  });

  it('is for who answers for somebody: hidden and absent read alike, and roles without it are refused', async () => {
    const id = await registered();
    const [hidden, absent] = [await printed(id, 'officer.phnompenh'), await printed(key(), 'officer.phnompenh')];
    expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
    expect((await printed(id, 'immigration')).status).toBe(403);
    expect((await printed('x')).status).toBe(400);
    expect((await supertest(world.url).get(`/rights/record/${id}`)).status).toBe(401);
  });
});
