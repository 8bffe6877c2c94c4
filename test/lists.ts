import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { key, type World } from './world';

export const IMPORT = `mutation ($input: ImportList!) { importList(input: $input) {
  __typename
  ... on ListImport { id group ready drafts registered repeated asksDateOrder
    rows { line number state draft case problems { field code message remedy typed } warnings { field code } }
    problems { code field } warnings { code } }
  ... on Problem { code field message remedy } } }`;
export const FIX = `mutation ($input: FixDraft!) { fixDraft(input: $input) {
  __typename ... on Draft { id version state typed { column text } case { id number person { name birthDate nik } group { id } } }
  ... on Problem { code field } } }`;
export const DISCARD = `mutation ($input: DiscardDraft!) { discardDraft(input: $input) {
  __typename ... on Draft { id version state reason case { id } } ... on Problem { code field } } }`;
export const DRAFTS = `query ($group: ID!, $state: DraftState) { drafts(group: $group, state: $state) { next
  items { id version line state typed { column text } problems { field code typed } case { id } } } }`;

const HEADINGS = 'Nama,JK,Tanggal lahir,NIK,Telepon,Kebutuhan mendesak,Catatan';

/** A list as a file, one person a row under these headings. */
export const csv = (...rows: string[]) => ({
  fileName: 'daftar.csv',
  content: Buffer.from([HEADINGS, ...rows].join('\n')).toString('base64'),
});

/** A group of people who were received together, to which a list is brought. */
export async function groupOf(world: World, login = 'officer.manila'): Promise<string> {
  const id = key();
  const { createGroup } = await world
    .as(login)
    .ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename ... on Problem { code } } }', {
      input: { key: key(), id, reference: 'Scam compound 5 June', country: 'PH', receivedAt: '2025-06-05T01:00:00Z' },
    });
  expect(createGroup).toEqual({ __typename: 'Group' });
  return id;
}

export async function importInto(world: World, input: object, login = 'officer.manila') {
  const { importList } = await world.as(login).ask(IMPORT, { input: { key: key(), ...input } });
  return importList;
}

export const CONSENTS = [{ purpose: 'ASSISTANCE', basis: 'CONSENT', given: true }];

/** The story's list of 35, in one of its two formats. */
export const manila = (ending: 'xlsx' | 'csv') => ({
  fileName: `manila-35.${ending}`,
  content: readFileSync(join(__dirname, 'data', `manila-35.${ending}`)).toString('base64'),
});

/** Rows that are really stored, whoever may see them. */
export async function counted(world: World, table: string, where = 'true', ...values: unknown[]): Promise<number> {
  const { rows } = await world.owner.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ${where}`,
    values,
  );
  return rows[0]?.n ?? -1;
}
