import 'reflect-metadata';
import { createLogger, readEnv } from '#server';
import { openHouse } from './house';
import { runUntilStopped } from './process';

/** `npm start`: everything an office needs in one process. */
runUntilStopped(async () => {
  const env = readEnv();
  return openHouse(env, createLogger(env.logLevel));
});
