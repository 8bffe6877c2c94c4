import type { INestApplicationContext } from '@nestjs/common';
import { openPool } from './platform/db/pool';
import { CheckpointSigner } from './platform/audit/chain';
import { Sealer } from './platform/audit/sealer';
import { addressFor } from './platform/db/set-up';
import { Db, type Pools } from './platform/db/db';
import { startJobs } from './platform/jobs/jobs';
import { Partners } from './partners/boundary';
import { WebhookSender } from './partners/sender';
import { witnessOf, type Foundation } from './platform/platform.module';
import { NumberKeeper } from './statistics/keeper';
import { jobsOf } from './work';

export interface Background {
  jobs: { stop(): Promise<void> };
  sealer: Sealer;
  /** Not started yet: what is loaded first is counted first. */
  numbers: NumberKeeper;
}

/**
 * What nobody waits for: the audit's chain and the queued work, until each is stopped. As many processes as wanted may do it;
 * the sealer takes turns by a lock, the queue hands each job to one.
 */
export async function startBackground(
  { env, log, ring, url }: Foundation,
  app: INestApplicationContext,
): Promise<Background> {
  const secret = ring.secret('database');
  const jobs = await startJobs(addressFor(url, 'pulang_worker', secret), jobsOf(app), log);
  const pool = openPool({ connectionString: addressFor(url, 'pulang_sealer', secret), max: 1 });
  const sealer = new Sealer(pool, new CheckpointSigner(ring.privateKey('audit')), witnessOf(env), (error) =>
    log.error('sealing failed', { error }),
  );
  sealer.start();
  const numbers = new NumberKeeper(
    openPool({ connectionString: addressFor(url, 'pulang_statistics', secret), max: 1 }),
    (error) => log.error('counting failed', { error }),
  );
  const { signIn } = app.get<Pools, Pools>('Pools');
  const sender = new WebhookSender({
    ...{ db: app.get(Db), signIn, partners: new Partners(signIn, ring), secret: ring.secret('webhooks') },
    ...{ allowed: env.webhookHosts, log },
  });
  sender.start();
  return {
    jobs: {
      stop: async () => {
        await Promise.all([jobs.stop(), sender.stop()]);
      },
    },
    sealer,
    numbers,
  };
}
