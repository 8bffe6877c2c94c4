import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { open, seal } from '../platform/vault/envelope';

/** What sign-in keeps from whoever reads the database or a cookie: all follows from one secret of the key ring. */
export class Seals {
  /** Sign the provider's cookies. */
  readonly cookieKeys: string[];
  private readonly sealing: KeyObject;
  private readonly marking: KeyObject;

  constructor(secret: Buffer) {
    const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `pulang ${purpose}`, 32));
    this.cookieKeys = [derived('cookies').toString('base64url')];
    this.sealing = createSecretKey(derived('seals'));
    this.marking = createSecretKey(derived('marks'));
  }

  seal(place: string, plain: string): Buffer {
    return seal(this.sealing, place, Buffer.from(plain));
  }

  open(place: string, sealed: Buffer): string {
    return open(this.sealing, place, sealed).toString();
  }

  /** Always the same for the same text, and says nothing of it. */
  mark(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.marking).update(`${purpose}\0${text}`).digest();
  }

  /** Stands in every form, so that no other page can send one for somebody. */
  formToken(of: string): string {
    return this.mark('form', of).toString('base64url');
  }

  isFormToken(given: unknown, of: string): boolean {
    const wanted = Buffer.from(this.formToken(of));
    const held = Buffer.from(typeof given === 'string' ? given : '');
    return held.length === wanted.length && timingSafeEqual(held, wanted);
  }
}
