import 'reflect-metadata';
import { createLogger, readEnv } from '#server';
import { entities } from '../entities';
import { openDatabase, ringOf } from '../house';
import { differences } from '../platform/db/differences';

/** `npm run -s migration:generate`: the statements that the entities ask for, to be read before they become a migration. */
async function main(): Promise<void> {
  const env = readEnv();
  const { ownerUrl, embedded } = await openDatabase(env, createLogger('silent'), ringOf(env));
  try {
    for (const statement of await differences(ownerUrl, entities)) process.stdout.write(`${statement};\n`);
  } finally {
    await embedded?.stop();
  }
}

void main();
