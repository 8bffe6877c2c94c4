import type { JWTPayload } from 'jose';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Actor, Env } from '#server';
import type { Verified } from './tokens';

const ofMachine = {
  name: 'machine-account',
  text: `select a.login from machine_client m join account a on a.id = m.account_id where m.client_id = $1 and m.disabled_at is null`,
};
const ofSubject = {
  name: 'subject-account',
  text: `select a.login from account_subject s join account a on a.id = s.account_id where s.issuer = $1 and s.subject = $2`,
};

/**
 * From what was proved to the account that acts. It exists here beforehand, and its unit and roles are what Pulang's
 * administrators gave it: an outside provider says who somebody is and may take roles away, never give any.
 */
export class Accounts {
  constructor(
    private readonly source: DataSource,
    private readonly pool: Pool,
    private readonly env: Pick<Env, 'oidcIssuer' | 'oidc'>,
  ) {}

  /** An outside provider is asked which of an account's roles it leaves to it. */
  get narrows(): boolean {
    return this.env.oidcIssuer !== undefined && this.env.oidc.rolesClaim !== undefined;
  }

  /** The actor behind a login; null if there is none, or it was disabled. */
  async of(login: string): Promise<Actor | null> {
    const [actor] = await this.source.query<Actor[]>('select * from app.actor($1)', [login]);
    return actor ?? null;
  }

  /** The actor behind a token or the claims of a sign-in. */
  async behind({ subject, machine, claims }: Verified): Promise<Actor | null> {
    const { oidcIssuer } = this.env;
    if (!oidcIssuer) {
      const login = machine ? await this.login(ofMachine, [subject]) : subject;
      return login === null ? null : this.of(login);
    }
    const named = this.subjectIn(claims);
    const login = named === null ? null : await this.login(ofSubject, [oidcIssuer, named]);
    return login === null ? null : this.as(login, claims);
  }

  /** What an outside provider calls somebody. */
  subjectIn(claims: JWTPayload): string | null {
    const named = claimOf(claims, this.env.oidc.accountClaim);
    return typeof named === 'string' && named !== '' ? named : null;
  }

  /** The actor behind a login, as far as an outside provider's word lets it be. */
  async as(login: string, claims: JWTPayload): Promise<Actor | null> {
    const actor = await this.of(login);
    return actor && this.narrowed(actor, claims);
  }

  /** By the outside provider's own word on unit and roles, where it is asked for it. */
  private async narrowed(actor: Actor, claims: JWTPayload): Promise<Actor | null> {
    const { unitClaim, rolesClaim } = this.env.oidc;
    if (unitClaim && claimOf(claims, unitClaim) !== (await this.unitCode(actor))) return null;
    if (!rolesClaim) return actor;
    const given = [claimOf(claims, rolesClaim)].flat();
    const roles = actor.roles.filter((role) => given.includes(role));
    return roles.length > 0 ? { ...actor, roles } : null;
  }

  private async unitCode({ unit }: Actor): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ code: string }>('select code from unit where id = $1', [unit]);
    return rows[0]?.code;
  }

  private async login(query: { name: string; text: string }, values: string[]): Promise<string | null> {
    const { rows } = await this.pool.query<{ login: string }>({ ...query, values });
    return rows[0]?.login ?? null;
  }
}

/** `realm_access.roles` goes down two levels; a claim whose own name has dots, as a URL does, is found first. */
function claimOf(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        at !== null && typeof at === 'object' && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      claims,
    );
}
