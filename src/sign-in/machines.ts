import { createHmac } from 'node:crypto';
import type { AllClientMetadata, JWK } from 'oidc-provider';
import type { Pool } from 'pg';
import type { Env } from '#server';
import type { KeyRing } from '../platform/vault/key-ring';
import type { Rates } from './rates';

const find = {
  name: 'machine',
  text: `select m.client_id as id, coalesce(jsonb_agg(k.jwk || jsonb_build_object('kid', k.kid)) filter (where k.id is not null), '[]') as keys
    from machine_client m join account a on a.id = m.account_id
      left join machine_key k on k.machine_client_id = m.id and now() between k.not_before and k.not_after
    where m.client_id = $1 and m.disabled_at is null and a.disabled_at is null group by m.id`,
};

/**
 * Partners' machines: one client for each purpose, which proves itself by a key that is good now. Two keys may be good
 * at once, so that a partner changes over without a moment's silence.
 */
export class Machines {
  constructor(
    private readonly pool: Pool,
    private readonly env: Pick<Env, 'nodeEnv'>,
    private readonly ring: KeyRing,
    private readonly rates: Rates,
  ) {}

  async find(clientId: string): Promise<AllClientMetadata | undefined> {
    const { rows } = await this.pool.query<{ id: string; keys: JWK[] }>({ ...find, values: [clientId] });
    const [found] = rows;
    if (!found) return undefined;
    const machine: AllClientMetadata = {
      client_id: found.id,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    };
    if (found.keys.length > 0)
      return { ...machine, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: found.keys } };
    // Without a key it has a secret while a partner is being connected, and no way in at all in production.
    if (this.env.nodeEnv === 'production') return undefined;
    const secret = developmentSecret(this.ring, found.id);
    return { ...machine, token_endpoint_auth_method: 'client_secret_basic', client_secret: secret };
  }

  /** Milliseconds until it may ask for another token; asked once it has proved who it is, so that nobody uses up another's. */
  wait(clientId: string): Promise<number> {
    return this.rates.client(clientId);
  }
}

/** Stored nowhere: it follows from the installation's own key. */
export const developmentSecret = (ring: KeyRing, clientId: string): string =>
  createHmac('sha256', ring.secret('machine')).update(clientId).digest('base64url');
