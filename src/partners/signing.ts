import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { open, seal } from '../platform/vault/envelope';

const PREFIX = 'whsec_';

export const newSecret = (): string => PREFIX + randomBytes(24).toString('base64');

/** Under a key outside the database, for its webhook alone. */
export const sealSecret = (key: Buffer, webhook: string, secret: string): Buffer =>
  seal(createSecretKey(key), `webhook|${webhook}`, Buffer.from(secret));

export const openSecret = (key: Buffer, webhook: string, sealed: Buffer): string =>
  open(createSecretKey(key), `webhook|${webhook}`, sealed).toString();

/** The headers of a message as Standard Webhooks has them: one signature for each secret that is good now. */
export function signed(id: string, at: Date, body: string, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = (secret: string) =>
    `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map(signature).join(' '),
  };
}
