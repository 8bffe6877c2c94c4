export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const way = (iv: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: bytesOf(about),
});

/** Sealed for one place: what lies in another is not opened. */
export async function sealBytes(key: CryptoKey, bytes: BufferSource, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(way(iv, about), key, bytes) };
}

export const openBytes = (key: CryptoKey, { iv, sealed }: Sealed, about: string): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt(way(iv, about), key, sealed);

export const seal = (key: CryptoKey, value: unknown, about: string): Promise<Sealed> =>
  sealBytes(key, bytesOf(JSON.stringify(value)), about);

export async function open<T>(key: CryptoKey, sealed: Sealed, about: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed, about))) as T;
}
