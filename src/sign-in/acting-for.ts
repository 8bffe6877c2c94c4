import type { DataSource } from 'typeorm';
import type { Actor } from '#server';

const KNOWN_MS = 2_000;
const KNOWN = 5_000;

type Place = Pick<Actor, 'unit' | 'roles'>;

/**
 * From somebody who asks for another unit to the same account in that unit: with what it was given there, and never more
 * than it has at home now. Leave that has ended is out within two seconds, as a disabled account is.
 */
export class ActingFor {
  private readonly known = new Map<string, { there: Place; until: number }>();

  constructor(private readonly source: DataSource) {}

  /** Null for a unit that the account does not stand in for, and for one that there is not. */
  async of(actor: Actor, unitCode: string): Promise<Actor | null> {
    const asked = `${actor.account} ${unitCode}`;
    const known = this.known.get(asked);
    const there = known && known.until > Date.now() ? known.there : await this.seek(actor.login, unitCode);
    if (!there) return null;
    if (there !== known?.there) {
      if (this.known.size >= KNOWN) this.known.clear();
      this.known.set(asked, { there, until: Date.now() + KNOWN_MS });
    }
    const roles = there.roles.filter((role) => actor.roles.includes(role));
    return { ...actor, unit: there.unit, roles };
  }

  private async seek(login: string, unitCode: string): Promise<Place | undefined> {
    const [there] = await this.source.query<Place[]>('select unit, roles from app.actor($1, $2)', [login, unitCode]);
    return there;
  }
}
