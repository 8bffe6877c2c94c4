import { performance } from 'node:perf_hooks';
import type { Log } from '#server';

interface Database {
  query(text: string): Promise<{ now: Date }[]>;
}

/** As far as tokens' clocks may differ as well. */
const APART_MS = 30_000;

/**
 * What is recorded has this process's time, what a session or a context is worth the database's. If the two part, one of
 * them is wrong, and nothing may be recorded under either: the process says that it is not ready, and answers nothing.
 * Asking costs nothing while the clock runs as evenly as time itself; a jump is noticed by whoever asks next.
 */
export class Clock {
  /** The database's time at the moment this process began to count. */
  private origin: number | undefined;
  private together = true;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  async agrees(): Promise<boolean> {
    if (!this.apart()) return true;
    const sent = performance.now();
    const [row] = await this.database.query('select clock_timestamp() as now');
    this.origin = (row?.now.getTime() ?? 0) - (sent + performance.now()) / 2;
    const together = !this.apart();
    if (together !== this.together) {
      const seconds = Math.round((Date.now() - this.origin - performance.now()) / 1000);
      if (together) this.log.info('this clock and the database’s agree again');
      else this.log.error('this clock and the database’s are apart', { count: seconds });
      this.together = together;
    }
    return together;
  }

  private apart(): boolean {
    return this.origin === undefined || Math.abs(Date.now() - this.origin - performance.now()) > APART_MS;
  }
}
