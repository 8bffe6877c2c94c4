import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Pool, PoolClient } from 'pg';
import type { Actor } from '#server';
import type { Accounts } from './accounts';
import { note, together } from './credentials';
import type { Acceptance } from './invitation-door';
import type { Unverified } from './tokens';

/** What was begun is undone; the invitation stays good for whoever holds it. */
class NotLinked extends Error {}

/** Joins what an outside provider calls somebody to the account that they were invited to: once, and to no other. */
export class Linking {
  constructor(
    private readonly pool: Pool,
    private readonly accounts: Accounts,
    private readonly issuer: string,
  ) {}

  async link({ invitation, account }: Acceptance, claims: JWTPayload): Promise<Actor | Unverified> {
    const subject = this.accounts.subjectIn(claims);
    if (!subject) return { reason: 'SUBJECT_MISSING' };
    // Whom the provider's own word on unit and roles would keep out is not linked only to be refused.
    const actor = await this.accounts.as(account.login, claims);
    if (!actor) return { reason: 'ACCOUNT_UNFIT' };
    try {
      await together(this.pool, async (client) => {
        await accept(client, invitation);
        await this.join(client, account.id, subject);
        await note(client, account, 'acceptInvitation');
      });
      return actor;
    } catch (error) {
      if (error instanceof NotLinked) return { reason: error.message };
      throw error;
    }
  }

  private async join(client: PoolClient, account: string, subject: string): Promise<void> {
    const { rowCount } = await client.query(
      'insert into account_subject (id, issuer, subject, account_id) values ($1, $2, $3, $4) on conflict do nothing',
      [randomUUID(), this.issuer, subject, account],
    );
    if (rowCount === 1) return;
    // An account whose link stands already was invited anew: it is the same person, or an administrator unlinks first.
    const { rows } = await client.query(
      'select from account_subject where issuer = $1 and subject = $2 and account_id = $3',
      [this.issuer, subject, account],
    );
    if (rows.length === 0) throw new NotLinked('SUBJECT_LINKED');
  }
}

async function accept(client: PoolClient, invitation: string): Promise<void> {
  const { rowCount } = await client.query(
    `update invitation i set used_at = now() from account a
     where i.id = $1 and i.used_at is null and i.revoked_at is null and i.expires_at > now()
       and a.id = i.account_id and a.disabled_at is null`,
    [invitation],
  );
  if (rowCount !== 1) throw new NotLinked('INVITATION');
}
