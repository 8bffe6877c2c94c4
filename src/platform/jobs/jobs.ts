import { PgBoss, type JobResult } from 'pg-boss';
import type { Log } from '#server';

const schema = 'pgboss';
const POLL_S = 1;
const BATCH = 20;
/** A job that fails is tried again after 5, 10, 20 … seconds. */
const queue = { retryLimit: 6, retryDelay: 5, retryBackoff: true, expireInSeconds: 60, deleteAfterSeconds: 3600 };

/** As the worker's own role. */
export type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Work that is done after an act and outside it. Its payload holds ids alone. */
export interface Job {
  run: (ids: Readonly<Record<string, string>>, query: Query) => Promise<unknown>;
  /** When it is done by itself: cron, in UTC. */
  cron?: string;
}

const names = [
  'match-names',
  'match-enquiry',
  'escalate',
  'digest',
  'send-digests',
  'purge-keys',
  'purge-sessions',
  'purge-uploads',
  'end-consents',
  'purge-deliveries',
  'purge-webhooks',
  'propose-erasures',
  'forget-strangers',
] as const;
/** All the work there is. */
export type Jobs = Readonly<Record<(typeof names)[number], Job>>;

/**
 * Makes the queue's tables, as the owner of the database, or brings them up to date. The worker alone may use them; an
 * act adds a job through a gate, so that the serving roles neither see nor change what waits.
 */
export async function installJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, supervise: false, schedule: false, max: 1 });
  const failed = Promise.withResolvers<never>();
  boss.on('error', failed.reject);
  try {
    await Promise.race([boss.start(), failed.promise]);
    await boss.getDb().executeSql(`
      revoke all on schema ${schema} from public;
      grant usage on schema ${schema} to pulang_worker, pulang_gate;
      grant select, insert, update, delete on all tables in schema ${schema} to pulang_worker;
      grant execute on all functions in schema ${schema} to pulang_worker;
      grant insert on ${schema}.job to pulang_gate;
      grant select on ${schema}.queue to pulang_gate`);
    for (const name of names) await boss.createQueue(name, queue);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Starts doing what waits, and what is due, until stopped. */
export async function startJobs(workerUrl: string, jobs: Jobs, log: Log): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: workerUrl,
    schema,
    max: 2,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.error('background work failed', { error }));
  await boss.start();
  const query: Query = (text, values) => boss.getDb().executeSql(text, values);
  for (const [name, { run, cron }] of Object.entries(jobs)) {
    const handle = async (job: { id: string; data: unknown }): Promise<JobResult> => {
      try {
        await run((job.data ?? {}) as Record<string, string>, query);
        return { id: job.id, status: 'completed' };
      } catch (error) {
        log.error('job failed', { op: name, error });
        return { id: job.id, status: 'failed' };
      }
    };
    await boss.work(
      name,
      { pollingIntervalSeconds: POLL_S, batchSize: BATCH, perJobResults: true, burstWhenBatchFull: true },
      async (jobs) => {
        const results: JobResult[] = [];
        for (const job of jobs) results.push(await handle(job));
        return results;
      },
    );
    if (cron) await boss.schedule(name, cron, null, { tz: 'UTC' });
  }
  return { stop: () => boss.stop({ timeout: 5_000 }) };
}
