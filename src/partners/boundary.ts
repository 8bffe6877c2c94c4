import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Actor } from '#server';
import type { KeyRing } from '../platform/vault/key-ring';
import { Pseudonyms } from './pseudonyms';

type Request = FastifyRequest & { actor?: Actor };

/** Each organisation's ids, made once. */
export class Partners {
  private readonly byUnit = new Map<string, Promise<{ organisation: string; ids: Pseudonyms }>>();

  constructor(
    private readonly pool: Pool,
    private readonly ring: KeyRing,
  ) {}

  /** A unit never changes its organisation. */
  of(unit: string): Promise<{ organisation: string; ids: Pseudonyms }> {
    const known = this.byUnit.get(unit) ?? this.find(unit);
    this.byUnit.set(unit, known);
    known.catch(() => this.byUnit.delete(unit));
    return known;
  }

  private async find(unit: string) {
    const { rows } = await this.pool.query<{ id: string }>('select organisation_id as id from unit where id = $1', [
      unit,
    ]);
    const [found] = rows;
    if (!found) throw new Error('A machine of no organisation.');
    return { organisation: found.id, ids: new Pseudonyms(this.ring.secret('partners'), found.id) };
  }
}

/**
 * Where a partner's machine meets the core: every id that comes in is turned into ours and every id that goes out into
 * its organisation's, wherever it stands, so that no type, message or page mark can be forgotten.
 */
export function partnerBoundary(http: FastifyInstance, partners: Partners): void {
  const isMachine = ({ actor }: Request) => actor?.roles.includes('partner') === true;

  http.addHook('preHandler', async (request: Request) => {
    const { actor } = request;
    if (!actor || !isMachine(request)) return;
    const { organisation, ids } = await partners.of(actor.unit);
    request.actor = { ...actor, partner: organisation };
    for (const part of ['body', 'params', 'query'] as const) {
      const given = request[part];
      if (given && typeof given === 'object' && !Buffer.isBuffer(given))
        request[part] = JSON.parse(ids.inward(JSON.stringify(given)));
    }
  });

  http.addHook('onSend', async (request: Request, _reply, payload) => {
    if (typeof payload !== 'string' || !request.actor || !isMachine(request)) return payload;
    return (await partners.of(request.actor.unit)).ids.outward(payload);
  });
}
