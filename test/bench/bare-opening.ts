/** Opening what a bare statement brought: written for each answer by hand, by the same vault. */
import type { Vault } from '../../src/platform/vault/vault';

export interface Person {
  id: string;
  label?: string | null;
  identity?: string | null;
  key?: string | null;
  [field: string]: unknown;
}

interface Noted {
  id: string;
  sealed?: string | null;
  [field: string]: unknown;
}

const bytes = (text: string) => Buffer.from(text, 'base64');

/** Cases with the label of their person, as objects or as the database's text. */
export function openLabels(vault: Vault, cases: string | { person: Person }[]): { person: Person }[] {
  const rows = typeof cases === 'string' ? (JSON.parse(cases) as { person: Person }[]) : cases;
  for (const { person } of rows) {
    if (person.label && person.key) {
      const place = { table: 'person', envelope: 'label', row: person.id };
      const { name, alias } = vault.open(bytes(person.key), place, bytes(person.label));
      person['name'] = name ?? null;
      if ('alias' in person) person['alias'] = alias ?? null;
    }
    delete person.label;
    delete person.key;
  }
  return rows;
}

/** The lists of a case whose rows may hold a sealed note, with their tables and what the envelope holds. */
const noted: readonly [list: string, table: string, fields: readonly string[]][] = [
  ['timeline', 'case_event', ['reason']],
  ['consents', 'consent', ['note']],
  ['needs', 'need', ['note']],
  ['determinations', 'determination', ['note']],
  ['assessments', 'assessment', ['note']],
  ['documents', 'travel_document', ['number']],
  ['handovers', 'handed_person', ['belongings']],
  ['plans', 'plan', ['objectives']],
];
const labelFields = ['name', 'alias'];
const identityFields = ['birthDate', 'nik', 'passportNumber', 'phone', 'safeContact', 'notes'];

/** The key of the person rides along once. */
export function openCase(vault: Vault, text: string): object {
  const answer = JSON.parse(text) as { person: Person } & Record<string, Noted[]>;
  const { person } = answer;
  const key = person.key ? bytes(person.key) : null;
  const open = (table: string, envelope: string, row: string, sealed: string | null | undefined) =>
    key && sealed ? vault.open(key, { table, envelope, row }, bytes(sealed)) : null;
  const put = (into: Record<string, unknown>, fields: readonly string[], content: Record<string, unknown> | null) => {
    for (const field of fields) into[field] = content?.[field] ?? null;
  };
  put(person, labelFields, open('person', 'label', person.id, person.label));
  put(person, identityFields, open('person', 'identity', person.id, person.identity));
  delete person.label;
  delete person.identity;
  delete person.key;
  for (const [list, table, fields] of noted) {
    for (const row of answer[list] ?? []) {
      put(row, fields, open(table, 'sealed', row.id, row.sealed));
      delete row.sealed;
    }
  }
  return answer;
}
