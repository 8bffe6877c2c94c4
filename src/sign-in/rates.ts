import { createHmac } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log, Rates as Figures } from '#server';

const KNOWN = 10_000;

/**
 * How much is asked, counted in Postgres so that it holds whichever process is asked. What is rare, and an attacker's,
 * is counted there at once; requests of an account are counted here and told in lumps, without waiting: an ordinary
 * request costs no statement, and an account gets at most a lump for each process beyond its points.
 */
export class Rates {
  private readonly stores: Record<keyof Figures, RateLimiterPostgres>;
  private readonly counted = new Map<string, { points: number; until: number }>();
  private readonly barred = new Map<string, number>();

  constructor(
    pool: Pool,
    private readonly secret: Buffer,
    private readonly figures: Figures,
    private readonly log: Log,
  ) {
    const store = (kind: keyof Figures) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate',
        tableCreated: true,
        keyPrefix: kind,
        points: figures[kind].points,
        duration: figures[kind].seconds,
        // Who is barred is not counted on: a flood costs no statements.
        inMemoryBlockOnConsumed: figures[kind].points + 1,
      });
    this.stores = { account: store('account'), client: store('client'), address: store('address') };
  }

  /** Milliseconds until the account may ask again; 0 if it may now. What it asks for costs points of its own. */
  account(id: string, points = 1): number {
    const now = Date.now();
    const wait = (this.barred.get(id) ?? 0) - now;
    if (wait > 0) return wait;
    const { lump = 1, seconds } = this.figures.account;
    const before = this.counted.get(id);
    const known = before && before.until > now ? before : { points: 0, until: now + seconds * 1000 };
    known.points += points;
    if (this.counted.size >= KNOWN) this.counted.clear();
    this.counted.set(id, known);
    if (known.points < lump) return 0;
    const spent = known.points;
    known.points = 0;
    void this.spend('account', id, spent).then((ms) => {
      if (this.barred.size >= KNOWN) this.barred.clear();
      if (ms > 0) this.barred.set(id, Date.now() + ms);
    });
    return 0;
  }

  /** A request at the sign-in's own addresses. */
  address(ip: string): Promise<number> {
    return this.spend('address', networkOf(ip));
  }

  /** A machine's at the token endpoint. */
  client(clientId: string): Promise<number> {
    return this.spend('client', clientId);
  }

  private async spend(kind: keyof Figures, whose: string, points = 1): Promise<number> {
    // Neither an address nor a client's name is stored: only what this installation alone can make of it.
    const key = createHmac('sha256', this.secret).update(whose).digest('base64url');
    try {
      await this.stores[kind].consume(key, points);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) {
        this.log.warn('too much was asked', { code: kind });
        return Math.max(1, refused.msBeforeNext);
      }
      // Counting is no reason to refuse anybody: if the database is away, nothing is answered anyway.
      this.log.error('requests could not be counted', { error: refused });
      return 0;
    }
  }
}

/** Who has one IPv6 address has all of its network. */
const networkOf = (ip: string): string => (ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip);

export const tooMany = (reply: FastifyReply, ms: number): FastifyReply =>
  reply
    .code(429)
    .header('retry-after', String(Math.ceil(ms / 1000)))
    .send({
      errors: [
        {
          message: 'Too much was asked in a short time. Wait, then send the same again.',
          extensions: { code: 'RATE_LIMITED', retryAfter: Math.ceil(ms / 1000) },
        },
      ],
    });
