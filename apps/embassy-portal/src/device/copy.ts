/** What is not yet sent, in a file that opens by a password alone: for a device that is about to break. */
import { itemsNow, put, type Deed } from './queue';
import { keyOfPin } from './pin';
import { open, seal } from './seal';

interface Copied {
  deeds: Deed[];
  /** Of those that were put aside: why, by their keys. */
  aside?: Record<string, string>;
}

const text = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const bytes = (value: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0));

/** Of one account: what another brings is not opened in its name. */
const about = (login: string): string => `pulang copy ${login}`;

export async function copyOut(login: string, password: string): Promise<Blob> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const items = itemsNow();
  const aside: Record<string, string> = {};
  for (const one of items) if (one.aside !== undefined) aside[one.deed.input.key] = one.aside;
  const content: Copied = { deeds: items.map(({ deed }) => deed), aside };
  const { iv, sealed } = await seal(await keyOfPin(password, salt), content, about(login));
  const file = { salt: text(salt), iv: text(iv), sealed: text(new Uint8Array(sealed)) };
  return new Blob([JSON.stringify(file)], { type: 'application/json' });
}

/** How many were new here. Each keeps its key, so that what was sent from elsewhere is not done twice. */
export async function copyIn(login: string, password: string, file: Blob): Promise<number> {
  const { salt, iv, sealed } = JSON.parse(await file.text()) as Record<'salt' | 'iv' | 'sealed', string>;
  const key = await keyOfPin(password, bytes(salt));
  const { deeds, aside } = await open<Copied>(key, { iv: bytes(iv), sealed: bytes(sealed).buffer }, about(login));
  const known = new Set(itemsNow().map(({ deed }) => deed.input.key));
  const fresh = deeds.filter(({ input }) => !known.has(input.key));
  for (const deed of fresh) await put(deed, undefined, aside?.[deed.input.key]);
  return fresh.length;
}
