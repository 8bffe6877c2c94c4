import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openWorld, somebody, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const running: ChildProcess[] = [];
afterAll(() => running.forEach((child) => child.kill('SIGKILL')));

/** A process of its own, as a deployment runs it; resolves when it says that it is ready. */
async function worker(): Promise<ChildProcess> {
  const owner = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  owner.pathname = new URL(world.addressOf('pulang_app')).pathname;
  const child = spawn(process.execPath, ['dist/src/worker.js'], {
    env: {
      DATA_DIR: world.dataDir,
      DATABASE_URL: world.addressOf('pulang_app'),
      DATABASE_OWNER_URL: owner.href,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [said] = (await Promise.race([once(child.stdout as NodeJS.EventEmitter, 'data'), once(child, 'exit')])) as [
    unknown,
  ];
  expect(String(said)).toBe('ready {"worker":true}\n');
  return child;
}

const twins = async () => {
  const { name, birthDate, sex } = somebody(1);
  await world.registered(1, 'officer.manila', { name, birthDate, sex });
  await world.registered(1, 'officer.phnompenh', { name, birthDate, sex });
};
const matches = async (): Promise<unknown[]> => {
  const { matches } = await world.as('desk.kemlu').ask('{ matches(first: 5) { items { id } } }');
  return matches.items;
};
const sealed = async () => {
  const { rows } = await world.owner.query(
    'select count(*)::int as open from audit_entry e where not exists (select from audit_link l where l.entry_id = e.id)',
  );
  return (rows[0] as { open: number }).open === 0;
};
const counted = async (): Promise<number> => {
  const { caseNumbers } = await world
    .as('officer.manila')
    .ask<{ caseNumbers: { count: number }[] }>('{ caseNumbers { count } }');
  return caseNumbers.reduce((sum, { count }) => sum + count, 0);
};
const within = async (seconds: number, holds: () => Promise<boolean>) => {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await pause(200)) if (await holds()) return true;
  return false;
};

describe('a worker process', () => {
  it('does what serving processes leave: it finds likenesses and seals the audit, and ends when told', async () => {
    await twins();
    expect(await within(2, async () => (await matches()).length > 0)).toBe(false);
    expect(await counted()).toBe(0);
    const child = await worker();
    expect(await within(20, async () => (await matches()).length > 0)).toBe(true);
    expect(await within(10, sealed)).toBe(true);
    // True numbers are at most a minute old.
    expect(await within(60, async () => (await counted()) === 1)).toBe(true);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('keeps the numbers with another beside it as one alone would, and releases them once', async () => {
    const [one, other] = [await worker(), await worker()];
    for (let i = 0; i < 3; i += 1) {
      await world.registered(7);
      expect(await within(60, async () => (await counted()) === 1 + 7 * (i + 1))).toBe(true);
    }
    const { rows } = await world.owner.query(
      'select (select count(*)::int from release) as releases, count(*)::int as marks from case_mark',
    );
    expect(rows).toEqual([{ releases: 1, marks: 0 }]);
    for (const child of [one, other]) {
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    }
  });
});
