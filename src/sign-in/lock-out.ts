import type { Pool } from 'pg';
import type { Seals } from './seals';

/** Tries in vain that cost nothing: fingers slip, and many people of one post come from one address. */
const FREE = { pair: 5, device: 5, address: 40, second: 5 } as const;
const LONGEST_S = 15 * 60;
const FORGOTTEN = "interval '1 day'";
const CLEANING = 0.01;

export type Door = keyof typeof FREE;

interface Try {
  door: Door;
  who: string;
}

/**
 * Makes guessing slow without giving anybody the means to lock another out: what is counted is who tried from where. A
 * device that this account has signed in on before is counted by itself, whatever happens elsewhere.
 */
export class LockOut {
  constructor(
    private readonly pool: Pool,
    private readonly seals: Seals,
  ) {}

  /** Counts a try before it is judged, so that many at once are many. Seconds to wait, or 0 if it may be judged now. */
  async begin(tries: readonly Try[]): Promise<number> {
    const marks = tries.map((one) => this.markOf(one)).sort((a, b) => Buffer.compare(a, b));
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into sign_in_failure (mark, count, at) select m, 0, now() from unnest($1::bytea[]) m on conflict do nothing`,
        [marks],
      );
      const { rows } = await client.query<{ mark: Buffer; count: number; since: number }>(
        `select mark, case when at < now() - ${FORGOTTEN} then 0 else count end as count,
                extract(epoch from clock_timestamp() - at)::float as since
         from sign_in_failure where mark = any ($1) order by mark for no key update`,
        [marks],
      );
      const waits = tries.map((one) => {
        const row = rows.find(({ mark }) => mark.equals(this.markOf(one)));
        return row ? delay(row.count - FREE[one.door]) - row.since : 0;
      });
      const wait = Math.max(...waits);
      if (wait <= 0) {
        await client.query(
          `update sign_in_failure set count = case when at < now() - ${FORGOTTEN} then 0 else count end + 1, at = clock_timestamp()
           where mark = any ($1)`,
          [marks],
        );
      }
      await client.query('commit');
      return Math.max(0, Math.ceil(wait));
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /** It was the right one: what was counted for this person here is forgotten, and the address gets its try back. */
  async succeeded(tries: readonly Try[]): Promise<void> {
    await this.pool.query(
      `with own as (delete from sign_in_failure where mark = any ($1))
       update sign_in_failure set count = greatest(0, count - 1) where mark = any ($2)`,
      [
        tries.filter(({ door }) => door !== 'address').map((one) => this.markOf(one)),
        tries.filter(({ door }) => door === 'address').map((one) => this.markOf(one)),
      ],
    );
    if (Math.random() < CLEANING) await this.pool.query(`delete from sign_in_failure where at < now() - ${FORGOTTEN}`);
  }

  private markOf({ door, who }: Try): Buffer {
    return this.seals.mark(`failures ${door}`, who);
  }
}

/** Seconds between tries after so many beyond the free ones. */
export const delay = (beyond: number): number => (beyond < 0 ? 0 : Math.min(LONGEST_S, 2 ** Math.min(beyond + 1, 20)));
