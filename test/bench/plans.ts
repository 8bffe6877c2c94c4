/** How the database goes about what Pulang sends, under row-level security, for a unit with much and one with little. */
import { Client } from 'pg';
import { accounts } from '../../src/demonstration/cast';
import { ContextSigner } from '../../src/platform/db/context';
import { addressFor } from '../../src/platform/db/set-up';
import type { Sent } from './child';
import { quantile } from './drive';
import type { Installation } from './installation';

const LARGE = 'officer.phnompenh';
const SMALL = 'officer.dubai';
/** Hashing all that a unit may see, for each child table: at a million cases fifty times the work. */
const HASHED = /hashed SubPlan/;
/** Entering the context, who a token speaks for, and how often, which is told in lumps by a role of its own. */
const BESIDE = /set_config|app\.actor|\brate\b/;
const TIMES = 60;

const print = (text: string) => process.stdout.write(`${text}\n`);

function accountOf(login: string) {
  const account = accounts.find((one) => one.login === login);
  if (!account) throw new Error(`There is no ${login}.`);
  return account;
}

/** The text that enters an account's context. */
export function contextOf({ ring }: Installation, login: string): string {
  const account = accountOf(login);
  return new ContextSigner(ring.secret('context')).sign({ account: account.id, unit: account.unit, standing: 'unit' });
}

/** Runs under an account's context and undoes what was done. */
export async function under<T>(client: Client, context: string, run: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query(`select app.enter($1)`, [context]);
    return await run();
  } finally {
    await client.query('rollback');
  }
}

/** False when a plan is unfit. */
export async function checkPlans(place: Installation, sent: Record<string, readonly Sent[]>): Promise<boolean> {
  const client = await new Client({ connectionString: place.url }).connect();
  const machines = addressFor(place.url, 'pulang_partner', place.ring.secret('database'));
  const partner = await new Client({ connectionString: machines }).connect();
  try {
    print('\nPlans');
    const faults: string[] = [];
    let plans = 0;
    for (const [name, statements] of Object.entries(sent)) {
      for (const statement of statements.filter(({ text }) => !BESIDE.test(text))) {
        const machine = statement.text.includes('shared_change');
        const by = machine ? partner : client;
        for (const login of machine ? ['system.iom'] : [LARGE, SMALL]) {
          const found = await under(by, contextOf(place, login), () => explain(by, statement));
          plans += found.length;
          if (found.some((plan) => HASHED.test(plan))) faults.push(`${name} for ${login}`);
        }
      }
    }
    const caught = HASHED.test(await planted(client, contextOf(place, LARGE)));
    const rows = faults.length === 0 ? 'none hashes what a unit may see' : `HASHED: ${faults.join(', ')}`;
    print(
      `  ${plans} plans, fresh and generic, of a large and a small unit: ${rows}; a planted one was ${caught ? 'found' : 'MISSED'}.`,
    );
    const even = await worklistIsEven(client, place, sent['W1'] ?? []);
    const indexed = await searchWalksItsIndex(place, sent['W4'] ?? []);
    return faults.length === 0 && caught && even && indexed;
  } finally {
    await client.end();
    await partner.end();
  }
}

/** With the values at hand, and as a prepared statement is planned once for all values. */
async function explain(client: Client, { text, values }: Sent): Promise<string[]> {
  const lines = async (rows: Promise<{ rows: Record<string, string>[] }>) =>
    (await rows).rows.map((row) => row['QUERY PLAN']).join('\n');
  return [
    await lines(client.query(`explain ${text}`, values)),
    await lines(client.query(`explain (generic_plan) ${text}`)),
  ];
}

/** The policy's shape without `offset 0`: this is what must be found. */
async function planted(client: Client, context: string): Promise<string> {
  const text = `select from need n where n.code = $1 or exists (select from case_access a where a.case_id = n.case_id and a.unit_id = (select app.unit()))`;
  return under(client, context, async () => (await explain(client, { text, values: ['INJURY'] })).join('\n'));
}

/** The smallest unit's first page may take at most 1.5 times the largest's. */
async function worklistIsEven(client: Client, place: Installation, sent: readonly Sent[]): Promise<boolean> {
  const first = sent.find(
    ({ text }) =>
      text.includes('case_access a') && !text.includes('::uuid) and') && !/\(a\.updated_at, a\.case_id\)/.test(text),
  );
  if (!first) return true;
  const times = [];
  for (const login of [LARGE, SMALL]) times.push(await timed(client, contextOf(place, login), sentBy(login, first)));
  const [large = 0, small = 0] = times;
  print(
    `  first page of the worklist: ${large.toFixed(2)} ms for the largest post, ${small.toFixed(2)} for the smallest${small > 1.5 * large ? ': TOO SLOW' : ''}.`,
  );
  return small <= 1.5 * large;
}

/** The same statement as another account would have sent it: the audit's entry names who asks. */
function sentBy(login: string, { text, values }: Sent): Sent {
  const { id, unit } = accountOf(login);
  const own = (value: unknown) =>
    accounts.some((one) => one.id === value) ? id : accounts.some((one) => one.unit === value) ? unit : value;
  return { text, values: values.map(own) };
}

async function timed(client: Client, context: string, { text, values }: Sent): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    times.push(
      await under(client, context, async () => {
        const begun = performance.now();
        await client.query({ name: 'timed', text, values });
        return performance.now() - begun;
      }),
    );
  }
  return quantile(times, 0.5);
}

/** What runs inside the gate that searches the tokens, planned once for all questions as the serving roles have it. */
async function searchWalksItsIndex(place: Installation, sent: readonly Sent[]): Promise<boolean> {
  const values = sent.find(({ text }) => text.includes('app.find_names'))?.values.slice(0, 3);
  if (!values) return true;
  const owner = await new Client({ connectionString: place.ownerUrl }).connect();
  try {
    const { rows } = await owner.query<{ body: string }>(
      `select prosrc as body from pg_proc where proname = 'find_names'`,
    );
    const parameters: Record<string, string> = { tokens: '$1::int[]', weights: '$2::real[]', groups: '$3::int[]' };
    const text = (rows[0]?.body ?? '').replace(/\b(tokens|weights|groups)\b/g, (name) => parameters[name] ?? name);
    await owner.query('set role pulang_gate');
    const [, plan = ''] = await under(owner, contextOf(place, LARGE), () => explain(owner, { text, values }));
    const fit = plan.includes('person_token_pkey') && !/Seq Scan on person_token|hashed SubPlan/.test(plan);
    print(`  the search for names ${fit ? 'walks' : 'DOES NOT WALK'} its index.`);
    return fit;
  } finally {
    await owner.end();
  }
}
