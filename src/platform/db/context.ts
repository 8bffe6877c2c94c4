import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Who is acting, in the terms that the database's policies read. */
export interface DbContext {
  account: string;
  unit: string;
  /** Extra standing beside the unit's own access rows: the national desk, an auditor, an administrator. */
  standing: 'unit' | 'desk' | 'audit' | 'admin' | 'none';
}

const LIFETIME_MS = 60_000;

/**
 * What `app.enter` verifies: the caller's standing and an expiry, signed with a key that the application's
 * database roles can't read. A bare setting would be no wall: injected SQL can call set_config.
 */
export class ContextSigner {
  private readonly key: KeyObject;

  constructor(secret: Buffer) {
    this.key = createSecretKey(secret);
  }

  sign(context: DbContext, now = Date.now()): string {
    const payload = `${context.account}|${context.unit}|${context.standing}|${Math.floor((now + LIFETIME_MS) / 1000)}`;
    return `${payload}|${createHmac('sha256', this.key).update(payload).digest('hex')}`;
  }
}

/** The two padded halves of an HMAC-SHA-256 key, as `app.enter` uses them to recompute the signature in SQL. */
export function contextPads(secret: Buffer): { inner: Buffer; outer: Buffer } {
  const block = Buffer.alloc(64);
  secret.copy(block);
  return { inner: Buffer.from(block.map((byte) => byte ^ 0x36)), outer: Buffer.from(block.map((byte) => byte ^ 0x5c)) };
}
