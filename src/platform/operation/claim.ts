import { createHmac } from 'node:crypto';
import type { QueryResultRow } from 'pg';
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

/** Somebody did this act already; what is done of it now is undone. */
export class KeyTaken extends Error {}

/**
 * Takes the key for this act. Whoever is late by a moment waits here on the other's row: then the key is taken, or
 * free if the other was undone. Nobody has to wait for the answer: a key that is taken breaks the transaction, so that
 * none of the act's statements that were sent behind it does anything.
 */
async function claim(secret: Buffer, name: string, input: ActInput): Promise<void> {
  const { query, actor } = tx();
  try {
    await query(
      sql`insert into idempotency_key (account_id, key, content)
          values (${actor.account}, ${input.key}, ${markOf(secret, name, input)})`,
    );
  } catch (error) {
    const { code, table } = error as { code?: string; table?: string };
    throw code === '23505' && table === 'idempotency_key' ? new KeyTaken() : error;
  }
}

/** Does an act under its key. That the key is taken comes before whatever the act finds in its way. */
export async function underKey<T>(secret: Buffer, name: string, input: ActInput, run: () => Promise<T>): Promise<T> {
  const claimed = claim(secret, name, input);
  claimed.catch(() => undefined);
  try {
    return await run();
  } finally {
    await claimed;
  }
}

/** What the key was taken for, if it was for the same content. */
export async function kept(secret: Buffer, name: string, input: ActInput): Promise<Kept> {
  const { query, actor } = tx();
  const [found] = await query<Kept & QueryResultRow>(
    sql`select content, outcome_type, outcome_id, cases from idempotency_key
        where account_id = ${actor.account} and key = ${input.key}`,
  );
  if (!found?.content.equals(markOf(secret, name, input))) throw new Refused('KEY_REUSED', 'key');
  return found;
}

const markOf = (secret: Buffer, name: string, input: ActInput): Buffer =>
  createHmac('sha256', secret)
    .update(`${name}|${canonical(input)}`)
    .digest();

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
