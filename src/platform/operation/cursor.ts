import { createHmac, createSecretKey } from 'node:crypto';
import { caller } from '../db/caller';
import { Refused } from '../outcome/problem';
import { open, seal } from '../vault/envelope';

/** Where a page ended: the sort key and id of its last row. Opaque to callers, worthless to strangers. */
export interface Cursor {
  k: string;
  id: string;
}

/**
 * A machine's is sealed for its organisation and the list it is of: it names a case, which another partner's could be
 * compared with.
 */
export class Cursors {
  constructor(private readonly secret: Buffer) {}

  write(list: string, next: string | null): string | null {
    if (next === null) return null;
    const key = this.key();
    return (key ? seal(key, list, Buffer.from(next)) : Buffer.from(next)).toString('base64url');
  }

  read(list: string, after: string | null | undefined): Cursor | null {
    if (!after) return null;
    const text = this.text(list, Buffer.from(after, 'base64url'));
    const cut = text.lastIndexOf('|');
    const id = text.slice(cut + 1);
    if (cut < 1 || cut > 64 || !/^[0-9a-f-]{36}$/.test(id)) throw new Refused('INVALID_CURSOR', 'after');
    return { k: text.slice(0, cut), id };
  }

  private text(list: string, given: Buffer): string {
    const key = this.key();
    if (!key) return given.toString();
    try {
      return open(key, list, given).toString();
    } catch {
      throw new Refused('INVALID_CURSOR', 'after');
    }
  }

  private key() {
    const { partner } = caller();
    return partner && createSecretKey(createHmac('sha256', this.secret).update(`cursor|${partner}`).digest());
  }
}
