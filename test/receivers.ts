import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '#server';
import { Partners } from '../src/partners/boundary';
import { WebhookSender } from '../src/partners/sender';
import { Db, type Pools } from '../src/platform/db/db';
import { act, followed, opened, partner, settled } from './partners';
import { key, openWorld, type World } from './world';

/* Partners' machines, each with a server of its own that is told of changes. */

export interface Arrived {
  id: string;
  headers: Record<string, string>;
  body: string;
  data: { case?: string; offer?: string; event?: string };
  type: string;
}
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

export const well: Behaviour = (response) => response.writeHead(204).end();

/** A partner's own server, which answers as it is told to and remembers what came. */
export async function receiver() {
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
export function verified(
  { headers, body }: Pick<Arrived, 'headers' | 'body'>,
  secret: string,
  now = Date.now(),
): boolean {
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

export let world: World;
/** Inner addresses that are let be, for the time of a test. */
export const hosts: string[] = [];

export function aWorldOfReceivers(): void {
  beforeAll(async () => {
    world = await openWorld({ webhookHosts: hosts });
  });
  afterAll(() => world.close());
}

export function sender(time = 300): WebhookSender {
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
export const one = async (login: string, name: string, input: object) => {
  const own = ['registerWebhook', 'replayWebhook', 'changeWebhook'];
  const type = own.includes(name) ? `${name[0]?.toUpperCase()}${name.slice(1)}` : 'OfWebhook';
  const made = ['registerWebhook', 'rotateWebhookSecret'].includes(name)
    ? 'NewWebhook { id url secret oldSecretUntil }'
    : 'Webhook { id state tries }';
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${made} ... on Problem { code field } } }`;
  return (await world.as(login).ask(document, { input: { key: key(), ...input } }))[name];
};
/** A partner with a case, a server and a webhook, apart from all others. */
export async function connected(code: string, cases = 1) {
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
export const hurry = () => world.owner.query(`update webhook set retry_at = now() where state = 'ACTIVE'`);
export async function deliver(by = sender(), turns = 1): Promise<void> {
  await settled(world);
  for (let i = 0; i < turns; i += 1) {
    await hurry();
    await by.turn();
    await by.idle();
  }
}
export const need = (of: string | undefined, code = 'INJURY') =>
  act(world, 'officer.manila', 'recordConsent', {
    case: of,
    purpose: 'FOLLOW_UP',
    basis: 'CONSENT',
    given: true,
    note: code,
  });
export const attempts = async (login: string, webhook: string, failedOnly = false) =>
  (
    await world
      .as(login)
      .ask(
        'query ($webhook: ID!, $failedOnly: Boolean!) { webhookAttempts(webhook: $webhook, failedOnly: $failedOnly) { items { event status why tries } } }',
        { webhook, failedOnly },
      )
  ).webhookAttempts.items;
export const state = async (login: string) =>
  (await world.as(login).ask('{ webhooks { items { state pausedWhy tries failingSince deliveredAt } } }')).webhooks
    .items[0];
