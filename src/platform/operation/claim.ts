import { createHmac } from 'node:crypto';
import { sql, type Sql } from '../db/sql';
import { tx } from '../db/db';
import { Refused } from '../outcome/problem';
import type { ActInput, Outcome } from './act';

/** What is kept of a key: never the answer, only which thing it left, and a mark of the content. */
export interface Kept {
  content: Buffer;
  outcome_type: string;
  outcome_id: string;
  cases: string[];
}

/**
 * Takes the key for this act, or finds what it did before. Of simultaneous twins one waits here on the other's row and
 * then finds its outcome; if the first is undone, the second goes on as the first.
 */
export async function claim(secret: Buffer, name: string, input: ActInput): Promise<Kept | null> {
  const { query, actor } = tx();
  const content = createHmac('sha256', secret).update(`${name}|${canonical(input)}`).digest();
  const taken = await query(
    sql`insert into idempotency_key (account_id, key, content) values (${actor.account}, ${input.key}, ${content})
        on conflict do nothing returning key`,
  );
  if (taken.length > 0) return null;
  const [kept] = await query<Kept & { outcome_type: string }>(
    sql`select content, outcome_type, outcome_id, cases from idempotency_key
        where account_id = ${actor.account} and key = ${input.key}`,
  );
  if (!kept?.content.equals(content)) throw new Refused('KEY_REUSED', 'key');
  return kept;
}

/** Remembers the outcome under the key; runs within the statement that reads the answer. */
export const remember = (account: string, key: string, outcome: Outcome): Sql =>
  sql`update idempotency_key set outcome_type = ${outcome.entity.name}, outcome_id = ${outcome.id},
      cases = ${[...outcome.cases]}::uuid[] where account_id = ${account} and key = ${key}`;

/** The same content whatever the order of its fields; the key is not content, nor is the version that it rests on. */
function canonical(content: unknown): string {
  return JSON.stringify(content, (name, part: unknown) => {
    if (name === 'key' || name === 'version') return undefined;
    if (part === null || typeof part !== 'object' || Array.isArray(part) || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
