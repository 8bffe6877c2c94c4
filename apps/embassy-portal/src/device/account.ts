import type { Sealed } from './seal';
import { read, writeFirst } from './store';

export interface Account {
  bySecret: Sealed;
  byPin?: ByPin;
  /** They want none on this device. */
  noPin?: true;
  /** Who they are: shown when the device is opened without a line. */
  me?: Sealed;
  signedInAt: number;
}

interface ByPin {
  salt: Uint8Array<ArrayBuffer>;
  key: Sealed;
  failures: number;
  /** The login, under the device's own key: of a PIN that was set while accounts lay here under their logins. */
  was?: Sealed;
}

export const aboutMe = (name: string): string => `me ${name}`;

const DEVICE = '#device';

/** The device's own, which no script can read. */
export async function deviceKey(): Promise<CryptoKey> {
  const known = await read<CryptoKey>('keys', DEVICE);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return writeFirst('keys', DEVICE, made);
}
