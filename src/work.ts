import type { INestApplicationContext } from '@nestjs/common';
import { strangersKept } from '#domain';
import { DigestPost } from './alerts/digest-post';
import { Mornings } from './alerts/mornings.service';
import { Enquiries } from './people/enquiries.service';
import { Likeness } from './people/likeness.service';
import { Erasures } from './rights/erasures.service';
import type { Jobs } from './platform/jobs/jobs';

/** What is done in the background, and by whom. */
export const jobsOf = (app: INestApplicationContext): Jobs => ({
  'match-names': {
    run: async ({ case: id = '' }) => {
      await app.get(Likeness).match(id);
      await app.get(Enquiries).seek(id);
    },
  },
  escalate: { run: (_, query) => query('select app.escalate()'), cron: '*/5 * * * *' },
  // Of who is left over too, ten minutes later.
  digest: { run: (_, query) => app.get(Mornings).write(query), cron: '*/10 * * * *' },
  // Every ten minutes, for who was told of no morning yet today: units lie in many zones, and servers say later.
  'send-digests': { run: (_, query) => app.get(DigestPost).send(query), cron: '5-55/10 * * * *' },
  'match-enquiry': { run: ({ enquiry: id = '' }) => app.get(Enquiries).match(id) },
  // A key is kept for 30 days; the row's own wall lets nothing younger go.
  'purge-keys': { run: (_, query) => query('delete from idempotency_key'), cron: '17 2 * * *' },
  // 90 days after their end; the wall of the table lets no other go.
  'purge-sessions': { run: (_, query) => query('delete from session'), cron: '29 2 * * *' },
  'propose-erasures': { run: () => app.get(Erasures).proposeDue(), cron: '23 18 * * *' },
  'forget-strangers': {
    run: (_, query) => query(`select app.forget_strangers(${strangersKept})`),
    cron: '11 3 * * *',
  },
  // Bytes that no act attached within a day; the row's wall again.
  'purge-uploads': { run: (_, query) => query('delete from upload'), cron: '41 2 * * *' },
  // The day ends at midnight in Jakarta; nothing is served on what has ended, whether or not it was told yet.
  'end-consents': { run: (_, query) => query('select app.end_consents()'), cron: '1 * * * *' },
  'purge-deliveries': { run: (_, query) => query('select app.purge_deliveries()'), cron: '53 2 * * *' },
  // What is 90 days old, by the walls of both tables.
  'purge-webhooks': {
    run: async (_, query) => {
      await query('delete from webhook_attempt');
      await query('delete from webhook');
    },
    cron: '5 3 * * *',
  },
});
