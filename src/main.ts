import 'reflect-metadata';
import { createLogger, readEnv } from '#server';
import { demonstrationTable } from './demonstration/sign-in';
import { openHouse } from './house';
import { runUntilStopped } from './process';

/** `npm start`: everything an office needs in one process. */
runUntilStopped(async () => {
  const env = readEnv();
  const house = await openHouse(env, createLogger(env.logLevel));
  if (house.ready.accounts) process.stdout.write(demonstrationTable());
  return house;
});
