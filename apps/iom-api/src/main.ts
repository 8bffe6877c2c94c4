import 'reflect-metadata';
import { createLogger, EnvError, readEnv, runUntilStopped } from '#server';
import { openDoor } from './door';

/**
 * `npm run iom-api`: the service API by itself, before a core that runs elsewhere. Started by the core it tells it the
 * address, and ends when the core is no more.
 */
runUntilStopped(async () => {
  const { coreUrl, host, iomPort, logLevel } = readEnv();
  if (!coreUrl) throw new EnvError('CORE_URL is missing: give the origin of the core, such as http://localhost:3000.');
  const door = await openDoor({ core: coreUrl, host, port: iomPort, log: createLogger(logLevel) });
  process.send?.({ url: door.url });
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  return { ready: { api: `${door.url}/`, openapi: `${door.url}/openapi.json` }, close: () => door.close() };
});
