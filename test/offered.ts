import type { Locator } from 'playwright-core';
import { key, type World } from './world';

/* Whether what a page offers is what the core accepts: each button is found, and what it does is done. */

/** Whose input is not called as they are. */
const types: Readonly<Record<string, string>> = { keepApart: 'KeepPeopleApart' };

/** The code of the refusal, of the act or of the whole question; null where it was done. */
export async function attempted(world: World, login: string, name: string, input: object): Promise<string | null> {
  const type = types[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code field } } }`;
  const now = new Date(Date.now() - 1000).toISOString();
  const { data, errors } = await world.as(login).attempt(document, {
    input: { key: key(), occurredAt: now, ...input },
  });
  const told = (data as Record<string, { code?: string }> | null)?.[name];
  return errors?.[0]?.extensions.code ?? told?.code ?? null;
}

/** Each once, by what it is called: as a screen reader says it, or as it is written. */
export async function namesOf(buttons: Locator, by: 'SAID' | 'WRITTEN' = 'SAID'): Promise<string[]> {
  const names = await buttons.evaluateAll(
    (all, said) =>
      all.map((one) =>
        ((said && one.getAttribute('aria-label')) || (one as unknown as { innerText: string }).innerText).trim(),
      ),
    by === 'SAID',
  );
  return [...new Set(names)];
}

export interface Judging {
  /** What a button does, by its name; one of which nothing is known fails the test. */
  doingOf: (name: string) => (() => Promise<string | null>) | undefined;
  /** What was tried is undone, so that each thing is tried as the page showed it. */
  asItWas: () => Promise<unknown>;
  /** Refused whatever is filled in; where nothing is named, any refusal is one. */
  never?: ReadonlySet<string>;
}

/** Those of the buttons that can only be refused, with why. */
export async function refusedOf(names: readonly string[], { doingOf, asItWas, never }: Judging): Promise<string[]> {
  const wrong: string[] = [];
  for (const name of names) {
    const doing = doingOf(name);
    await asItWas();
    const code = doing ? await doing() : 'what is this button?';
    if (code !== null && (!doing || !never || never.has(code))) wrong.push(`${name}: ${code}`);
  }
  return wrong;
}

/** Keeps these tables as they are now; what comes back puts them back, past every rule. */
export async function kept({ owner }: World, tables: readonly string[]): Promise<() => Promise<unknown>> {
  for (const table of tables) await owner.query(`create temp table kept_${table} as select * from ${table}`);
  const back = tables.map((table) => `delete from ${table}; insert into ${table} select * from kept_${table};`);
  return () => owner.query(`begin; set local session_replication_role = replica; ${back.join(' ')} commit`);
}
