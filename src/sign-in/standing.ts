import type { Log } from '#server';
import { Connection } from '../platform/db/pool';

const AGAIN_MS = 1_000;

/**
 * Hears from the database, in every process alike, that an account, a machine or a session was changed. A verdict on a
 * caller is kept until then at most; while nothing is heard, none is kept.
 */
export class Standing {
  private line: Connection | null = null;
  private changes = 0;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;

  private constructor(
    private readonly address: string,
    private readonly log: Log,
  ) {}

  static async heardAt(address: string, log: Log): Promise<Standing> {
    const standing = new Standing(address, log);
    await standing.listen();
    return standing;
  }

  /** Another after each change; null while nothing is heard. */
  get mark(): number | null {
    return this.line ? this.changes : null;
  }

  /** What was committed before this is asked is heard when it answers: the database tells it first. */
  async caughtUp(): Promise<void> {
    await this.line?.query('select').catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.line?.end();
  }

  private async listen(): Promise<void> {
    const line = new Connection({
      connectionString: this.address,
      connectionTimeoutMillis: 4_000,
      query_timeout: 2_000,
      keepAlive: true,
    });
    line.on('notification', () => (this.changes += 1));
    try {
      await line.connect();
      line.once('end', () => this.lost());
      await line.query('listen standing');
    } catch (error) {
      this.log.warn('changes of standing are not heard', { error });
      return void line
        .end()
        .catch(() => undefined)
        .then(() => this.lost());
    }
    // It may have been closed meanwhile, and then nobody would end this line.
    if (this.closed) return line.end();
    // What was said before this line was there, nobody heard.
    this.changes += 1;
    this.line = line;
  }

  private lost(): void {
    this.line = null;
    if (this.closed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.listen(), AGAIN_MS).unref();
  }
}
