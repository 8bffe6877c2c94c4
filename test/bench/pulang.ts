/** The core as it is served, in a process of its own. */
import 'reflect-metadata';
import { createLogger, readEnv } from '#server';
import { ringOf } from '../../src/house';
import { createServer } from '../../src/server';
import { serve } from './child';

serve(async ({ dataDir, url }) => {
  const env = { ...readEnv({ DATA_DIR: dataDir, NODE_ENV: 'production', LOG_LEVEL: 'error' }), port: 0 };
  const foundation = { env, log: createLogger(env.logLevel), ring: ringOf(env), url };
  const server = await createServer(foundation, { host: '127.0.0.1', port: 0 });
  return Number(new URL(server.url).port);
});
