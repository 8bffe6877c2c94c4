import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { Credentials } from '../sign-in/credentials';
import { hashPassword } from '../sign-in/password';
import { Seals } from '../sign-in/seals';
import type { KeyRing } from '../platform/vault/key-ring';
import { accounts } from './cast';

/** Everybody's of the demonstration: told to whoever starts it, and worth nothing anywhere else. */
export const DEMONSTRATION_PASSWORD = 'perahu biru menyeberang pagi';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Of an authenticator application: the same each time, so that it has to be scanned once only. */
export function demonstrationSecret(login: string): string {
  const bytes = createHash('sha256').update(`pulang demonstration totp ${login}`).digest();
  return Array.from(bytes, (byte) => BASE32[byte % 32]).join('');
}

/** What whoever starts the demonstration is told; nothing of it holds anywhere else. */
export function demonstrationTable(): string {
  const widest = Math.max(...accounts.map(({ login }) => login.length));
  return [
    `Accounts of the demonstration; the password of each is "${DEMONSTRATION_PASSWORD}".`,
    'Codes: npm run -s code -- <account>, or this secret in an authenticator application:',
    ...accounts.map(({ login }) => `  ${login.padEnd(widest)}  ${demonstrationSecret(login)}`),
    '',
  ].join('\n');
}

/** A password and a second factor for each account of the demonstration that has none yet. */
export async function loadCredentials(client: Pick<Client, 'query'>, ring: KeyRing): Promise<void> {
  const seals = new Seals(ring.secret('sign-in'));
  const { rows } = (await client.query('select account_id as id from credential')) as { rows: { id: string }[] };
  const known = new Set(rows.map(({ id }) => id));
  const password = await hashPassword(DEMONSTRATION_PASSWORD);
  for (const { id, login } of accounts.filter((account) => !known.has(account.id)))
    await Credentials.give(client, seals, id, password, demonstrationSecret(login));
}
