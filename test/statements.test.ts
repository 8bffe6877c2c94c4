import { askCells } from '#domain';
import { counted } from './counted';
import { key, openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.registered(2);
});
afterAll(() => world.close());

/** Each root query by somebody who may ask it. All are one statement between BEGIN, context and COMMIT. */
const asked: Record<
  Exclude<keyof typeof askCells, '__schema'>,
  [login: string, document: string, statements: number]
> = {
  me: ['officer.manila', '{ me { login unit { code } } }', 5],
  organisations: ['officer.manila', '{ organisations { code kind } }', 4],
  awaitedOrganisations: ['admin', '{ awaitedOrganisations { code kind } }', 4],
  accounts: ['admin', '{ accounts { items { login roles unit { code } } } }', 4],
  roleGrants: ['admin', '{ roleGrants { items { role account { login } giver { login } } } }', 4],
  invitations: ['admin', '{ invitations { items { kind account { login } } } }', 4],
  standIns: ['admin', '{ standIns { items { account { login } unit { code } until } } }', 4],
  clients: ['admin', '{ clients { items { clientId keys { kid } } } }', 4],
  linkedSubjects: ['admin', '{ linkedSubjects { items { issuer subject account { login } } } }', 4],
  sessions: ['admin', '{ sessions { items { account { login } methods } } }', 4],
  mySessions: ['officer.manila', '{ mySessions { items { methods signedInAt } } }', 4],
  glassReviews: ['admin', '{ glassReviews { items { number reason text reviews { verdict } } } }', 4],
  units: ['officer.manila', '{ units { code organisation { code } } }', 4],
  case: [
    'officer.manila',
    `{ case(id: "${key()}", purpose: CASE_WORK) { number timeline { kind unit { code } } person { name nik } } }`,
    4,
  ],
  cases: [
    'officer.manila',
    '{ cases { items { number person { name } needs { code } consents { purpose } } next } }',
    4,
  ],
  caseNumbers: ['officer.manila', '{ caseNumbers { state country group count } }', 4],
  releases: ['analyst.kpppa', '{ releases { number week tables { measure by } } }', 4],
  publishedTable: [
    'analyst.kpppa',
    '{ publishedTable(measure: REGISTERED, year: 2025, by: COUNTRY) { rows { value group people } } }',
    4,
  ],
  publishedDefinitions: ['analyst.kpppa', '{ publishedDefinitions { policy measures { definition } } }', 4],
  publishedNumbers: ['analyst.kpppa', '{ publishedNumbers(year: 2025) { rows { measure people before } } }', 4],
  publishedDays: ['analyst.kpppa', '{ publishedDays(year: 2025) { rows { measure median { from to } } } }', 4],
  pastFigures: ['analyst.kpppa', '{ pastFigures { computedTotal printedTotal } }', 4],
  readiness: ['officer.manila', `{ readiness(cases: ["${key()}"]) { case awaits { guard about } } }`, 5],
  caseCounts: ['officer.manila', '{ caseCounts { state count } }', 5],
  search: ['officer.manila', '{ search(text: "Wulan Wijaya") { number person { name } } }', 8],
  exportRows: ['officer.manila', `{ exportRows(export: "${key()}") { items { number person { name } } } }`, 4],
  todo: ['officer.manila', '{ todo { code count } }', 5],
  colleagues: ['officer.manila', '{ colleagues { id login } }', 4],
  formerCases: ['officer.manila', '{ formerCases { items { number } } }', 4],
  group: ['officer.manila', `{ group(id: "${key()}") { reference progress { registered } } }`, 4],
  groups: ['officer.manila', '{ groups { items { reference } } }', 4],
  drafts: ['officer.manila', `{ drafts(group: "${key()}") { items { line } } }`, 4],
  // Two stages of asking, and those who resemble most.
  findPeople: ['officer.manila', '{ findPeople(name: "Wulan Wijaya", birthYear: 1985) { number person { name } } }', 7],
  matches: ['desk.kemlu', '{ matches { items { id case { number } other { number } } } }', 4],
  disagreements: ['officer.manila', '{ disagreements { items { kind agencies case { number } } } }', 4],
  enquiries: ['officer.manila', '{ enquiries { items { relation sought replies { message } } } }', 4],
  enquiriesToPut: ['officer.manila', '{ enquiriesToPut { items { answer case { number } enquiry { sought } } } }', 4],
  disagreementCounts: ['officer.manila', '{ disagreementCounts { kind open } }', 5],
  movement: [
    'officer.manila',
    `{ movement(id: "${key()}") { reference legs { from to } passengers { state } counts { boarded } } }`,
    4,
  ],
  travelNotices: ['officer.manila', '{ travelNotices { items { kind reason awaited by { code } } } }', 4],
  // Who the movement has, its legs and escorts, and who answers for gaps; a stranger's is not even looked at.
  headcount: ['officer.manila', `{ headcount(movement: "${key()}") { unexplained } }`, 5],
  hostList: ['officer.manila', `{ hostList(id: "${key()}") { counts { open } entries { standing name } } }`, 4],
  hostLists: ['officer.manila', `{ hostLists(group: "${key()}") { items { reference } } }`, 4],
  movements: ['officer.manila', '{ movements { items { reference } } }', 4],
  handover: ['officer.manila', `{ handover(id: "${key()}") { number people { condition } } }`, 4],
  handovers: ['officer.manila', '{ handovers { items { number } } }', 4],
  custodyGaps: ['officer.manila', '{ custodyGaps { items { refusal handover { number } case { number } } } }', 4],
  shelters: ['shelter.kemensos', '{ shelters { code beds { kind free } } }', 4],
  bedHolds: ['shelter.kemensos', `{ bedHolds(shelter: "${key()}") { count until } }`, 4],
  occupancy: ['shelter.kemensos', `{ occupancy(shelter: "${key()}", at: "2025-07-01T00:00:00Z") { kind free } }`, 5],
  referrals: ['officer.manila', '{ referrals { items { service } } }', 4],
  referral: ['system.iom', `{ referral(id: "${key()}") { service state } }`, 4],
  followUps: ['caseworker.iom', '{ followUps { items { month } } }', 4],
  followUpTemplate: ['caseworker.iom', '{ followUpTemplate { month own } }', 5],
  sharedSupports: ['caseworker.iom', '{ sharedSupports { items { level note beneficiaries } } }', 4],
  providers: ['caseworker.iom', '{ providers { items { name offers agency { code } } } }', 4],
  inbox: ['officer.manila', '{ inbox { items { clock dueAt overdue act case { number person { name } } } } }', 4],
  inboxCounts: ['officer.manila', '{ inboxCounts { clock open overdue } }', 5],
  digests: ['officer.manila', '{ digests { items { day lines { clock open } } } }', 4],
  digestMail: ['officer.manila', '{ digestMail { address sends } }', 5],
  ownLimits: ['admin', '{ ownLimits { clock hours } }', 4],
  // And the versions that there are.
  instrument: ['caseworker.iom', '{ instrument { version } }', 5],
  instrumentInFull: ['desk.kemlu', '{ instrumentInFull(version: "PULANG-RSS-2025.1") { version } }', 5],
  instruments: ['caseworker.iom', '{ instruments { version current } }', 5],
  progress: ['caseworker.iom', `{ progress(case: "${key()}") { spending { spentMinor } scores { composite } } }`, 5],
  caseloadProgress: [
    'caseworker.iom',
    '{ caseloadProgress { cases spending { spentMinor } scores { composite } } }',
    5,
  ],
  rightsRequests: ['officer.manila', '{ rightsRequests { items { kind dueAt } } }', 4],
  // And the word that it opens even what is restricted.
  subjectRecord: [
    'officer.manila',
    `{ subjectRecord(case: "${key()}") { number person { name nik } files { kind } seenBy { day } receivedBy { why } } }`,
    5,
  ],
  erasures: ['desk.kemlu', '{ erasures { items { state } } }', 4],
  changes: [
    'system.iom',
    '{ changes { items { id record { state needs { code } identity { name } } } next more } }',
    4,
  ],
  webhooks: ['system.iom', '{ webhooks { items { url state } } }', 4],
  webhookAttempts: ['system.iom', `{ webhookAttempts(webhook: "${key()}") { items { why tries } } }`, 4],
  webhook: ['system.iom', `{ webhook(id: "${key()}") { url state } }`, 4],
  sharedProgress: ['system.iom', `{ sharedProgress(id: "${key()}") { spending { spentMinor } } }`, 5],
  sharedCaseloadProgress: ['system.iom', '{ sharedCaseloadProgress { cases scores { composite } } }', 5],
  sharedCase: ['system.iom', `{ sharedCase(id: "${key()}") { state identity { name } } }`, 4],
  auditEntries: ['auditor', '{ auditEntries { items { act changes { kind } seal { number } export { people } } } }', 4],
  auditHead: ['auditor', '{ auditHead { entries tip signature } }', 4],
};

