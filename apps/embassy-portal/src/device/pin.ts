const ROUNDS = 600_000;
const LENGTH = 6;
export const MOST_FAILURES = 5;

/** All alike, or one after another: what anybody tries first. */
export const isWeak = (pin: string): boolean =>
  /^(\d)\1*$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

export const isPin = (pin: string): boolean => pin.length === LENGTH && /^\d+$/.test(pin);

/** Made slowly, since there are only a million PINs. */
export async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const given = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, given, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
