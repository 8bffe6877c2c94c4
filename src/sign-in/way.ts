import { EncryptJWT, jwtDecrypt } from 'jose';
import type { Language } from '#domain';
import { sessionLife } from '#server';
import type { Acceptance } from './invitation-door';

/** What has to be remembered of a sign-in that was begun until the browser comes back from the provider. */
export interface Way {
  state: string;
  nonce: string;
  verifier: string;
  /** Where the portal goes on. */
  to: string;
  /** In a small window over the page. */
  over: boolean;
  language: Language;
  /** The session that this browser had, and whether it only proves again who holds it. */
  before: { id: string; again: boolean } | null;
  /** That an outside provider's sign-in is to accept. */
  invitation: Acceptance | null;
}

/**
 * The browser keeps it itself, encrypted: nothing is stored for whoever begins a sign-in and never ends it, and a
 * callback finds it in the browser that began alone, whichever process answers.
 */
export class Ways {
  constructor(private readonly secret: Buffer) {}

  seal(way: Way): Promise<string> {
    return new EncryptJWT({ ...way })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(`${sessionLife.signIn} seconds`)
      .encrypt(this.secret);
  }

  async open(sealed: string | undefined): Promise<Way | null> {
    if (!sealed) return null;
    try {
      const { payload } = await jwtDecrypt<Way>(sealed, this.secret, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
      });
      return payload;
    } catch {
      return null;
    }
  }
}
