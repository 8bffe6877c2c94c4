/** The two servers of the comparison, each in a process of its own, and what they tell of themselves over IPC. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client } from 'pg';

export interface Setup {
  dataDir: string;
  /** The application role's address. */
  url: string;
  /** Of who stands before the core, where that is. */
  core?: string;
}

export interface Figures {
  /** Microseconds of the processor that the process has used, all its threads. */
  cpu: number;
  /** Statements sent to the database. */
  statements: number;
  /** Bytes that the process holds, garbage included. */
  memory: number;
}

/** A statement as it was sent. */
export interface Sent {
  text: string;
  values: unknown[];
}

type Question = { setup: Setup } | { tell: 'figures' | 'retained' | 'sent' };

/** In the child: opens the server when told where, counts what it sends to the database, ends with its parent. */
export function serve(open: (setup: Setup) => Promise<number>): void {
  let statements = 0;
  // The last of each text since they were asked for, for the plans.
  const sent = new Map<string, unknown[]>();
  const prototype = Client.prototype as unknown as { query(query: unknown, ...rest: unknown[]): unknown };
  const { query } = prototype;
  prototype.query = function (asked: unknown, ...rest: unknown[]) {
    statements += 1;
    const { text, values } = asked as Partial<Sent>;
    if (text && values) sent.set(text, values);
    return query.call(this, asked, ...rest);
  };
  const tell = (answer: unknown) => process.send?.(answer);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (question: Question) => {
    if ('setup' in question) return void open(question.setup).then((port) => tell({ port }));
    const { user, system } = process.cpuUsage();
    if (question.tell === 'figures') return tell({ cpu: user + system, statements, memory: process.memoryUsage.rss() });
    if (question.tell === 'retained') return tell({ retained: retained() });
    tell({ sent: [...sent].map(([text, values]) => ({ text, values })) });
    sent.clear();
  });
}

let collect: (() => void) | undefined;

/** Bytes of what is still reachable, in the heap and outside it: all else is collected first. */
function retained(): number {
  // Only who is asked this has the means, so that nothing else runs otherwise than it is deployed.
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** In the parent. */
export class Child {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(file: string, setup: Setup, execArgv: string[] = []): Promise<Child> {
    const child = fork(file, [], {
      env: { ...process.env, NODE_ENV: 'production' },
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.send({ setup });
    const [answer] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start.`))),
    ])) as [{ port: number }];
    return new Child(child, answer.port);
  }

  async figures(): Promise<Figures> {
    return (await this.ask({ tell: 'figures' })) as Figures;
  }

  async retained(): Promise<number> {
    return ((await this.ask({ tell: 'retained' })) as { retained: number }).retained;
  }

  /** Each statement with parameters that it has sent since the last question, with its last values. */
  async sent(): Promise<Sent[]> {
    return ((await this.ask({ tell: 'sent' })) as { sent: Sent[] }).sent;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || !this.process.connected) return;
    this.process.disconnect();
    await once(this.process, 'exit');
  }

  private async ask(question: Question): Promise<unknown> {
    this.process.send(question);
    const [answer] = (await once(this.process, 'message')) as [unknown];
    return answer;
  }
}
