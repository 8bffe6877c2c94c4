import dns from 'node:dns';
import { createServer as tcp, type AddressInfo } from 'node:net';
import { Client } from 'pg';
import { isOuter, receiverAt, resolve } from '../src/partners/address';
import { jobsOf } from '../src/work';
import { changes, idsOf, partner } from './partners';
import {
  aWorldOfReceivers,
  type Arrived,
  type Behaviour,
  attempts,
  connected,
  deliver,
  hosts,
  need,
  one,
  sender,
  state,
  verified,
  well,
  world,
} from './receivers';
import { key } from './world';

aWorldOfReceivers();

describe('a machine that arranges how it is told', () => {
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
