import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLogger, EnvError, nestLog, readEnv, runUntilStopped } from '#server';
import { AppModule } from './app.module';
import { startBackground } from './background';
import { openDatabase, ringOf } from './house';

/** `npm run worker`: background work alone, beside as many serving processes as wanted, against one outside database. */
runUntilStopped(async () => {
  const env = readEnv();
  if (!env.database) {
    throw new EnvError(
      'DATABASE_URL is missing: the embedded database is its own process’s, which does this work too.',
    );
  }
  const log = createLogger(env.logLevel);
  const ring = ringOf(env);
  const foundation = { env, log, ring, url: (await openDatabase(env, log, ring)).url, poolSize: 4 };
  const app = await NestFactory.createApplicationContext(AppModule.on(foundation), {
    logger: nestLog(log),
    abortOnError: false,
  });
  const background = await startBackground(foundation, app);
  background.numbers.start();
  return {
    ready: { worker: true },
    close: async () => {
      await background.jobs.stop();
      await background.numbers.stop();
      await app.close();
      await background.sealer.stop();
    },
  };
});
