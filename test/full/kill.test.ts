import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { createLogger } from '#server';
import { loadCast } from '../../src/demonstration/load';
import { startPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { freePort } from '../../src/platform/free-port';
import { KeyRing } from '../../src/platform/vault/key-ring';
import { issuerOf } from '../../src/server';
import { issueToken } from '../../src/sign-in/tokens';
import { somebody } from '../world';

const WRITES = 500;
const KILLS = 4;
const MORE = 60;

/** `npm start`'s own process, killed and started again on the same folder. */
class Office {
  private process: ChildProcess | undefined;

  constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  async start(): Promise<void> {
    const env = {
      ...process.env,
      DATA_DIR: this.folder,
      PORT: String(this.port),
      IOM_PORT: '0',
      DEMO: 'no',
      LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (said: Buffer) => String(said).includes('ready ') && resolve());
      child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
    });
  }

  /** Resolves when it ends unasked. */
  ended(): Promise<number | null> {
    return new Promise((resolve) => (this.process as ChildProcess).once('exit', resolve));
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.process as ChildProcess;
    child.removeAllListeners('exit');
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }
}

let folder: string;
let office: Office;
let postgres: EmbeddedPostgres;
let owner: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-kill-'));
  chmodSync(folder, 0o711);
  office = new Office(folder, await freePort());
  await office.start();
  postgres = await startPostgres({ dataDir: join(folder, 'database'), log: createLogger('silent') });
  owner = new Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await loadCast(owner);
});
afterAll(async () => {
  await owner.end();
  await office.end('SIGTERM');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Registers under the key of each until it is acknowledged. */
async function registrar() {
  const ring = new KeyRing(join(folder, 'keys'));
  const token = await issueToken(ring.privateKey('tokens'), issuerOf(office.port), 'officer.manila');
  const acknowledged = new Set<string>();
  let retries = 0;
  const register = async (i: number): Promise<void> => {
    const input = { ...somebody(i), needs: ['INJURY'] };
    for (;;) {
      try {
        const response = await fetch(`http://127.0.0.1:${office.port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({
            query:
              'mutation ($input: RegisterCase!) { registerCase(input: $input) { ... on Case { id } ... on Problem { code } } }',
            variables: { input },
          }),
        });
        const { data } = (await response.json()) as { data: { registerCase: { id?: string } } | null };
        if (data?.registerCase.id === input.id) {
          acknowledged.add(input.id);
          return;
        }
      } catch {
        // The connection broke: whether it was done is unknown, so it is sent again under its key.
      }
      retries += 1;
      await pause(50);
    }
  };
  return { acknowledged, retried: () => retries, register };
}

describe(`the server is killed ${KILLS} times in the middle of ${WRITES} registrations`, () => {
  it('and none is lost, none doubled, each is audited, once the clients have sent theirs again', async () => {
    const { acknowledged, retried, register } = await registrar();
    const waiting = Array.from({ length: WRITES }, (_, i) => i);
    const clients = Array.from({ length: 8 }, async () => {
      for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) await register(i);
    });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      while (acknowledged.size < (WRITES * kill) / (KILLS + 1)) await pause(5);
      await office.end('SIGKILL');
      await office.start();
    }
    await Promise.all(clients);

    const count = async (text: string) => ((await owner.query<{ n: number }>(text)).rows[0] as { n: number }).n;
    expect(retried()).toBeGreaterThan(0);
    expect(acknowledged.size).toBe(WRITES);
    expect(await count('select count(*)::int n from cases')).toBe(WRITES);
    expect(await count(`select count(*)::int n from case_event where kind = 'register'`)).toBe(WRITES);
    expect(await count('select count(*)::int n from need')).toBe(WRITES);
    expect(
      await count(
        `select count(*)::int n from cases c where not exists (select from audit_entry a where a.act = 'registerCase' and a.cases = array[c.id])`,
      ),
    ).toBe(0);
    expect(await count('select count(*)::int n from idempotency_key where outcome_id is null')).toBe(0);
  }, 300_000);

  it('and goes on by itself when PostgreSQL ends all of its connections, used or not, again and again', async () => {
    const { acknowledged, retried, register } = await registrar();
    const ended = office.ended();
    const sent = Promise.all(Array.from({ length: MORE }, (_, i) => register(WRITES + i)));
    for (let time = 0; time < 20; time += 1) {
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename like 'pulang\\_%'`);
      await pause(150);
    }
    await Promise.race([sent, ended.then((code) => Promise.reject(new Error(`ended with ${code}`)))]);
    expect(acknowledged.size).toBe(MORE);
    expect(retried()).toBeGreaterThan(0);
  }, 60_000);

  it('and SIGTERM leaves nothing of it behind', async () => {
    await owner.end();
    await postgres.stop();
    expect(await office.end('SIGTERM')).toBe(0);
    await expect(new Client({ connectionString: postgres.ownerUrl }).connect()).rejects.toThrow();
    await office.start();
    postgres = await startPostgres({ dataDir: join(folder, 'database'), log: createLogger('silent') });
    owner = new Client({ connectionString: postgres.ownerUrl });
    await owner.connect();
    expect((await owner.query('select from cases')).rowCount).toBe(WRITES + MORE);
  }, 60_000);
});
