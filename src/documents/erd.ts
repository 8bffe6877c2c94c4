import { DataSource, type EntityMetadata } from 'typeorm';
import { tableReaches } from '#domain';
import { entities } from '../entities';
import { describe, type Constructor } from '../platform/read/describe';
import { code, document, table } from './markdown';

/** Tables that only SQL knows: written in the migrations by hand, and no type of the API. */
export const tablesByHand: Record<string, string> = {
  case_mark: 'Cases that something happened to since the numbers were last folded; taken away by who folds.',
  case_standing:
    'How each case was last counted for each unit that sees it; read by who folds, and by `app.own_numbers`.',
  case_number: "Each unit's numbers, folded; read by `app.own_numbers` alone.",
  counted:
    'Each case once in a series of statistics, with the codes that were known then, and its block; read by who folds.',
  published_cell: 'What each block of a series shows: written once, when it is proved that it betrays nobody.',
  release: 'The weekly releases of statistics, each with its definitions. Seen by everybody who is signed in.',
  spread: 'Within which days half and nine tenths of a group were there, as frozen with a release.',
  figure: 'Every figure of every release, as it was frozen. Seen by everybody who is signed in.',
  case_access:
    'Which unit sees which case, by what reach, until when. Written by the gates alone; carries the state, so that worklists are read from it.',
  person_key: "A person's key, wrapped under the master key. Deleting the row is forgetting the person.",
  person_token: 'Sound codes of names, keyed: they can be searched and name nobody.',
  person_mark: 'Keyed marks of numbers (NIK, passport, telephone), each field under a key of its own.',
  credential: "An account's password as a hash, and its second factor's secret sealed; read by sign-in alone.",
  passkey: "An account's passkeys: public keys, and how often each was used; read by sign-in alone.",
  recovery_code: "An account's recovery codes as keyed hashes, and when each was used; read by sign-in alone.",
  sign_in_failure: 'How often was tried in vain, by keyed marks of who tried from where; read by sign-in alone.',
  oidc_artefact:
    'What the OpenID Connect provider keeps while a sign-in lasts: found by a hash, sealed; read by sign-in alone.',
  idempotency_key:
    'Which act was done under which key of the client: a mark of the content and which thing it left, never the answer.',
  upload:
    "Which bytes came in, of which case, by whom, with a keyed mark of them: their sender's alone until an act attaches them.",
  file_chunk: "The bytes of files, sealed under their person's key, in pieces. Seen by who sees the attached file.",
  rate: 'How much was asked of late, by keyed marks of who asked.',
  working_label: 'How many people without a name a post received on a day, so that each has a number of their own.',
  delivery:
    "What of whose data a partner's machine was given, for what: one row an answer. Written with it; read by no machine.",
  digest_delivery: 'To which account which morning was sent, or is to be tried again; read and written by gates alone.',
  audit_link: "The audit's chain: an entry's place and the hash up to it.",
  audit_checkpoint: "The chain's tip at a time, signed.",
};

/** Tables of no single case, and who sees their rows. */
export const otherTables: Record<string, string> = {
  account: "Seen by its owner, and by an administrator or auditor of the unit's organisation.",
  audit_entry: 'Seen by auditors; written by whoever acts or reads, in their own name only.',
  case_export: 'Seen by who took the cases out, and by auditors.',
  digest: 'Seen by the account that it tells.',
  bed: 'Seen by everybody who is signed in; set by the unit that runs the house.',
  bed_was: 'Seen by everybody who is signed in; it is about beds and names nobody.',
  digest_address: 'Seen and set by its own account; sealed under a key of the house.',
  bed_hold: 'Seen by everybody who is signed in; it is about beds and names nobody.',
  webhook:
    'Seen and changed by the machine that registered it; its secrets are sealed under a key outside the database.',
  webhook_attempt: 'Seen by the machine whose webhook it is.',
  draft: 'Seen by the unit that received the list, and by the national desk.',
  list_heading: 'Seen by the unit that said what its headings mean.',
  glass: 'Seen by who broke it, by administrators of their organisation, auditors and the national desk.',
  glass_review: 'Seen with its glass; written once, by somebody else.',
  enquiry: 'Seen by the unit that took the call, by who is to put it to a survivor, and by the national desk.',
  enquiry_reply: 'Seen by the unit that took the call, and by the national desk.',
  handover: 'Seen by who gives and who receives, and by the national desk.',
  host_entry: 'Seen with its list.',
  host_list: 'Seen by the post that was given it, and by the national desk.',
  intake_group: 'Seen by the unit that received the group and by who sees a case of it.',
  invitation: "Seen by administrators of the account's organisation, but for what its link hashes to.",
  keep_apart: 'Seen by a unit that has custody of both, and by the national desk.',
  leg: 'Seen with its movement.',
  account_subject:
    'Seen, made and taken away by an administrator of its organisation, never for their own account; made once by whoever accepts an invitation.',
  machine_client: 'Seen, made and disabled by an administrator of its organisation.',
  machine_key: 'Seen, added and ended by an administrator of its organisation.',
  manifest: 'Seen with its movement.',
  movement: 'Seen by the unit that planned it, its receiver once it is issued, and who sees a passenger of it.',
  organisation: 'Seen by everybody who is signed in.',
  own_limit: 'Seen by everybody who is signed in.',
  follow_up_month: 'Seen by everybody who is signed in; set by an administrator of the organisation.',
  instrument_version: 'Seen by everybody who is signed in; published by the national desk and never changed.',
  provider: 'Seen by the units of the organisation that plans with them, and by who sees an item of theirs.',
  person_match: 'Seen by the national desk, and by a unit that has custody of both cases.',
  role_grant: "Seen by administrators and auditors of the account's organisation; written by a trigger.",
  stand_in: 'Seen by the account, and by administrators and auditors of its organisation.',
  session: 'Seen and ended by its own account; seen by an administrator of its organisation.',
  person_merge: 'Seen by the national desk.',
  shared_support: 'Seen by the units of the organisation that gives it, and by who sees a case that it benefits.',
  signed_side:
    'Seen with its BAST; who signed is told to both sides alone. Written by the database itself as they sign.',
  shelter: 'Seen by everybody who is signed in.',
  travel_notice: 'Seen by the unit that waits, and by the national desk; written by the gate alone.',
  unit: 'Seen by everybody who is signed in.',
};

