/** The core as it is served, in a process of its own. */
import 'reflect-metadata';
import { createLogger, rates, readEnv } from '#server';
import { ringOf } from '../../src/house';
import { createServer } from '../../src/server';
import { serve } from './child';

serve(async ({ dataDir, url }) => {
  const env = { ...readEnv({ DATA_DIR: dataDir, NODE_ENV: 'production', LOG_LEVEL: 'error' }), port: 0 };
  // Counted as ever, but a bench asks for more than any account may.
  const much = { points: 1e9, seconds: 60, lump: rates.account.lump };
  const foundation = {
    env,
    log: createLogger(env.logLevel),
    ring: ringOf(env),
    url,
    rates: { account: much, client: much, address: much },
  };
  const server = await createServer(foundation, { host: '127.0.0.1', port: 0 });
  return Number(new URL(server.url).port);
});
