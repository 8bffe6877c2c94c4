import type { Pool, PoolClient } from 'pg';
import { addPasskey, note, sealedTotp, together, type Account, type Credentials, type NewPasskey } from './credentials';
import type { Seals } from './seals';

/** By what somebody signs in, as they are shown it themselves. */
export interface Ways {
  passwordAt: Date;
  totp: boolean;
  passkeys: { id: string; addedAt: Date; usedAt: Date | null }[];
  codesLeft: number;
  /** IANA zone of the account's unit. */
  zone: string;
}

/** Who changes what they sign in with: the account, and the session that goes on while all others end. */
export interface Owner {
  account: Account;
  session: string;
}

/** What people change of their own sign-in. Each change is in the audit in the same transaction. */
export class OwnAccount {
  constructor(
    private readonly pool: Pool,
    private readonly seals: Seals,
    private readonly credentials: Credentials,
  ) {}

  async ways({ id, unit }: Account): Promise<Ways> {
    const { rows } = await this.pool.query<Ways>(
      `select c.password_at as "passwordAt", c.totp is not null as totp, u.zone,
              (select count(*)::int from recovery_code r where r.account_id = $1 and r.used_at is null) as "codesLeft"
       from credential c, unit u where c.account_id = $1 and u.id = $2`,
      [id, unit],
    );
    const { rows: passkeys } = await this.pool.query<Ways['passkeys'][0]>(
      `select id, added_at as "addedAt", used_at as "usedAt" from passkey where account_id = $1 order by added_at`,
      [id],
    );
    const [found] = rows;
    if (!found) throw new Error('An account that is signed in has no password.');
    return { ...found, passkeys };
  }

  async changePassword(owner: Owner, hash: string): Promise<void> {
    await this.change(owner, 'changePassword', (client, id) =>
      client.query('update credential set password = $2, password_at = now() where account_id = $1', [id, hash]),
    );
  }

  /** In the place of the one there was, which is good for nothing from then on. */
  async changeTotp(owner: Owner, secret: string, step: number): Promise<void> {
    await this.change(owner, 'changeAuthenticator', (client, id) =>
      client.query('update credential set totp = $2, totp_step = $3 where account_id = $1', [
        id,
        sealedTotp(this.seals, id, secret),
        step,
      ]),
    );
  }

  /** One way more in takes none from anybody: other sessions go on. */
  async addPasskey({ account }: Owner, passkey: NewPasskey): Promise<void> {
    await together(this.pool, async (client) => {
      await addPasskey(client, account.id, passkey);
      await note(client, account, 'addPasskey');
    });
  }

  /** False if it is the last second proof that there is: nobody takes the ladder up behind themselves. */
  async removePasskey(owner: Owner, passkey: string): Promise<boolean> {
    return together(this.pool, async (client) => {
      const { id } = owner.account;
      // Of two that are removed at once the second waits here, and finds itself the last.
      await client.query('select from credential where account_id = $1 for no key update', [id]);
      const { rows } = await client.query<{ left: boolean }>(
        `select (select totp is not null from credential where account_id = $1)
             or exists (select from passkey where account_id = $1 and id <> $2) as left`,
        [id, passkey],
      );
      if (!rows[0]?.left) return false;
      const { rowCount } = await client.query('delete from passkey where account_id = $1 and id = $2', [id, passkey]);
      if (rowCount === 1) await this.changed(client, owner, 'removePasskey');
      return true;
    });
  }

  /** In the place of all that there were; told this once. */
  async newRecoveryCodes({ account }: Owner): Promise<string[]> {
    return together(this.pool, async (client) => {
      const codes = await this.credentials.newRecoveryCodes(client, account.id);
      await note(client, account, 'newRecoveryCodes');
      return codes;
    });
  }

  private change(owner: Owner, act: string, work: (client: PoolClient, account: string) => Promise<unknown>) {
    return together(this.pool, async (client) => {
      await work(client, owner.account.id);
      await this.changed(client, owner, act);
    });
  }

  /** Whoever came in by what is no longer so is out, here and at the provider. */
  private async changed(client: PoolClient, { account, session }: Owner, act: string): Promise<void> {
    await client.query(
      `update session set ended_at = now(), end_reason = 'CREDENTIALS_CHANGED'
       where account_id = $1 and id <> $2 and ended_at is null`,
      [account.id, session],
    );
    await client.query('delete from oidc_artefact where login = $1', [account.login]);
    await note(client, account, act);
  }
}
