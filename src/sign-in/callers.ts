import type { DataSource } from 'typeorm';
import type { Actor } from '#server';
import type { TokenVerifier } from './tokens';

const KNOWN_MS = 2_000;
const KNOWN = 5_000;

/** From a request's bearer token to the account that asks; null for whatever is not a good token of a live account. */
export class Callers {
  private readonly known = new Map<string, { actor: Actor; until: number }>();

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly source: DataSource,
  ) {}

  async of(authorization: string | undefined): Promise<Actor | null> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) return null;
    const known = this.known.get(token);
    if (known && known.until > Date.now()) return known.actor;

    const login = await this.verifier.login(token);
    const actor = login === null ? null : await this.account(login);
    if (!actor) return null;
    // Two seconds spare a burst the look-up and the signature; a disabled account is out as soon.
    if (this.known.size >= KNOWN) this.known.clear();
    this.known.set(token, { actor, until: Date.now() + KNOWN_MS });
    return actor;
  }

  private async account(login: string): Promise<Actor | null> {
    const rows = await this.source.query<Actor[]>('select * from app.actor($1)', [login]);
    return rows[0] ?? null;
  }
}
