import type { ClientBase, Pool } from 'pg';
import { fold } from './fold';
import { publish } from './publish';

const EVERY_MS = 5_000;

/**
 * Keeps the numbers: a few seconds after something happened they hold it, and once a week they are released. As many
 * processes as wanted may keep them; a lock lets one at a time.
 */
export class NumberKeeper {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.keep(new Date())
        .catch(this.failed)
        .finally(() => this.timer && this.start());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    try {
      await this.running;
    } finally {
      await this.pool.end();
    }
  }

  /** All that has happened until now is in the numbers, and the week has its release. */
  async keep(now: Date): Promise<void> {
    while ((await this.alone(fold)) ?? 0);
    await this.alone((client) => publish(client, now));
  }

  private async alone<T>(work: (client: ClientBase) => Promise<T>): Promise<T | undefined> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ mine: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('pulang-statistics')) as mine`,
      );
      const answer = rows[0]?.mine ? await work(client) : undefined;
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
