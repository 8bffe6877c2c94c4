import { randomBytes, randomUUID } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Pool, PoolClient } from 'pg';
import type { Language } from '#domain';
import { isPassword } from './password';
import type { Seals } from './seals';

/** Half a minute on either side: telephones' clocks differ. */
const TOTP_TOLERANCE_S = 30;
const RECOVERY_CODES = 10;
/** Without what is read as something else: 0 and o, 1, i and l. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface Account {
  id: string;
  login: string;
  unit: string;
  language: Language;
}

/** What a passkey is checked by. */
export interface Passkey {
  id: string;
  account: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

export type NewPasskey = Omit<Passkey, 'account'>;

/** A link that lets its holder choose how to sign in. */
export interface Invitation {
  id: string;
  account: Account;
}

const accountColumns = 'a.id, a.login, a.unit_id as unit, a.language';
const isTotpCode = (text: string): boolean => /^\d{6}$/.test(text);

/** What people prove themselves with. Nothing here says who could not: a wrong password and nobody's take the same way. */
export class Credentials {
  constructor(
    private readonly pool: Pool,
    private readonly seals: Seals,
  ) {}

  /** An account that may sign in at this moment. */
  async account(login: string): Promise<Account | undefined> {
    const { rows } = await this.pool.query<Account>(
      `select ${accountColumns} from account a where a.login = $1 and a.disabled_at is null`,
      [login],
    );
    return rows[0];
  }

  async byPassword(login: string, password: string): Promise<Account | undefined> {
    const { rows } = await this.pool.query<Account & { password: string }>(
      `select ${accountColumns}, c.password from account a join credential c on c.account_id = a.id
       where a.login = $1 and a.disabled_at is null`,
      [login],
    );
    const { password: stored, ...account } = rows[0] ?? { password: undefined };
    return (await isPassword(password, stored)) ? (account as Account) : undefined;
  }

  /** By what an account can prove itself after its password. */
  async factors(account: string): Promise<{ totp: boolean; passkeys: Passkey[] }> {
    const [{ rows: totp }, passkeys] = await Promise.all([
      this.pool.query('select from credential where account_id = $1 and totp is not null', [account]),
      this.passkeys('account_id', account),
    ]);
    return { totp: totp.length > 0, passkeys };
  }

  /** A code of the authenticator application, once: the step is taken in the same statement that looks at it. */
  async byTotp(account: string, code: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ totp: Buffer; step: string | null }>(
      'select totp, totp_step as step from credential where account_id = $1 and totp is not null',
      [account],
    );
    const kept = rows[0];
    if (!kept || !isTotpCode(code)) return false;
    const step = await totpStep(this.seals.open(totpPlace(account), kept.totp), code);
    if (step === null) return false;
    const { rowCount } = await this.pool.query(
      'update credential set totp_step = $2 where account_id = $1 and coalesce(totp_step, 0) < $2',
      [account, step],
    );
    return rowCount === 1;
  }

