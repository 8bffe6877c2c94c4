import { createHash } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import type { Pool } from 'pg';
import { errors } from './oidc-provider';
import type { Seals } from './seals';

const hashed = (id: string): string => createHash('sha256').update(id).digest('base64url');

/** Assertions and codes are good once, even for two that come at the same moment to two processes. */
const ONCE = new Set(['ReplayDetection']);
const CLEANING = 0.01;

interface Row {
  sealed: Buffer;
  consumed: number | null;
}

/**
 * Where the provider keeps one kind of its things, for all processes alike. The id is in many cases the whole secret,
 * and what is kept names it again: so the row is found by a hash, and what it holds is sealed.
 */
export class Artefacts<Payload extends object = AdapterPayload> {
  constructor(
    private readonly model: string,
    private readonly pool: Pool,
    private readonly seals: Seals,
  ) {}

  async upsert(id: string, payload: Payload, expiresIn?: number): Promise<undefined> {
    const { grantId, uid, accountId } = payload as AdapterPayload;
    const kept = this.seals.seal(this.place(hashed(id)), JSON.stringify(payload));
    const values = [this.model, hashed(id), kept, accountId ?? null, grantId ?? null, uid ?? null, expiresIn || 86_400];
    const { rowCount } = await this.pool.query(
      `insert into oidc_artefact (model, id, sealed, login, grant_id, uid, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
       on conflict (model, id) do ${
         ONCE.has(this.model)
           ? 'nothing'
           : 'update set sealed = excluded.sealed, login = excluded.login, expires_at = excluded.expires_at'
       }`,
      values,
    );
    if (rowCount === 0) throw new errors.InvalidClientAuth('assertion used before');
    // What is over is no secret any more, only litter: now and then somebody takes it out.
    if (Math.random() < CLEANING) await this.pool.query('delete from oidc_artefact where expires_at < now()');
  }

  async find(id: string): Promise<(Payload & { consumed?: number }) | undefined> {
    return this.first('id', hashed(id));
  }

  async findByUid(uid: string): Promise<(Payload & { consumed?: number }) | undefined> {
    return this.first('uid', uid);
  }

  /** There is no device flow. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<undefined> {
    const { rowCount } = await this.pool.query(
      'update oidc_artefact set consumed_at = now() where model = $1 and id = $2 and consumed_at is null',
      [this.model, hashed(id)],
    );
    if (rowCount === 0) throw new errors.InvalidGrant('used at the same moment');
  }

  async destroy(id: string): Promise<undefined> {
    await this.pool.query('delete from oidc_artefact where model = $1 and id = $2', [this.model, hashed(id)]);
  }

  /** What came of one sign-in: its codes, and the grant that its tokens rest on. */
  async revokeByGrantId(grantId: string): Promise<undefined> {
    await this.pool.query(`delete from oidc_artefact where grant_id = $1 or (model = 'Grant' and id = $2)`, [
      grantId,
      hashed(grantId),
    ]);
  }

  private async first(column: 'id' | 'uid', value: string): Promise<(Payload & { consumed?: number }) | undefined> {
    const { rows } = await this.pool.query<Row & { id: string }>(
      `select id, sealed, extract(epoch from consumed_at)::int as consumed from oidc_artefact
       where model = $1 and ${column} = $2 and expires_at > now()`,
      [this.model, value],
    );
    const row = rows[0];
    if (!row) return undefined;
    const payload = JSON.parse(this.seals.open(this.place(row.id), row.sealed)) as Payload;
    return row.consumed === null ? payload : { ...payload, consumed: row.consumed };
  }

  private place(id: string): string {
    return `oidc_artefact|${this.model}|${id}`;
  }
}
