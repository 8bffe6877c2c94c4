import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM: nonce, tag, ciphertext. `place` is associated data: it ties the ciphertext to its row, so that one
 * person's envelope put in another's row does not open. Without a fixed tag length Node accepts a tag of four bytes.
 */
export function seal(key: KeyObject, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

export function open(key: KeyObject, place: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE + TAG) throw new Error(`The envelope at ${place} is cut short.`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const body = sealed.subarray(NONCE + TAG);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new Error(`The envelope at ${place} does not open: it was changed or belongs elsewhere.`);
  }
}

/** Always a KeyObject: a raw buffer costs eight times as much for each envelope. */
export const newKey = (): KeyObject => createSecretKey(randomBytes(32));
