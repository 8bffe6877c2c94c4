/** The two servers of the comparison, each in a process of its own, and what they tell of themselves over IPC. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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
  /** Bytes that the process holds, and of them what its own things take. */
  memory: number;
  heap: number;
}

/** A statement as it was sent. */
export interface Sent {
  text: string;
  values: unknown[];
}

type Question = { setup: Setup } | { tell: 'figures' | 'sent' };

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
    const { rss: memory, heapUsed: heap } = process.memoryUsage();
    if (question.tell === 'figures') return tell({ cpu: user + system, statements, memory, heap });
    tell({ sent: [...sent].map(([text, values]) => ({ text, values })) });
    sent.clear();
  });
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