describe('an operation sends as many statements as it must', () => {
  it.each(Object.entries(asked))('%s', async (_field, [login, document, statements]) => {
    const caller = world.as(login);
    // The first time an account is looked up; that is no part of the operation.
    await caller.ask(document);
    expect(await counted(() => caller.ask(document))).toBe(statements);
  });

  it('a registration goes in as one set of rows', async () => {
    const officer = world.as('officer.manila');
    const register = () =>
      officer.ask('mutation ($input: RegisterCase!) { registerCase(input: $input) { ... on Case { number } } }', {
        input: { ...somebody(1), needs: ['INJURY', 'FEVER_OR_INFECTION'] },
      });
    await register();
    // BEGIN, context, key, access, all rows, matching, the outcome with its audit, COMMIT.
    expect(await counted(register)).toBe(8);
  });
});

describe('the search for names', () => {
  it('walks its index under row-level security', async () => {
    await world.owner.query('begin');
    await world.owner.query('set local role pulang_gate');
    await world.owner.query('set local enable_seqscan = off');
    const { rows } = await world.owner.query<{ 'QUERY PLAN': string }>(
      `explain select t.person_id, max(a.weight) from unnest('{1,2}'::int[], '{1,1}'::real[]) as a (token, weight)
       join public.person_token t on t.token = a.token group by t.person_id`,
    );
    await world.owner.query('rollback');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index (Only )?Scan using person_token_pkey|Bitmap Index Scan on person_token_pkey/);
    expect(plan).not.toContain('Seq Scan on person_token');
  });
});
