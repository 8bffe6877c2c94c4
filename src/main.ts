import 'reflect-metadata';
import { createLogger, readEnv, runUntilStopped } from '#server';
import { demonstrationTable } from './demonstration/sign-in';
import { startDoorProcess } from './door-process';
import { openHouse } from './house';

/** `npm start`: everything an office needs, the service API in a process of its own. */
runUntilStopped(async () => {
  const env = readEnv();
  const log = createLogger(env.logLevel);
  const house = await openHouse(env, log);
  try {
    const door = await startDoorProcess(env, new URL(house.ready.graphql).origin, log);
    if (house.ready.accounts) process.stdout.write(demonstrationTable());
    return {
      ready: { ...house.ready, api: `${door.url}/`, openapi: `${door.url}/openapi.json` },
      close: async () => {
        await door.close();
        await house.close();
      },
    };
  } catch (error) {
    await house.close();
    throw error;
  }
});
