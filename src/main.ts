import 'reflect-metadata';
import { createLogger, EnvError, readEnv } from '#server';
import { openHouse } from './house';

/** `npm start`: everything an office needs in one process. */
async function main(): Promise<void> {
  const env = readEnv();
  const log = createLogger(env.logLevel);
  const opening = openHouse(env, log);

  let closing: Promise<void> | undefined;
  const close = (): void => {
    // A signal while the house is still opening waits until it can be closed in order; a second one changes nothing.
    closing ??= opening
      .then((house) => house.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('could not close', { error });
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);

  const house = await opening;
  process.stdout.write(`ready ${JSON.stringify(house.ready)}\n`);
}

main().catch((error: unknown) => {
  const said =
    error instanceof EnvError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${said}\n`);
  process.exit(1);
});