/** What TypeORM makes of the entity classes; nothing is connected. */
class Unconnected extends DataSource {
  async tables(): Promise<EntityMetadata[]> {
    await this.buildMetadatas();
    return this.entityMetadatas.toSorted((a, b) => (a.tableName < b.tableName ? -1 : 1));
  }
}

/** Every table and view once: what shows a table in another light is drawn with the table. */
export const entityMetadata = async (): Promise<EntityMetadata[]> =>
  (await new Unconnected({ type: 'postgres', entities }).tables()).filter((one) => one.synchronize || isView(one));

const views = new Set(['colleague', 'former_case', 'shared_case', 'shared_change', 'shared_event']);
const isView = ({ tableName }: EntityMetadata): boolean => views.has(tableName);

/** That every fact names the unit which recorded it is said once, and not drawn twenty times. */
const drawn = (metadata: EntityMetadata) =>
  metadata.manyToOneRelations.filter(
    ({ propertyName }) =>
      propertyName !== 'unit' || !metadata.manyToOneRelations.some((one) => one.propertyName === 'case'),
  );

const diagram = (all: readonly EntityMetadata[]): string =>
  [
    'erDiagram',
    ...all.flatMap((metadata) =>
      drawn(metadata).map(
        (relation) =>
          `  ${relation.inverseEntityMetadata.tableName} ${relation.isNullable ? '|o' : '||'}--o{ ${metadata.tableName} : ${relation.propertyName}`,
      ),
    ),
  ].join('\n');

/** The properties that lie in an envelope column, such as `label` of a person. */
const sealedIn = (metadata: EntityMetadata, envelope: string): string[] =>
  [...describe(metadata.target as Constructor).sealed]
    .filter(([, column]) => column === envelope)
    .map(([property]) => property);

function columnRow(metadata: EntityMetadata, column: EntityMetadata['columns'][number]): string[] {
  const target = column.referencedColumn?.entityMetadata.tableName;
  const sealed = sealedIn(metadata, column.databaseName);
  const notes = [
    ...(column.isPrimary ? ['key'] : []),
    ...(target ? [`→ ${target}`] : []),
    ...(sealed.length > 0 ? [`**envelope**: ${sealed.join(', ')}`] : []),
  ];
  const type = `${String(column.type)}${column.isArray ? '[]' : ''}`;
  return [code(column.databaseName), type, column.isNullable ? 'may be empty' : '', notes.join('; ')];
}

function section(metadata: EntityMetadata): string[] {
  const wall = (tableReaches as Record<string, readonly string[]>)[metadata.tableName];
  const seen = new Map(metadata.columns.map((column) => [column.databaseName, column]));
  return [
    `### ${metadata.tableName}`,
    `Type ${code(metadata.name)}. ${wall ? `Seen under ${wall.join(', ')}.` : (otherTables[metadata.tableName] ?? '')}`.trim(),
    table(
      ['Column', 'Type', '', 'Notes'],
      [...seen.values()].map((column) => columnRow(metadata, column)),
    ),
  ];
}

/** `docs/erd.md`: what is stored, what of it is sealed, and which reach sees it. */
export async function erdDocument(): Promise<string> {
  const all = await entityMetadata();
  const tables = all.filter((one) => !isView(one));
  return document(
    '# What is stored',
    'Generated from the entity classes; change them there.',
    'An **envelope** is a column of ciphertext (AES-256-GCM) under the key of the row’s person: a dump, a log or a backup names nobody. What rules and figures need stands outside: pseudonymous, not anonymous. Every fact of a case also names the unit that recorded it, when it happened (as claimed) and when it was entered (by the server’s clock).',
    '## Relations',
    `\`\`\`mermaid\n${diagram(tables)}\n\`\`\``,
    '## Tables',
    ...tables.flatMap(section),
    '## Views',
    ...all.filter(isView).flatMap(section),
    '## Tables without a type',
    table(
      ['Table', 'What it holds'],
      Object.entries(tablesByHand).map(([name, holds]) => [code(name), holds]),
    ),
  );
}
