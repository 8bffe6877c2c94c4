import { createHmac } from 'node:crypto';
import type { KeyRing } from '../platform/vault/key-ring';

/**
 * What an account's devices seal under besides the PIN, 32 bytes in base64. It is told after a sign-in and kept nowhere:
 * who forgets the PIN, or tries it too often, opens what the device kept by signing in.
 */
export const secretOf = (ring: KeyRing, account: string): string =>
  createHmac('sha256', ring.secret('devices')).update(account).digest('base64');
