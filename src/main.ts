import 'reflect-metadata';
import { createLogger, readEnv } from '#server';
import { openHouse } from './house';

/** `npm start`: everything an office needs in one process. */
async function main(): Promise<void> {
  const env = readEnv();
  const log = createLogger(env.logLevel);
  const house = await openHouse(env, log);
  process.stdout.write(`ready ${JSON.stringify(house.ready)}\n`);

  let closing: Promise<void> | undefined;
  const close = (): void => {
    closing ??= house.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('could not close', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
