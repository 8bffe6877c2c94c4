import { createLogger, rates, type Log } from '#server';
import type { Server } from '../src/server';
import { openWorld, type World } from './world';

let world: World;
/** Two processes that allow little, and what they have said of it. */
let one: Server;
let other: Server;
let warned = 0;
beforeAll(async () => {
  world = await openWorld();
  [one, other] = await Promise.all([world.beside({ rates: little, log }), world.beside({ rates: little, log })]);
});
afterAll(() => world.close());

const log: Log = { ...createLogger('silent'), warn: () => void (warned += 1) };
const little = {
  account: { points: 60, seconds: 60, lump: 10 },
  client: { points: 5, seconds: 60 },
  address: { points: 20, seconds: 60 },
};

async function ask(url: string, login: string, query = '{ __typename }') {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await world.tokenOf(login)}` },
    body: JSON.stringify({ query }),
  });
  return { answer, body: await answer.text() };
}

const told = async (): Promise<number> => {
  const { rows } = await world.owner.query<{ points: number }>(
    `select coalesce(sum(points), 0)::int as points from rate where key like 'account:%'`,
  );
  return rows[0]?.points ?? 0;
};

/** Lumps are told in the background: waits until the next one was, and what it led to. */
async function lump(before: number, allowed: number): Promise<number> {
  const wary = warned;
  for (let points = before; ; points = await told()) {
    if (points === before) continue;
    // Who is over their points is named in the log, and barred in the same breath.
    for (const until = Date.now() + 10_000; points > allowed && warned === wary && Date.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 1));
    return points;
  }
}

/** How many of so many are answered, one after the other. */
async function answered(url: string, login: string, count: number, figures = little.account): Promise<number> {
  let good = 0;
  let points = await told();
  const allowed = points + figures.points;
  for (let i = 0; i < count; i += 1) {
    if ((await ask(url, login)).answer.status !== 200) continue;
    good += 1;
    if (good % figures.lump === 0) points = await lump(points, allowed);
  }
  return good;
}

describe('An account that asks too much', () => {
  it('is told when to come back, in every process, and nobody else is held up', async () => {
    // Sixty points, and the lump that shows that they are gone.
    expect(await answered(one.url, 'officer.manila', 100)).toBe(70);
    expect(await answered(other.url, 'officer.manila', 30)).toBeLessThanOrEqual(little.account.lump);
    const { answer, body } = await ask(other.url, 'officer.manila');
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(JSON.parse(body).errors[0].extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: seconds });
    expect((await ask(one.url, 'officer.phnompenh')).answer.status).toBe(200);
  });

  it('may ask again when its time is over', async () => {
    const account = { points: 4, seconds: 2, lump: 5 };
    const brief = await world.beside({ rates: { ...little, account }, log });
    expect(await answered(brief.url, 'officer.dubai', 5, account)).toBe(5);
    const { answer } = await ask(brief.url, 'officer.dubai');
    expect(answer.status).toBe(429);
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('retry-after')) * 1000 + 100));
    expect((await ask(brief.url, 'officer.dubai')).answer.status).toBe(200);
  });

  it('costs one statement for each lump and none for a request', async () => {
    const account = { points: 1e6, seconds: 60, lump: 50 };
    const ample = await world.beside({ rates: { ...little, account } });
    await answered(ample.url, 'caseworker.iom', 100, account);
    const { rows } = await world.owner.query<{ points: number }>(`select points from rate where points = 100`);
    expect(rows).toHaveLength(1);
  });
});

describe('An account that asks for much at once', () => {
  it('has its points used up by what its documents could answer, not by their number', async () => {
    // A page of a hundred, each with a list: twelve points and the request's own, of sixty.
    const much = '{ cases(first: 100) { items { needs { code } } } }';
    await world.owner.query('delete from rate');
    let points = 0;
    for (let i = 0; i < 5; i += 1) {
      expect((await ask(one.url, 'officer.yangon', much)).answer.status).toBe(200);
      points = await lump(points, little.account.points);
    }
    expect((await ask(one.url, 'officer.yangon', much)).answer.status).toBe(429);
    expect((await ask(one.url, 'officer.yangon')).answer.status).toBe(429);
    expect((await ask(one.url, 'officer.bangkok', much)).answer.status).toBe(200);
  });
});

describe('An address that tries too much', () => {
  it('is held back at the sign-in’s addresses, by all processes together', async () => {
    await world.owner.query('delete from rate');
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        fetch(`${[one, other][i % 2]?.url}/oidc/token`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'x' }),
        }),
      ),
    );
    const statuses = tries.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status !== 429)).toHaveLength(little.address.points);
    expect(tries.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('is not written down, nor is whoever asked', async () => {
    const { rows } = await world.owner.query<{ key: string }>('select key from rate');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^(account|client|address):[\w-]{43}$/);
  });
});

describe('The usual figures', () => {
  it('let an office of thirty behind one address sign in, and an account work as fast as people do', () => {
    expect(rates.address.points / 30).toBeGreaterThanOrEqual(20);
    expect(rates.account.points / rates.account.seconds).toBeGreaterThanOrEqual(100);
    expect(rates.account.lump / rates.account.points).toBeLessThan(0.05);
  });
});
