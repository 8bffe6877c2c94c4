/** The service API before the core, in a process of its own. */
import { createLogger } from '#server';
import { openDoor } from '../../apps/iom-api/src/door';
import { serve } from './child';

serve(async ({ core = '' }) => {
  const door = await openDoor({ core, host: '127.0.0.1', port: 0, log: createLogger('error') });
  return Number(new URL(door.url).port);
});
