import type { ServerResponse } from 'node:http';
import { backOff } from '../src/partners/sender';
import { act, idsOf, said, settled } from './partners';
import {
  aWorldOfReceivers,
  type Arrived,
  type Behaviour,
  attempts,
  connected,
  deliver,
  hosts,
  hurry,
  need,
  one,
  receiver,
  sender,
  state,
  verified,
  world,
} from './receivers';

aWorldOfReceivers();

describe('a machine that is told of changes', () => {
  it('gets ids and names of events alone, signed, each case in its order, and nothing twice', async () => {
    const mine = await connected('TOLD', 2);
    const ids = await idsOf(world, mine.login);
    for (const of of [...mine.cases, ...mine.cases]) await need(of);
    await deliver();
    await deliver();
    expect(mine.came.map(({ data }) => ids.inward(data.case ?? ''))).toEqual([...mine.cases, ...mine.cases]);
    expect(new Set(mine.came.map(({ id }) => id)).size).toBe(4);
    for (const arrived of mine.came) {
      const { data, type, timestamp, ...rest } = JSON.parse(arrived.body) as Record<string, unknown>;
      expect([type, Object.keys(data as object), typeof timestamp, rest]).toEqual([
        'case.changed',
        ['case', 'event'],
        'string',
        {},
      ]);
      expect(verified(arrived, mine.secret)).toBe(true);
    }
    expect(await attempts(mine.login, mine.webhook)).toEqual([]);
    mine.close();
  });

  it('can tell a message that was altered, replayed late, or signed by another', async () => {
    const mine = await connected('ALTERED');
    await need(mine.cases[0]);
    await deliver();
    const [arrived] = mine.came as [Arrived];
    const other = { ...arrived, headers: { ...arrived.headers } };
    expect(verified(arrived, mine.secret)).toBe(true);
    expect(verified({ ...arrived, body: arrived.body.replace('case.changed', 'case.gone') }, mine.secret)).toBe(false);
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const altered = (other.headers[name] ?? '').replace(/.$/, (last) => (last === '1' ? '2' : '1'));
      expect([
        name,
        verified(
          {
            ...arrived,
            headers: { ...arrived.headers, [name]: name === 'webhook-signature' ? `v1,${'A'.repeat(44)}` : altered },
          },
          mine.secret,
        ),
      ]).toEqual([name, false]);
    }
    expect(verified(arrived, mine.secret, Date.now() + 600_000)).toBe(false);
    expect(verified(arrived, `whsec_${Buffer.alloc(24, 1).toString('base64')}`)).toBe(false);
    mine.close();
  });

  it('misses nothing, whichever way it fails', async () => {
    const mine = await connected('FAILING', 3);
    const inner = await receiver();
    const ways: Record<string, Behaviour> = {
      TIMED_OUT: () => undefined,
      STATUS: (response) => response.writeHead(500).end('no'),
      BROKEN: (response) => response.destroy(),
      REDIRECTED: (response) => response.writeHead(302, { location: inner.url }).end(),
    };
    const halves: Behaviour[] = [
      // Takes it, and is gone before it says so; answers only after a minute; drops the line within the answer.
      (response) => response.socket?.resetAndDestroy(),
      (response) => void setTimeout(() => response.end(), 60_000).unref(),
      (response) => response.writeHead(200, { 'content-length': 100 }).write('x') && response.destroy(),
    ];
    const before = (await world.owner.query<{ n: string }>('select max(seq)::text as n from case_event')).rows[0]?.n;
    for (const of of mine.cases) await need(of);
    mine.plan.push(...Object.values(ways), ...halves);
    const by = sender();
    await deliver(by, 8);
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from case_event where case_id = any ($1) and seq > $2 order by pos, seq',
      [mine.cases, before],
    );
    const ids = await idsOf(world, mine.login);
    const arrived = mine.came.map(({ id }) => ids.inward(id));
    expect([...new Set(arrived)]).toEqual(rows.map(({ id }) => id));
    expect(arrived.length).toBeGreaterThan(rows.length);
    expect(inner.came).toEqual([]);
    expect(await attempts(mine.login, mine.webhook, true)).toEqual([]);
    const [first] = await attempts(mine.login, mine.webhook);
    expect(first).toMatchObject({ why: null, status: 204 });
    expect(first.tries).toBeGreaterThan(4);
    mine.close();
    inner.close();
  }, 60_000);

  it.each([
    ['TIMED_OUT', () => undefined, null],
    ['STATUS', (response: ServerResponse) => response.writeHead(503).end(), 503],
    ['BROKEN', (response: ServerResponse) => response.destroy(), null],
    [
      'REDIRECTED',
      (response: ServerResponse) => response.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
      307,
    ],
  ] as const)('is shown what did not arrive and why: %s', async (why, behaviour, status) => {
    const mine = await connected(`WHY${why.slice(0, 4)}`);
    mine.plan.push(behaviour);
    await need(mine.cases[0]);
    await deliver();
    expect(await attempts(mine.login, mine.webhook, true)).toMatchObject([{ why, status, tries: 1 }]);
    expect(await state(mine.login)).toMatchObject({ state: 'ACTIVE', tries: 1 });
    await deliver();
    expect(await attempts(mine.login, mine.webhook, true)).toEqual([]);
    mine.close();
  });

  it('keeps nobody else waiting while it does not answer', async () => {
    const [slow, quick] = [await connected('SLOW'), await connected('QUICK')];
    slow.plan.push(() => undefined);
    for (const { cases } of [slow, quick]) await need(cases[0]);
    const by = sender(5_000);
    await settled(world);
    await hurry();
    await by.turn();
    const begun = Date.now();
    while (quick.came.length === 0) await new Promise((wait) => setTimeout(wait, 20));
    expect(Date.now() - begun).toBeLessThan(3_000);
    slow.close();
    quick.close();
    await by.idle();
  });

  it('is told again by another worker when the one that was telling it died', async () => {
    const mine = await connected('KILLED');
    await need(mine.cases[0]);
    mine.plan.push(() => undefined);
    const dies = sender(60_000);
    await settled(world);
    await hurry();
    await dies.turn();
    while (mine.came.length === 0) await new Promise((wait) => setTimeout(wait, 20));
    // It is taken for a minute; nobody else takes it meanwhile, and then somebody does.
    const other = sender();
    await other.turn();
    await other.idle();
    expect(mine.came).toHaveLength(1);
    await deliver(other);
    expect(mine.came.map(({ id }) => id)).toEqual([mine.came[0]?.id, mine.came[0]?.id]);
    mine.close();
  });

  it('is told that a case is gone when consent is, and no more of it; and of others’ cases nothing', async () => {
    const mine = await connected('GONE', 1);
    await said(world, mine.cases[0], { given: false });
    await need(mine.cases[0]);
    await act(world, 'officer.manila', 'recordNeed', { case: mine.cases[0], code: 'INJURY' });
    const [stranger] = await world.registered(1);
    await need(stranger?.id);
    await deliver();
    expect([...new Set(mine.came.map(({ type }) => type))]).toEqual(['case.gone']);
    expect(mine.came[0]?.data).not.toHaveProperty('event');
    mine.close();
  });

  it('is paused and sent elsewhere by its machine, and misses nothing of what happens meanwhile', async () => {
    const [mine, other] = [await connected('MOVED'), await receiver()];
    hosts.push(other.host);
    expect(await one(mine.login, 'pauseWebhook', { webhook: mine.webhook })).toMatchObject({ state: 'PAUSED' });
    await need(mine.cases[0]);
    await deliver();
    expect(mine.came).toEqual([]);
    expect(await one(mine.login, 'changeWebhook', { webhook: mine.webhook, url: other.url })).toMatchObject({
      state: 'PAUSED',
    });
    expect(await one(mine.login, 'changeWebhook', { webhook: mine.webhook, url: 'https://10.0.0.1/' })).toMatchObject({
      code: 'WEBHOOK_ADDRESS',
    });
    await one(mine.login, 'resumeWebhook', { webhook: mine.webhook });
    await deliver();
    expect([mine.came.length, other.came.length]).toEqual([0, 1]);
    mine.close();
    other.close();
  });
});

describe('the wait between tries', () => {
  it('grows to an hour, and is never the same for all', () => {
    const waits = (tries: number) => Array.from({ length: 200 }, () => backOff(tries));
    expect(Math.max(...waits(0))).toBeLessThanOrEqual(5_000);
    expect(Math.min(...waits(20))).toBeGreaterThanOrEqual(1_800_000);
    expect(Math.max(...waits(20))).toBeLessThanOrEqual(3_600_000);
    expect(new Set(waits(5)).size).toBeGreaterThan(150);
  });
});
