import { EnvError } from './env';
import { createLogger } from './logger';

interface Running {
  /** What the `ready` line tells. */
  ready: object;
  close(): Promise<void>;
}

/** The life of a process: opens, prints one `ready` line, and on SIGTERM or SIGINT closes in order before it ends. */
export function runUntilStopped(open: () => Promise<Running>): void {
  const opening = open();
  let closing: Promise<void> | undefined;
  const close = (): void => {
    // A signal while it is still opening waits until it can be closed in order; a second one changes nothing.
    closing ??= opening
      .then((running) => running.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          createLogger('error').error('could not close', { error });
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);

  opening.then(
    ({ ready }) => process.stdout.write(`ready ${JSON.stringify(ready)}\n`),
    (error: unknown) => {
      const said =
        error instanceof EnvError
          ? error.message
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error);
      process.stderr.write(`${said}\n`);
      process.exit(1);
    },
  );
}
