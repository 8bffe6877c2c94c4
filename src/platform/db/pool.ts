import { Client, Pool, type ClientConfig, type PoolConfig } from 'pg';

/**
 * A connection that breaks fails the statement that waits on it, and that is told where it was asked. The event beside it
 * would end the process if nobody listened; and PostgreSQL ends connections by itself, as when a transaction takes too long.
 */
export class Connection extends Client {
  /** Why it ended, which a statement that comes after is not told any more. */
  ended: Error | undefined;

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', (error) => {
      this.ended ??= error;
    });
  }
}

/** Connections of one role. One that breaks while nobody uses it is replaced by the next who does. */
export function openPool(config: PoolConfig): Pool {
  const pool = new Pool({ ...config, Client: Connection });
  pool.on('error', () => undefined);
  return pool;
}
