import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Account, Credentials, NewPasskey, Passkey } from './credentials';

/** A passkey is bound to where it was made; that it was used by its owner (PIN, finger, face) makes it two proofs in one. */
export class Passkeys {
  private readonly host: string;

  constructor(
    private readonly origin: string,
    private readonly credentials: Credentials,
  ) {
    this.host = new URL(origin).hostname;
  }

  /** What the browser is asked; of the given account, or of whichever the passkey says. */
  ask(known: readonly Passkey[] = []) {
    return generateAuthenticationOptions({
      rpID: this.host,
      userVerification: 'required',
      allowCredentials: known.map(({ id, transports }) => ({ id, transports: transports as AuthenticatorTransport[] })),
    });
  }

  /** Whose passkey answered the challenge, or undefined. */
  async whose(answer: string, challenge: string): Promise<Account | undefined> {
    const response = parsed(answer) as AuthenticationResponseJSON | undefined;
    const passkey = response && (await this.credentials.passkey(response.id));
    if (!passkey) return undefined;
    const verified = await orNothing(
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.host,
        requireUserVerification: true,
        credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      }),
    );
    if (!verified?.verified) return undefined;
    const { newCounter } = verified.authenticationInfo;
    return (await this.credentials.usedPasskey(passkey.id, newCounter))
      ? this.credentials.accountOf(passkey)
      : undefined;
  }

  /** Not on a device that holds one of the `known` already. */
  make({ id, login }: Account, known: readonly { id: string }[] = []) {
    return generateRegistrationOptions({
      excludeCredentials: known.map((one) => ({ id: one.id })),
      rpName: 'Pulang',
      rpID: this.host,
      userID: new Uint8Array(Buffer.from(id)),
      userName: login,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  async made(answer: string, challenge: string): Promise<NewPasskey | undefined> {
    const response = parsed(answer) as RegistrationResponseJSON | undefined;
    const verified =
      response &&
      (await orNothing(
        verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: this.origin,
          expectedRPID: this.host,
          requireUserVerification: true,
        }),
      ));
    if (!verified?.verified) return undefined;
    const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
    return { id, publicKey: Buffer.from(publicKey), counter, transports };
  }
}

/** The library throws at whatever is not as it should be; to whoever sent it, all of that is one refusal. */
const orNothing = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);

function parsed(answer: string): { id: string } | undefined {
  try {
    const read = JSON.parse(answer) as { id?: unknown } | null;
    return typeof read?.id === 'string' && /^[\w-]{1,1400}$/.test(read.id) ? { ...read, id: read.id } : undefined;
  } catch {
    return undefined;
  }
}
