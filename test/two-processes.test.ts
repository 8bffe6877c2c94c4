import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { signInToPortal, Visitor } from './people';
import { soon } from './soon';
import { openWorld, type World } from './world';

let world: World;
let other: { process: ChildProcess; url: string };
beforeAll(async () => {
  world = await openWorld({ nodeEnv: 'development' });
  other = await anotherProcess();
});
afterAll(async () => {
  other.process.kill('SIGTERM');
  await once(other.process, 'exit');
  await world.close();
});

/** A core in a process of its own, on the same database and keys. */
async function anotherProcess() {
  const owner = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  owner.pathname = new URL(world.addressOf('pulang_app')).pathname;
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      DATA_DIR: world.dataDir,
      DATABASE_URL: world.addressOf('pulang_app'),
      DATABASE_OWNER_URL: owner.href,
      PORT: '0',
      IOM_PORT: '0',
      BACKGROUND: 'no',
      NODE_ENV: 'development',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await Promise.race([once(child.stdout as NodeJS.EventEmitter, 'data'), once(child, 'exit')])) as [
    unknown,
  ];
  const ready = JSON.parse(String(said).replace(/^ready /, '')) as { graphql: string };
  return { process: child, url: new URL(ready.graphql).origin };
}

const asks = async (url: string, session: string) => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `__Host-pulang=${session}`,
      origin: url,
      'x-pulang': 'work',
    },
    body: JSON.stringify({ query: '{ me { login } }' }),
  });
  return { status: answer.status, body: (await answer.json()) as object };
};
const signOut = (url: string, session: string) =>
  fetch(`${url}/auth/sign-out`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `__Host-pulang=${session}`,
      origin: url,
      'x-pulang': 'work',
    },
    body: '{}',
  });

describe('two core processes on one database', () => {
  it('know each other’s sessions, and end them', async () => {
    const visitor = new Visitor(world.url);
    await signInToPortal(visitor, 'officer.manila');
    const session = visitor.cookie('__Host-pulang') ?? '';
    const good = { status: 200, body: { data: { me: { login: 'officer.manila' } } } };
    expect(await asks(world.url, session)).toEqual(good);
    expect(await asks(other.url, session)).toEqual(good);
    expect((await signOut(other.url, session)).status).toBe(200);
    expect((await asks(other.url, session)).status).toBe(401);
    expect(await soon(async () => (await asks(world.url, session)).status === 401)).toBe(true);
    for (const url of [world.url, other.url]) {
      const { status, body } = await asks(url, session);
      expect({ status, body }).toMatchObject({
        status: 401,
        body: { errors: [{ extensions: { code: 'SESSION_ENDED' } }] },
      });
    }
  });

  it('sign people in by their own pages on whatever port they took', async () => {
    const visitor = new Visitor(other.url);
    expect((await signInToPortal(visitor, 'officer.bangkok')).status).toBe(200);
    const session = visitor.cookie('__Host-pulang') ?? '';
    expect(await asks(other.url, session)).toEqual({
      status: 200,
      body: { data: { me: { login: 'officer.bangkok' } } },
    });
  });
});
