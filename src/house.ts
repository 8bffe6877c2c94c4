import { join } from 'node:path';
import { Pool } from 'pg';
import type { Env, Log } from '#server';
import { loadDemonstration } from './demonstration/load';
import { CheckpointSigner } from './platform/audit/chain';
import { Sealer } from './platform/audit/sealer';
import { addressFor, migrate, prepareRoles, refuseToServeAs } from './platform/db/set-up';
import { startPostgres, type EmbeddedPostgres } from './platform/embedded-postgres';
import { witnessOf, type Foundation } from './platform/platform.module';
import { KeyRing } from './platform/vault/key-ring';
import { createServer } from './server';

export interface House {
  ready: { portal: string; graphql: string; accounts?: string[] };
  close(): Promise<void>;
}

export const ringOf = (env: Env): KeyRing => new KeyRing(join(env.dataDir, 'keys'));

/** The database that this installation has, ready to be served from. */
export async function openDatabase(env: Env, log: Log, ring: KeyRing): Promise<{ url: string; ownerUrl: string; embedded: EmbeddedPostgres | null }> {
  const secret = ring.secret('database');
  const embedded = env.database ? null : await startPostgres({ dataDir: join(env.dataDir, 'database'), log });
  try {
    const ownerUrl = env.database?.ownerUrl ?? (embedded as EmbeddedPostgres).ownerUrl;
    await prepareRoles(ownerUrl, secret, env.database && new URL(env.database.url).username);
    await migrate(ownerUrl, ring.secret('context'));
    const url = env.database?.url ?? addressFor(ownerUrl, 'pulang_app', secret);
    await refuseToServeAs(url);
    return { url, ownerUrl, embedded };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

export async function openHouse(env: Env, log: Log): Promise<House> {
  const ring = ringOf(env);
  const { url, ownerUrl, embedded } = await openDatabase(env, log, ring);
  const foundation: Foundation = { env, log, ring, url };
  const signer = new CheckpointSigner(ring.privateKey('audit'));
  const sealerPool = new Pool({ connectionString: addressFor(url, 'pulang_sealer', ring.secret('database')), max: 1 });
  const sealer = new Sealer(sealerPool, signer, witnessOf(env), (error) => log.error('sealing failed', { error }));

  const server = await createServer(foundation, { host: env.host, port: env.port });
  sealer.start();
  const accounts = env.demo ? await loadDemonstration(server.app, ownerUrl, log) : undefined;
  return {
    ready: { portal: `${server.url}/`, graphql: `${server.url}/graphql`, ...(accounts ? { accounts } : {}) },
    close: async () => {
      await server.close();
      await sealer.stop();
      await embedded?.stop();
    },
  };
}
