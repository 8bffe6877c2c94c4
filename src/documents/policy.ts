import {
  actCells,
  askCells,
  batches,
  fieldCells,
  purposeNeeded,
  reaches,
  roles,
  tableReaches,
  timelineTells,
  toldTo,
  type ActName,
  type Reach,
  type Role,
} from '#domain';
import { code, document, table, tick } from './markdown';

const who: Record<Role, string> = {
  officer: 'Consular officer of an embassy or consulate: finds, registers, screens, prepares, sends home',
  desk: 'National desk at the Ministry of Foreign Affairs: sees every case, judges whether two are of one person',
  immigration: 'Immigration: travel documents, clearance, entry',
  police: 'National police: sorts victims from suspects, investigates',
  shelter: 'Social Affairs or a partner, running a shelter: receives, gives a bed, sends home',
  caseworker: 'IOM caseworker: plans, aid and follow-up after the return',
  partner: "A partner's system: as a caseworker, in bulk",
  social: 'Social office of the home province: follows the person home',
  'migrant-workers': 'Migrant worker protection: meets people at the gate, brings them to their province',
  'women-children': "Women's and children's service: receives and accompanies women and children",
  supervisor:
    'Supervisor of a unit, beside the role by which they work: bars a colleague from a case, opens a closed one again',
  analyst: 'Analyst: figures, never cases',
  auditor: 'Auditor: who did and opened what, never what it held',
  admin: 'Administrator of one organisation: its units, accounts and roles, never cases',
  developer: 'Developer of a client: the schema, never cases',
};

const standing: Record<Reach, readonly [letter: string, meaning: string]> = {
  CUSTODY: [
    'C',
    'answerable for the person now: the post that registered, then whoever signed for them or accepted the case',
  ],
  CARE: ['B', 'gives the person a bed, or has agreed to'],
  AFTERCARE: ['A', 'follows the person after the return home'],
  TRAVEL: ['T', 'has a step on the way: meets, checks, lets in, or is to sign for the person'],
  INQUIRY: ['I', 'investigates'],
  SUMMARY: ['S', 'held the case before: a summary, for 90 days'],
  TRACE: ['·', 'had a part in it: number and stage, for good'],
};

const ticks = (allowed: ReadonlySet<string>): string[] => roles.map((role) => tick(allowed.has(role)));

const batchOf = new Map<ActName, string>(Object.entries(batches).map(([many, single]) => [single, many]));

const actRow = (act: ActName): string[] => {
  const cell: Partial<Record<Role, readonly Reach[]>> = actCells[act];
  const letters = (open: readonly Reach[]) => open.map((reach) => standing[reach][0]).join(' ') || '✓';
  const many = batchOf.get(act);
  return [code(act), many ? code(many) : '', ...roles.map((role) => (cell[role] ? letters(cell[role]) : ''))];
};

const fieldRows = (type: keyof typeof fieldCells): string[][] =>
  fieldCells[type].map(([allowed, fields]) => {
    const names = fields.split(' ').map((field) => `${field}${purposeNeeded(`${type}.${field}`) ? '*' : ''}`);
    return [code(type), names.join(', '), ...ticks(new Set(allowed))];
  });

/** `docs/policy.md`: every cell of the policy, for a lawyer to read. */
export const policyDocument = (): string =>
  document(
    '# Who may do what',
    'Generated from `libs/domain/src/policy.ts`; change it there. What has no tick here is refused to everybody.',
    'Two questions are asked of every request. **May this role do it at all?** The tables below answer; a role without a tick is refused before any row is read. **May this unit do it to this case?** A unit sees a case only if a deed made it part of the way home: registration, an accepted referral or transfer, a manifest, a handover from its draft on, a stay, the homecoming. An account that broke the glass sees it for three hours, and its colleagues do not; an account that is barred from it meets it nowhere, not even at the national desk. The database asks the second question again beneath the application, by row-level security, and an answer that it hides reads as if the case did not exist.',
    '## Roles',
    table(
      ['Role', 'Who'],
      roles.map((role) => [code(role), who[role]]),
    ),
    '## Reach: what a unit is to a case',
    'One per case and unit; a stronger one takes the place of a weaker one.',
    table(
      ['Reach', 'In the table of acts', 'The unit …'],
      reaches.map((reach) => [code(reach), standing[reach][0], standing[reach][1]]),
    ),
    '### What each reach sees',
    'A row per table of the database. The national desk sees all of them, but of a case from which the account is barred. A referral is also seen by the unit it is addressed to.',
    table(
      ['Table', ...reaches],
      Object.entries(tableReaches).map(([name, open]) => [
        code(name),
        ...reaches.map((reach) => tick((open as readonly Reach[]).includes(reach))),
      ]),
    ),
    '### What each reach sees of the timeline',
    'Who has the timeline reads an entry if they may read the table that it tells of. A partner’s machine is told of the groups that the person agreed to, and of nothing else.',
    table(
      ['Entry', 'Tells of', ...reaches],
      timelineTells().map(([kind, word, of]) => [
        word ? `${code(kind)}, ${code(word)}` : code(kind),
        code(of),
        ...reaches.map((reach) => tick(toldTo(of).includes(reach))),
      ]),
    ),
    '## Acts',
    'A letter is the reach under which the role may do it; ✓ is an act that needs no case, or whose parties are named in the thing itself (who signs a handover, who answers a referral). The desk may act on every case where it has a letter.',
    table(['Act', 'As a batch', ...roles], (Object.keys(actCells) as ActName[]).map(actRow)),
    '## Questions',
    'Who may ask; which rows come back is the database’s to choose, by reach.',
    table(
      ['Query', ...roles],
      Object.entries(askCells).map(([ask, allowed]) => [code(ask), ...ticks(new Set(allowed))]),
    ),
    '## Fields',
    'Fields with * say who a person is or what they said: they are opened one case at a time, with a purpose that is kept in the audit.',
    table(['Type', 'Fields', ...roles], (Object.keys(fieldCells) as (keyof typeof fieldCells)[]).flatMap(fieldRows)),
  );
