import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Env, Log, Rates } from '#server';
import { dataSource } from '../data-source';
import { ContextSigner } from './db/context';
import { Db, type Pools } from './db/db';
import { openPool } from './db/pool';
import { addressFor } from './db/set-up';
import { Cursors } from './operation/cursor';
import { Executor } from './operation/executor';
import { OperationsPlugin } from './operation/operations.plugin';
import { Trial } from './operation/trial';
import { Compiler } from './read/compile';
import { ErasureList } from './vault/erasure-list';
import { KeyRing } from './vault/key-ring';
import { Vault } from './vault/vault';
import { SearchIndex } from './vault/search-index';

/** What a process of the core is made of, before it knows any feature. */
export interface Foundation {
  env: Env;
  log: Log;
  ring: KeyRing;
  /** The application role's address. */
  url: string;
  poolSize?: number;
  /** In place of the usual ones. */
  rates?: Rates;
  /** Milliseconds for all of a request to come in, and for a file. */
  patience?: { answer: number; file: number };
}

export const LOG = Symbol('log');
export const ENV = Symbol('env');

@Global()
@Module({})
export class PlatformModule {
  static on({ env, log, ring, url, poolSize = 10 }: Foundation): DynamicModule {
    const secret = ring.secret('database');
    const open = async (): Promise<Pools> => {
      const desk = dataSource(addressFor(url, 'pulang_desk', secret), Math.max(2, Math.floor(poolSize / 3)));
      const partner = dataSource(addressFor(url, 'pulang_partner', secret), poolSize);
      const [app] = await Promise.all([
        dataSource(url, poolSize).initialize(),
        desk.initialize(),
        partner.initialize(),
      ]);
      const signIn = openPool({
        connectionString: addressFor(url, 'pulang_sign_in', secret),
        max: Math.max(2, Math.floor(poolSize / 3)),
        connectionTimeoutMillis: 4_000,
      });
      return { app, desk, partner, signIn };
    };
    return {
      module: PlatformModule,
      providers: [
        { provide: LOG, useValue: log },
        { provide: ENV, useValue: env },
        { provide: Cursors, useFactory: () => new Cursors(ring.secret('partners')) },
        { provide: KeyRing, useValue: ring },
        { provide: 'Pools', useFactory: open },
        {
          provide: Db,
          useFactory: (pools: Pools) => new Db(pools, new ContextSigner(ring.secret('context'))),
          inject: ['Pools'],
        },
        { provide: Vault, useFactory: () => new Vault(ring) },
        { provide: ErasureList, useFactory: () => erasuresOf(env, ring) },
        { provide: SearchIndex, useFactory: () => new SearchIndex(ring.secret('blind-index')) },
        { provide: Compiler, useFactory: (pools: Pools) => new Compiler(pools.app), inject: ['Pools'] },
        {
          provide: Executor,
          useFactory: (db: Db, vault: Vault, compiler: Compiler, cursors: Cursors) =>
            new Executor(db, vault, compiler, ring.secret('idempotency'), cursors, log),
          inject: [Db, Vault, Compiler, Cursors],
        },
        {
          provide: OperationsPlugin,
          useFactory: (executor: Executor, db: Db) =>
            new OperationsPlugin(executor, new Trial(db, ring.secret('idempotency'), log), log),
          inject: [Executor, Db],
        },
      ],
      exports: [
        LOG,
        ENV,
        KeyRing,
        Cursors,
        Db,
        ErasureList,
        Vault,
        SearchIndex,
        Compiler,
        Executor,
        OperationsPlugin,
        'Pools',
      ],
    };
  }
}

/** Beside the keys as well: a copy of the database that is restored must not bring its own. */
export const erasuresOf = (env: Env, ring: KeyRing): ErasureList =>
  new ErasureList(join(env.dataDir, 'erasures', 'erasures.jsonl'), ring.secret('erasures'));

/** The chain's witness lies beside the keys, outside the database; a deployment mounts it from elsewhere. */
export const witnessOf = (env: Env): string => join(env.dataDir, 'witness', 'audit.jsonl');
