import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Connection as Line, Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Actor } from '#server';
import { Connection } from './pool';
import { ContextSigner, type DbContext } from './context';
import { render, type Sql } from './sql';

/** The running act: one caller, one connection, one transaction. */
export interface Tx {
  readonly actor: Actor;
  readonly manager: EntityManager;
  /** One instant for the whole act, the server's: what `recordedAt` holds. */
  readonly now: Date;
  readonly query: <Row extends QueryResultRow>(statement: Sql) => Promise<Row[]>;
  /** Sends what answers nothing, without waiting; if it fails, so does the act, before anything is committed. */
  readonly send: (statement: Sql) => void;
  /** Does a part of the act, at an instant of its own; if it fails it is undone, and the rest stays. */
  readonly part: <T>(act: () => Promise<T>) => Promise<T>;
}

const running = new AsyncLocalStorage<Tx>();

/** The transaction that this code runs in; there is no other way to the database. */
export function tx(): Tx {
  const current = running.getStore();
  if (!current) throw new Error('No transaction is running: only an operation opens one.');
  return current;
}

/** One pool per database role: the national desk's plans must not be mixed with a unit's. */
export interface Pools {
  app: DataSource;
  desk: DataSource;
  /** Partners' machines: as everybody, behind walls of consent. */
  partner: DataSource;
  /** What people and machines sign in with; no operation of a caller comes this way. */
  signIn: Pool;
}

@Injectable()
export class Db implements OnApplicationShutdown {
  constructor(
    private readonly pools: Pools,
    private readonly signer: ContextSigner,
  ) {}

  /** Runs `act` in a transaction of its own, as `actor`; whatever it throws undoes everything it did. */
  async transaction<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    if (running.getStore()) throw new Error('An act runs in one transaction; it can not open another.');
    const runner = this.sourceFor(actor).createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    // BEGIN and the context travel with the act's first statement; TypeORM is told, or save() would begin again.
    const sent: Promise<unknown>[] = [];
    const sendOn = (query: Query) => {
      const answer = send(client, query);
      answer.catch(() => undefined);
      sent.push(answer);
    };
    sendOn({ text: 'begin' });
    sendOn(this.enter(actor));
    (runner as { -readonly [K in keyof QueryRunner]: QueryRunner[K] }).isTransactionActive = true;
    try {
      const current: Tx = {
        actor,
        manager: runner.manager,
        now: new Date(),
        query: async <Row extends QueryResultRow>(statement: Sql) => (await send<Row>(client, render(statement))).rows,
        send: (statement) => sendOn(render(statement)),
        part: async (part) => {
          const before = sent.length;
          sendOn({ text: 'savepoint part' });
          try {
            const result = await running.run({ ...current, now: new Date() }, part);
            await Promise.all(sent.slice(before));
            return result;
          } catch (error) {
            const cause = await causeOf(error, sent.splice(before), client);
            // A line that is gone says so at the next word.
            await send(client, { text: 'rollback to savepoint part' }).catch(() => undefined);
            throw cause;
          }
        },
      };
      const result = await running.run(current, () => act(current));
      await Promise.all(sent);
      await send(client, { text: 'commit' });
      return result;
    } catch (error) {
      await send(client, { text: 'rollback' }).catch(() => undefined);
      throw await causeOf(error, sent, client);
    } finally {
      (runner as { -readonly [K in keyof QueryRunner]: QueryRunner[K] }).isTransactionActive = false;
      await runner.release();
    }
  }

  /** One statement under the caller's context in a single round trip; committed with whatever it wrote. */
  async read<Row extends QueryResultRow>(actor: Actor, statement: Sql, evenFrozen = false): Promise<Row[]> {
    const pool = (this.sourceFor(actor).driver as unknown as { master: Pool }).master;
    const client = await pool.connect();
    try {
      const sent = [
        send(client, { text: 'begin' }),
        send(client, this.enter(actor)),
        ...(evenFrozen ? [send(client, { text: `select set_config('app.frozen', 'open', true)` })] : []),
      ];
      const read = send<Row>(client, render(statement));
      await Promise.all([...sent, read, send(client, { text: 'commit' })]);
      return (await read).rows;
    } finally {
      client.release();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([
      this.pools.app.destroy(),
      this.pools.desk.destroy(),
      this.pools.partner.destroy(),
      this.pools.signIn.end(),
    ]);
  }

  private sourceFor(actor: Actor): DataSource {
    if (actor.roles.includes('desk')) return this.pools.desk;
    return actor.roles.includes('partner') ? this.pools.partner : this.pools.app;
  }

  private enter(actor: Actor) {
    const context = this.signer.sign(contextOf(actor));
    return { name: 'enter', text: `select app.enter($1)`, values: [context] };
  }
}

/**
 * The first statement that failed says why; those sent behind it say only that the transaction is broken, or that the
 * line ended. PostgreSQL may have given it up between two statements as well: then the connection knows.
 */
async function causeOf(error: unknown, sent: readonly Promise<unknown>[], client: PoolClient): Promise<unknown> {
  const { code } = error as { code?: string };
  const ended = error instanceof Error && !code && client instanceof Connection ? client.ended : undefined;
  if (ended && 'code' in ended) return ended;
  if (!ended && code !== '25P02') return error;
  const broken = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected');
  return broken ? broken.reason : (ended ?? error);
}

function contextOf(actor: Actor): DbContext {
  const standing = (['desk', 'auditor', 'admin'] as const).find((role) => actor.roles.includes(role));
  const names = { desk: 'desk', auditor: 'audit', admin: 'admin' } as const;
  return { account: actor.account, unit: actor.unit, standing: standing ? names[standing] : 'unit' };
}

interface Query {
  name?: string;
  text: string;
  values?: unknown[];
}

function send<Row extends QueryResultRow>(client: PoolClient, query: Query): Promise<QueryResult<Row>> {
  // Statements of one moment travel in one packet.
  const { stream } = (client as PoolClient & { connection: Line }).connection;
  if (stream.writableCorked === 0) {
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
  return client.query<Row>(query);
}
