import type { DataSource } from 'typeorm';
import type { Actor } from '#server';

const KNOWN_MS = 2_000;
const KNOWN = 5_000;

/**
 * From somebody who asks for another unit to the same account in that unit: with what it was given there, and never more
 * than it has at home now. Leave that has ended is out within two seconds, as a disabled account is.
 */
export class ActingFor {
  private readonly known = new Map<string, { acting: Actor; until: number }>();

  constructor(private readonly source: DataSource) {}

  /** Null for a unit that the account does not stand in for, and for one that there is not. */
  async of(actor: Actor, unitCode: string): Promise<Actor | null> {
    const asked = `${actor.account} ${actor.roles.join()} ${unitCode}`;
    const known = this.known.get(asked);
    if (known && known.until > Date.now()) return known.acting;

    const rows = await this.source.query<Actor[]>('select * from app.actor($1, $2)', [actor.login, unitCode]);
    const there = rows[0];
    if (!there) return null;
    const acting = { ...there, roles: there.roles.filter((role) => actor.roles.includes(role)) };
    if (this.known.size >= KNOWN) this.known.clear();
    this.known.set(asked, { acting, until: Date.now() + KNOWN_MS });
    return acting;
  }
}
