import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import * as oidc from 'openid-client';
import { openDoor, type Door, type DoorSettings } from '../apps/iom-api/src/door';
import { createLogger } from '#server';
import type { World } from './world';

export interface Sent {
  status: number;
  headers: Headers;
  // Each address has its own shape, which the assertions state.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface Partner {
  url: string;
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Sent>;
  /** A write, with a key of its own unless one is given. */
  send(method: string, path: string, body: unknown, headers?: Record<string, string | undefined>): Promise<Sent>;
}

export const doorTo = (core: string, more: Partial<DoorSettings> = {}): Promise<Door> =>
  openDoor({ core, host: '127.0.0.1', port: 0, log: createLogger('error'), ...more });

/** As a partner's own program gets it: by a key that is registered for it, from a certified library. */
export async function machineToken(world: World, clientId = 'system.iom'): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  await world.owner.query(
    `insert into machine_key (id, machine_client_id, kid, jwk, not_before, not_after)
     select $1, m.id, $2, $3, now() - interval '1 hour', now() + interval '1 day' from machine_client m where m.client_id = $4`,
    [randomUUID(), kid, { ...jwk, alg: 'ES256' }, clientId],
  );
  const config = await oidc.discovery(
    new URL(`${world.url}/oidc`),
    clientId,
    {},
    oidc.PrivateKeyJwt({ key: privateKey, kid }),
    {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- on this machine, without TLS
      execute: [oidc.allowInsecureRequests],
    },
  );
  return (await oidc.clientCredentialsGrant(config, { resource: 'urn:pulang:core' })).access_token;
}

export async function sent(url: string, init: RequestInit): Promise<Sent> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** A partner's machine at a door of its own, with its own token. */
export async function partnerOf(world: World, token?: string): Promise<Partner & { close(): Promise<void> }> {
  const door = await doorTo(world.url);
  return { ...partnerAt(door.url, token ?? (await machineToken(world))), close: () => door.close() };
}

/** Whoever has a token, at a door. */
export function partnerAt(url: string, token: string): Partner {
  const authorization = `Bearer ${token}`;
  return {
    url,
    token,
    get: (path, headers = {}) => sent(`${url}${path}`, { headers: { authorization, ...headers } }),
    send: (method, path, body, headers = {}) => {
      const all: Record<string, string | undefined> = {
        authorization,
        'content-type': body === undefined ? undefined : 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      };
      const given = Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined);
      const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      return sent(`${url}${path}`, {
        method: method.toUpperCase(),
        headers: Object.fromEntries(given),
        ...(content === undefined ? {} : { body: content }),
      });
    },
  };
}
