import { Refused } from '../outcome/problem';

/** Where a page ended: the sort key and id of its last row. Opaque to callers, worthless to strangers. */
export interface Cursor {
  k: string;
  id: string;
}

export const writeCursor = (next: string | null): string | null =>
  next === null ? null : Buffer.from(next).toString('base64url');

export function readCursor(after: string | null | undefined): Cursor | null {
  if (!after) return null;
  const text = Buffer.from(after, 'base64url').toString();
  const cut = text.lastIndexOf('|');
  const id = text.slice(cut + 1);
  if (cut < 1 || cut > 64 || !/^[0-9a-f-]{36}$/.test(id)) throw new Refused('INVALID_CURSOR', 'after');
  return { k: text.slice(0, cut), id };
}
