import type { DataSource } from 'typeorm';
import type { Actor } from '#server';
import { Kept } from './kept';
import type { Standing } from './standing';

type Place = Pick<Actor, 'unit' | 'roles'>;

/**
 * From somebody who asks for another unit to the same account in that unit: with what it was given there, and never more
 * than it has at home now. Leave that was ended is out at once, as a disabled account is.
 */
export class ActingFor {
  private readonly kept: Kept<Place>;

  constructor(
    private readonly source: DataSource,
    standing: Standing,
  ) {
    this.kept = new Kept(standing);
  }

  /** Null for a unit that the account does not stand in for, and for one that there is not. */
  async of(actor: Actor, unitCode: string): Promise<Actor | null> {
    const there = await this.kept.of(
      `${actor.account} ${unitCode}`,
      () => this.seek(actor.login, unitCode),
      (found) => found !== undefined,
    );
    if (!there) return null;
    const roles = there.roles.filter((role) => actor.roles.includes(role));
    return { ...actor, unit: there.unit, roles };
  }

  private async seek(login: string, unitCode: string): Promise<Place | undefined> {
    const [there] = await this.source.query<Place[]>('select unit, roles from app.actor($1, $2)', [login, unitCode]);
    return there;
  }
}
