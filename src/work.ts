import type { INestApplicationContext } from '@nestjs/common';
import { Likeness } from './people/likeness.service';
import type { Jobs } from './platform/jobs/jobs';

/** What is done in the background, and by whom. */
export const jobsOf = (app: INestApplicationContext): Jobs => ({
  'match-names': { run: ({ case: id = '' }) => app.get(Likeness).match(id) },
  // A key is kept for 30 days; the row's own wall lets nothing younger go.
  'purge-keys': { run: (_, query) => query('delete from idempotency_key'), cron: '17 2 * * *' },
  // Bytes that no act attached within a day; the row's wall again.
  'purge-uploads': { run: (_, query) => query('delete from upload'), cron: '41 2 * * *' },
});