  async byRecoveryCode(account: string, code: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update recovery_code set used_at = now() where account_id = $1 and mark = $2 and used_at is null',
      [account, this.recoveryMark(account, code)],
    );
    return rowCount === 1;
  }

  async passkey(id: string): Promise<Passkey | undefined> {
    return (await this.passkeys('id', id))[0];
  }

  /** A counter that does not grow belongs to a copy (WebAuthn, 6.1.1); many authenticators keep none and say 0. */
  async usedPasskey(id: string, counter: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update passkey set counter = $2, used_at = now() where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))',
      [id, counter],
    );
    return rowCount === 1;
  }

  async accountOf(passkey: Passkey): Promise<Account | undefined> {
    const { rows } = await this.pool.query<Account>(
      `select ${accountColumns} from account a where a.id = $1 and a.disabled_at is null`,
      [passkey.account],
    );
    return rows[0];
  }

  /** Whom a link invites, while it is good. */
  async invitation(token: string): Promise<Invitation | undefined> {
    const { rows } = await this.pool.query<Account & { invitation: string }>(
      `select ${accountColumns}, i.id as invitation from invitation i join account a on a.id = i.account_id
       where i.token_hash = sha256(convert_to($1, 'UTF8')) and i.used_at is null and i.revoked_at is null
         and i.expires_at > now() and a.disabled_at is null`,
      [token],
    );
    const row = rows[0];
    if (!row) return undefined;
    const { invitation, ...account } = row;
    return { id: invitation, account };
  }

  /**
   * Uses up an invitation: what it sets takes the place of all that was there, and whoever was signed in no longer is.
   * Answers the recovery codes, which are told this once; null if the link was used or withdrawn meanwhile.
   */
  async accept(
    { id, account }: Invitation,
    password: string,
    factor: { totp: { secret: string; step: number } } | { passkey: NewPasskey },
  ): Promise<string[] | null> {
    return together(this.pool, async (client) => {
      const { rowCount } = await client.query(
        `update invitation i set used_at = now() from account a
         where i.id = $1 and i.used_at is null and i.revoked_at is null and i.expires_at > now()
           and a.id = i.account_id and a.disabled_at is null`,
        [id],
      );
      if (rowCount !== 1) return null;
      await client.query('delete from passkey where account_id = $1', [account.id]);
      await client.query('delete from oidc_artefact where login = $1', [account.login]);
      const totp = 'totp' in factor ? sealedTotp(this.seals, account.id, factor.totp.secret) : null;
      await setPassword(client, account.id, password, totp, 'totp' in factor ? factor.totp.step : null);
      if ('passkey' in factor) await addPasskey(client, account.id, factor.passkey);
      const codes = await this.newRecoveryCodes(client, account.id);
      await note(client, account, 'acceptInvitation');
      return codes;
    });
  }

  /** For set-up: a password's hash and an authenticator's secret that are known beforehand. */
  static async give(
    client: Pick<PoolClient, 'query'>,
    seals: Seals,
    account: string,
    password: string,
    totpSecret: string,
  ): Promise<void> {
    await setPassword(client, account, password, sealedTotp(seals, account, totpSecret), null);
  }

  /** In the name of the account, in the audit. */
  async note(account: Account, act: 'signIn' | 'stepUp' | 'useRecoveryCode'): Promise<void> {
    await note(this.pool, account, act);
  }

  /** That somebody tried in vain to be this account; whoever is no account leaves nothing. */
  async noteRefused(login: string): Promise<void> {
    await this.pool.query(
      `insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
       select id, unit_id, 'ACT', 'signInRefused', '{}', '{}', $2 from account where login = $1`,
      [login, randomUUID()],
    );
  }

  async newRecoveryCodes(client: PoolClient, account: string): Promise<string[]> {
    await client.query('delete from recovery_code where account_id = $1', [account]);
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    await client.query('insert into recovery_code (account_id, mark) select $1, m from unnest($2::bytea[]) m', [
      account,
      codes.map((code) => this.recoveryMark(account, code)),
    ]);
    return codes;
  }

  private recoveryMark(account: string, code: string): Buffer {
    return this.seals.mark('recovery', `${account}|${code.toLowerCase().replace(/[^a-z\d]/g, '')}`);
  }

  private async passkeys(column: 'id' | 'account_id', value: string): Promise<Passkey[]> {
    const { rows } = await this.pool.query<Passkey>(
      `select id, account_id as account, public_key as "publicKey", counter::float, transports from passkey where ${column} = $1 order by added_at`,
      [value],
    );
    return rows;
  }
}

/** All of it or nothing. */
export async function together<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

const totpPlace = (account: string): string => `credential|totp|${account}`;

export const sealedTotp = (seals: Seals, account: string, secret: string): Buffer =>
  seals.seal(totpPlace(account), secret);

/** The time step that a code belongs to, or null if it is none of now. */
export async function totpStep(secret: string, code: string): Promise<number | null> {
  if (!isTotpCode(code)) return null;
  const result = await verify({ secret, token: code, epochTolerance: TOTP_TOLERANCE_S });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

export const newTotpSecret = (): string => generateSecret();

export const totpAddress = (login: string, secret: string): string =>
  generateURI({ issuer: 'Pulang', label: login, secret });

/** Ten letters out of 31, almost 50 bits: `abcde-fghjk`. Bytes beyond a multiple of 31 are thrown again. */
function recoveryCode(): string {
  let letters = '';
  while (letters.length < 10) {
    const byte = randomBytes(1).readUInt8();
    if (byte < 248) letters += ALPHABET[byte % ALPHABET.length] ?? '';
  }
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

const setPassword = (
  client: Pick<PoolClient, 'query'>,
  account: string,
  password: string,
  totp: Buffer | null,
  step: number | null,
) =>
  client.query(
    `insert into credential (account_id, password, password_at, totp, totp_step) values ($1, $2, now(), $3, $4)
     on conflict (account_id) do update set password = excluded.password, password_at = now(), totp = excluded.totp, totp_step = excluded.totp_step`,
    [account, password, totp, step],
  );

export const addPasskey = (client: PoolClient, account: string, passkey: NewPasskey) =>
  client.query(
    `insert into passkey (id, account_id, public_key, counter, transports, added_at) values ($1, $2, $3, $4, $5, now())`,
    [passkey.id, account, passkey.publicKey, passkey.counter, passkey.transports],
  );

export const note = (client: Pick<PoolClient, 'query'>, { id, unit }: Account, act: string) =>
  client.query(
    `insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request) values ($1, $2, 'ACT', $3, '{}', '{}', $4)`,
    [id, unit, act, randomUUID()],
  );
