import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '#server';
import { startPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres';

let place: string;
let postgres: EmbeddedPostgres;
let environment: NodeJS.ProcessEnv;

/** A ministry's own server: what the owner of the database may do beyond it is to make roles. */
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'pulang-outside-'));
  chmodSync(place, 0o755);
  postgres = await startPostgres({ dataDir: join(place, 'postgres'), log: createLogger('silent') });
  const administrator = new Client({ connectionString: postgres.ownerUrl });
  await administrator.connect();
  await administrator.query(`create role house login nosuperuser createrole password 'a-house'`);
  await administrator.query(`create role serving login password 'a-servant'`);
  await administrator.query('grant serving to house with admin option');
  await administrator.query('create database pulang_outside owner house');
  await administrator.end();
  const address = (role: string, password: string) => {
    const url = new URL(postgres.ownerUrl);
    [url.username, url.password, url.pathname] = [role, password, '/pulang_outside'];
    return url.href;
  };
  environment = {
    DATA_DIR: join(place, 'data'),
    DATABASE_OWNER_URL: address('house', 'a-house'),
    DATABASE_URL: address('serving', 'a-servant'),
    PORT: '0',
    IOM_PORT: '0',
    DEMO: 'yes',
    LOG_LEVEL: 'error',
  };
});

afterAll(async () => {
  await postgres.stop();
  rmSync(place, { recursive: true, force: true });
});

const run = (script: string, args: string[] = [], more: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [`dist/src/${script}.js`, ...args], {
    env: { ...environment, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

async function started() {
  const core = run('main');
  const graphql = await new Promise<string>((resolve, reject) => {
    let said = '';
    core.stdout.on('data', (part: Buffer) => {
      said += String(part);
      const ready = /^ready (\{.*\})$/m.exec(said)?.[1];
      if (ready) resolve((JSON.parse(ready) as { graphql: string }).graphql);
    });
    core.once('exit', () => reject(new Error(`It did not get ready. It said:\n${said}`)));
  });
  return { core, graphql };
}

async function printed(script: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = run(script, args, more);
  let said = '';
  for await (const part of child.stdout as AsyncIterable<Buffer>) said += String(part);
  return said.trim();
}

async function answered(graphql: string, login: string, query: string): Promise<unknown> {
  const token = await printed('commands/token', [login], { PORT: new URL(graphql).port });
  const answer = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

describe('An installation whose database belongs to no superuser', () => {
  it('migrates, plays its demonstration, serves behind its walls, and does so again', async () => {
    const numbers: number[] = [];
    for (let time = 0; time < 2; time += 1) {
      const { core, graphql } = await started();
      try {
        const { cases } = (await answered(graphql, 'desk.kemlu', '{ cases(first: 100) { items { id } } }')) as {
          cases: { items: unknown[] };
        };
        expect(cases.items).toHaveLength(100);
        const { releases } = (await answered(graphql, 'analyst.kpppa', '{ releases { number } }')) as {
          releases: unknown[];
        };
        numbers.push(releases.length);
        expect(await printed('commands/audit-verify', [])).toMatch(/ok/);
      } finally {
        core.kill('SIGTERM');
        await once(core, 'exit');
      }
    }
    expect(numbers[0]).toBeGreaterThan(0);
    expect(numbers[1]).toBeGreaterThanOrEqual(Number(numbers[0]));

    const owner = new Client({ connectionString: environment['DATABASE_OWNER_URL'] });
    await owner.connect();
    const { rows } = await owner.query(
      `select count(*) filter (where not (relrowsecurity and relforcerowsecurity))::int as open, count(*)::int as n,
         has_schema_privilege('pulang_gate', 'public', 'create') as "maybe"
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'`,
    );
    await owner.end();
    expect(rows[0]).toMatchObject({ open: 0, maybe: false });
    expect(rows[0].n).toBeGreaterThan(50);
  }, 600_000);
});
