import type { Env } from '#server';
import type { KeyRing } from '../platform/vault/key-ring';
import { issuerFor } from '../sign-in/issuer';
import { issueToken } from '../sign-in/tokens';
import type { Ask } from './teller';

const FRESH_MS = 5 * 60_000;

/** Asks an installation over HTTP, as the accounts of the demonstration. */
export function asker(url: string, env: Env, ring: KeyRing): Ask {
  const pem = ring.privateKey('tokens');
  // It knows itself by the port that it listens on, whichever it was told to take.
  const issuer = issuerFor({ ...env, port: Number(new URL(url).port || 80) });
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  const tokenOf = (login: string): Promise<string> => {
    const known = tokens.get(login);
    if (known && known.until > Date.now()) return known.token;
    const token = issueToken(pem, issuer, login);
    tokens.set(login, { token, until: Date.now() + FRESH_MS });
    return token;
  };
  return async (login, query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(login)}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown> | null;
      errors?: { message: string }[];
    };
    if (!data || errors?.[0])
      throw new Error(`${login}: ${errors?.[0]?.message ?? response.status} in ${query.slice(0, 120)}`);
    return data;
  };
}
