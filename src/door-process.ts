import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Env, Log } from '#server';

export interface DoorProcess {
  url: string;
  close(): Promise<void>;
}

const PROGRAM = join(__dirname, '../apps/iom-api/src/main.js');
/** Milliseconds before a service API that fell is started again. */
const PAUSE = 1_000;

/**
 * The service API beside the core: a process of its own, told where the core is and nothing of the database. If it falls
 * it is started again, on the same port; if the core falls, it ends by itself.
 */
export async function startDoorProcess(env: Env, core: string, log: Log): Promise<DoorProcess> {
  let stopping = false;
  let child: ChildProcess;
  async function start(port: number): Promise<string> {
    child = fork(PROGRAM, {
      execArgv: ['--enable-source-maps'],
      env: { CORE_URL: core, HOST: env.host, IOM_PORT: String(port), LOG_LEVEL: env.logLevel, NODE_ENV: env.nodeEnv },
      // Its `ready` line is told in the core's.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The service API did not start: is port ${port} taken?`);
    });
    const [{ url }] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }];
    ended.catch(() => {
      if (stopping) return;
      log.error('the service API fell and is started again');
      setTimeout(() => {
        if (!stopping) start(Number(new URL(url).port)).catch(() => undefined);
      }, PAUSE).unref();
    });
    return url;
  }
  return {
    url: await start(env.iomPort),
    close: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
