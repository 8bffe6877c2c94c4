import { createHmac, timingSafeEqual } from 'node:crypto';
import dns from 'node:dns';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as tcp, type AddressInfo } from 'node:net';
import { Client } from 'pg';
import { createLogger } from '#server';
import { isOuter, receiverAt, resolve } from '../src/partners/address';
import { Partners } from '../src/partners/boundary';
import { backOff, WebhookSender } from '../src/partners/sender';
import { Db, type Pools } from '../src/platform/db/db';
import { jobsOf } from '../src/work';
import { act, changes, followed, idsOf, opened, partner, said, settled } from './partners';
import { key, openWorld, type World } from './world';

interface Arrived {
  id: string;
  headers: Record<string, string>;
  body: string;
  data: { case?: string; offer?: string; event?: string };
  type: string;
}
type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

const well: Behaviour = (response) => response.writeHead(204).end();

/** A partner's own server, which answers as it is told to and remembers what came. */
async function receiver() {
  const came: Arrived[] = [];
  const plan: Behaviour[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const headers = request.headers as Record<string, string>;
    const { data, type } = JSON.parse(body) as Pick<Arrived, 'data' | 'type'>;
    came.push({ id: headers['webhook-id'] ?? '', headers, body, data, type });
    (plan.shift() ?? well)(response, request);
  };
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    came,
    plan,
    url: `http://127.0.0.1:${port}/pulang`,
    host: `127.0.0.1:${port}`,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

/** As a partner's engineer writes it from the standard. */
function verified({ headers, body }: Pick<Arrived, 'headers' | 'body'>, secret: string, now = Date.now()): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = headers;
  if (Math.abs(now / 1000 - Number(at)) > 300) return false;
  const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${id}.${at}.${body}`)
    .digest();
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64');
    return given.length === mac.length && timingSafeEqual(given, mac);
  });
}

let world: World;
const hosts: string[] = [];
beforeAll(async () => {
  world = await openWorld({ webhookHosts: hosts });
});
afterAll(() => world.close());

function sender(time = 300): WebhookSender {
  const { signIn } = world.app.get<Pools, Pools>('Pools');
  return new WebhookSender({
    ...{
      db: world.app.get(Db),
      signIn,
      partners: new Partners(signIn, world.ring),
      secret: world.ring.secret('webhooks'),
    },
    ...{ allowed: hosts, log: createLogger('error'), time },
  });
}
const one = async (login: string, name: string, input: object) => {
  const own = ['registerWebhook', 'replayWebhook', 'changeWebhook'];
  const type = own.includes(name) ? `${name[0]?.toUpperCase()}${name.slice(1)}` : 'OfWebhook';
  const made = ['registerWebhook', 'rotateWebhookSecret'].includes(name)
    ? 'NewWebhook { id url secret oldSecretUntil }'
    : 'Webhook { id state tries }';
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${made} ... on Problem { code field } } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
};
/** A partner with a case, a server and a webhook, apart from all others. */
async function connected(code: string, cases = 1) {
  const machine = await partner(world, code);
  const server = await receiver();
  hosts.push(server.host);
  const followedBy = await followed(world, cases);
  await opened(world, followedBy, machine.unit);
  await settled(world);
  const { id, secret } = await one(machine.login, 'registerWebhook', { url: server.url });
  expect(secret).toMatch(/^whsec_/);
  return { ...machine, ...server, cases: followedBy, webhook: id as string, secret: secret as string };
}
/** All who wait are tried again now. */
const hurry = () => world.owner.query(`update webhook set retry_at = now() where state = 'ACTIVE'`);
async function deliver(by = sender(), turns = 1): Promise<void> {
  await settled(world);
  for (let i = 0; i < turns; i += 1) {
    await hurry();
    await by.turn();
    await by.idle();
  }
}
const need = (of: string | undefined, code = 'INJURY') =>
  act(world, 'officer.manila', 'recordConsent', {
    case: of,
    purpose: 'FOLLOW_UP',
    basis: 'CONSENT',
    given: true,
    note: code,
  });
const attempts = async (login: string, webhook: string, failedOnly = false) =>
  (
    await world
      .as(login)
      .ask(
        'query ($webhook: ID!, $failedOnly: Boolean!) { webhookAttempts(webhook: $webhook, failedOnly: $failedOnly) { items { event status why tries } } }',
        { webhook, failedOnly },
      )
  ).webhookAttempts.items;
const state = async (login: string) =>
  (await world.as(login).ask('{ webhooks { items { state pausedWhy tries failingSince deliveredAt } } }')).webhooks
    .items[0];

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

  it('changes its secret while both are good, and the old one ends', async () => {
    const mine = await connected('ROTATED');
    const sent = { key: key(), webhook: mine.webhook };
    const next = await one(mine.login, 'rotateWebhookSecret', sent).catch((error: unknown) => error);
    expect(next.secret).not.toBe(mine.secret);
    await need(mine.cases[0]);
    await deliver();
    const [both] = mine.came as [Arrived];
    expect([verified(both, mine.secret), verified(both, next.secret)]).toEqual([true, true]);
    await world.owner.query(`update webhook set old_secret_until = now() where id = $1`, [
      (await idsOf(world, mine.login)).inward(mine.webhook),
    ]);
    await need(mine.cases[0]);
    await deliver();
    const after = mine.came[1] as Arrived;
    expect([verified(after, mine.secret), verified(after, next.secret)]).toEqual([false, true]);
    mine.close();
  });

  it('is sent again what it was sent, from a mark or an instant on', async () => {
    const mine = await connected('AGAIN', 2);
    const start = new Date();
    await need(mine.cases[0]);
    await deliver();
    const { next } = await changes(world, null, 500, mine.login);
    await need(mine.cases[1]);
    await deliver();
    const [first, second] = mine.came.map(({ id }) => id);
    await one(mine.login, 'replayWebhook', { webhook: mine.webhook, after: next });
    await deliver();
    expect(
      mine.came
        .slice(2)
        .map(({ id }) => id)
        .at(-1),
    ).toBe(second);
    const from = mine.came.length;
    await one(mine.login, 'replayWebhook', { webhook: mine.webhook, since: start.toISOString() });
    await deliver();
    expect(mine.came.slice(from).map(({ id }) => id)).toEqual([first, second]);
    expect(await one(mine.login, 'replayWebhook', { webhook: mine.webhook })).toMatchObject({
      code: 'INVALID_VALUE',
      field: 'after',
    });
    expect(await one(mine.login, 'replayWebhook', { webhook: mine.webhook, after: 'x' })).toMatchObject({
      code: 'INVALID_CURSOR',
    });
    mine.close();
  });

  it('is left alone after three days of failing, or once it says that it is gone, and goes on where it was', async () => {
    const mine = await connected('PAUSED');
    const no: Behaviour = (response) => response.writeHead(500).end();
    mine.plan.push(no, no, (response) => response.writeHead(410).end());
    await need(mine.cases[0]);
    await deliver();
    await world.owner.query(
      `update webhook set failing_since = now() - interval '73 hours' where state = 'ACTIVE' and tries > 0`,
    );
    await deliver();
    expect(await state(mine.login)).toMatchObject({ state: 'PAUSED', pausedWhy: 'STATUS' });
    await deliver();
    expect(mine.came).toHaveLength(2);
    await one(mine.login, 'resumeWebhook', { webhook: mine.webhook });
    await deliver();
    expect(await state(mine.login)).toMatchObject({ state: 'PAUSED', pausedWhy: 'GONE' });
    await one(mine.login, 'resumeWebhook', { webhook: mine.webhook });
    await deliver();
    expect(mine.came).toHaveLength(4);
    expect(await state(mine.login)).toMatchObject({ state: 'ACTIVE', failingSince: null });
    await one(mine.login, 'removeWebhook', { webhook: mine.webhook });
    await need(mine.cases[0]);
    await deliver();
    expect(mine.came).toHaveLength(4);
    expect(await one(mine.login, 'resumeWebhook', { webhook: mine.webhook })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'webhook',
    });
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

  it('is shown for 90 days what did not arrive, and a webhook that was removed goes after that', async () => {
    const mine = await connected('KEPT', 2);
    mine.plan.push(
      (response) => response.writeHead(500).end(),
      well,
      (response) => response.writeHead(500).end(),
    );
    for (const of of mine.cases) {
      await need(of);
      await deliver(sender(), 2);
    }
    const [, old] = await attempts(mine.login, mine.webhook);
    const ids = await idsOf(world, mine.login);
    const aged = (what: string, column: string, days: number, id: string) =>
      world.owner.query(
        `update ${what} set ${column} = now() - make_interval(days => $1) where $2 in (id::text, ${what === 'webhook' ? 'id' : 'event_id'}::text)`,
        [days, id],
      );
    const worker = new Client({ connectionString: world.addressOf('pulang_worker') });
    await worker.connect();
    const turn = () => jobsOf(world.app)['purge-webhooks'].run({}, (text) => worker.query(text));
    await aged('webhook_attempt', 'at', 89, ids.inward(old.event));
    await turn();
    expect(await attempts(mine.login, mine.webhook)).toHaveLength(2);
    await aged('webhook_attempt', 'at', 91, ids.inward(old.event));
    await turn();
    expect(await attempts(mine.login, mine.webhook)).toHaveLength(1);
    await one(mine.login, 'removeWebhook', { webhook: mine.webhook });
    const here = async () =>
      (await world.owner.query('select from webhook where id = $1', [ids.inward(mine.webhook)])).rowCount;
    const { rows } = await world.owner.query<{ secret: Buffer }>('select secret from webhook where id = $1', [
      ids.inward(mine.webhook),
    ]);
    expect(rows[0]?.secret).toHaveLength(0);
    await turn();
    expect(await here()).toBe(1);
    await world.owner.query(`update webhook_attempt set at = now() - interval '95 days'`);
    await aged('webhook', 'retry_at', 91, ids.inward(mine.webhook));
    await turn();
    expect(await here()).toBe(0);
    await worker.end();
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

  it('sees and changes no other machine’s', async () => {
    const [mine, theirs] = [await connected('OWN'), await connected('THEIRS')];
    const foreign = (await idsOf(world, mine.login)).outward((await idsOf(world, theirs.login)).inward(theirs.webhook));
    for (const name of ['removeWebhook', 'resumeWebhook', 'rotateWebhookSecret'])
      expect(await one(mine.login, name, { webhook: foreign })).toMatchObject({ code: 'NOT_FOUND', field: 'webhook' });
    expect(await attempts(mine.login, foreign)).toEqual([]);
    mine.close();
    theirs.close();
  });
});

describe('addresses', () => {
  const refused = [
    ...[
      'http://partner.example/',
      'ftp://partner.example/',
      'https://user:pw@partner.example/',
      'https://localhost/',
      'nonsense',
      '',
    ],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
      'https://0/',
      'https://0.0.0.0/',
    ],
    ...[
      'https://10.0.0.1/',
      'https://172.16.0.1/',
      'https://172.31.255.255/',
      'https://192.168.1.1/',
      'https://100.64.0.1/',
      'https://169.254.169.254/latest/meta-data/',
    ],
    ...[
      'https://[::1]/',
      'https://[::]/',
      'https://[fe80::1]/',
      'https://[fc00::1]/',
      'https://[fd00:ec2::254]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
    ],
    ...[
      'https://[64:ff9b::7f00:1]/',
      'https://[2002:7f00:1::]/',
      'https://[2001:db8::1]/',
      'https://[2001::1]/',
      'https://224.0.0.1/',
      'https://255.255.255.255/',
      'https://198.18.0.1/',
    ],
    ...['https://①②⑦.⓪.⓪.①/', 'https://127。0。0。1/', 'https://intranet/', 'https://partner.example/#part'],
  ];
  it.each(refused)('that are refused at once: %s', async (url) => {
    expect(receiverAt(url, [])).toBeNull();
    expect(await one('system.iom', 'registerWebhook', { url })).toMatchObject({
      code: 'WEBHOOK_ADDRESS',
      field: 'url',
    });
  });

  it('that a name stands for are judged when they are used, and it is those that are used', async () => {
    await expect(resolve(new URL('https://localhost/'), [])).rejects.toThrow();
    await expect(resolve(new URL('https://[::1]/'), [])).rejects.toThrow();
    expect(await resolve(new URL('https://localhost/'), ['localhost'])).toHaveProperty('address');
    expect(await resolve(new URL('https://8.8.8.8/'), [])).toEqual({ address: '8.8.8.8', family: 4 });
    for (const address of ['8.8.8.8', '2606:4700::1111']) expect(isOuter(address)).toBe(true);
  });

  it('that change between being judged and being used are not followed inward', async () => {
    const mine = await connected('REBOUND');
    let led = 0;
    const inside = tcp((line) => void ((led += 1), line.destroy()));
    await new Promise<void>((listening) => inside.listen(0, '127.0.0.1', listening));
    const url = `https://rebound.example:${(inside.address() as AddressInfo).port}/`;
    expect(await one(mine.login, 'changeWebhook', { webhook: mine.webhook, url })).not.toHaveProperty('code');
    // Of no network anywhere, and of the world as far as anybody can tell; then this machine, for whoever asks again.
    const [outer, inner] = [
      { address: '3000::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    expect([isOuter(outer.address), isOuter(inner.address)]).toEqual([true, false]);
    const judging = jest.spyOn(dns.promises, 'lookup') as unknown as jest.SpyInstance<Promise<object[]>>;
    judging.mockResolvedValue([inner]).mockResolvedValueOnce([outer]);
    const connecting = jest.spyOn(dns, 'lookup') as unknown as jest.SpyInstance;
    connecting.mockImplementation((_host, _options, done: (error: null, found: object[]) => void) =>
      done(null, [inner]),
    );
    try {
      await need(mine.cases[0]);
      await deliver();
      const again = connecting.mock.calls.filter(([host]) => host === 'rebound.example');
      expect([judging.mock.calls.length, again.length, led]).toEqual([1, 0, 0]);
      expect(await attempts(mine.login, mine.webhook)).toMatchObject([{ status: null, tries: 1 }]);
      await deliver();
      expect(await attempts(mine.login, mine.webhook)).toMatchObject([{ why: 'INNER_ADDRESS', tries: 2 }]);
      expect(led).toBe(0);
      // Whoever looked it up once more to connect would have been led here.
      await expect(fetch(url)).rejects.toThrow();
      expect(led).toBe(1);
    } finally {
      judging.mockRestore();
      connecting.mockRestore();
      inside.close();
      mine.close();
    }
  });

  it('that turned inward after they were registered are not sent to', async () => {
    const mine = await connected('TURNED');
    hosts.splice(hosts.indexOf(mine.host), 1);
    await need(mine.cases[0]);
    await deliver();
    expect(mine.came).toEqual([]);
    expect(await attempts(mine.login, mine.webhook)).toMatchObject([{ why: 'INNER_ADDRESS', status: null }]);
    mine.close();
  });

  it('are at most five a machine', async () => {
    const { login } = await partner(world, 'MANY');
    for (let i = 0; i < 5; i += 1)
      expect(await one(login, 'registerWebhook', { url: `https://partner.example/${i}` })).toMatchObject({
        __typename: 'NewWebhook',
      });
    expect(await one(login, 'registerWebhook', { url: 'https://partner.example/6' })).toMatchObject({
      code: 'WEBHOOKS_TOO_MANY',
      field: 'url',
    });
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
