/**
 * `npm run bench`: Pulang against a bare Node server with hand-written SQL over the same database, under the same
 * row-level security, vault and audit. docs/performance.md tells how to read it. Settings: CASES, CYCLES, WORKLOADS, PULLED,
 * and GROWN, a larger number of cases that published tables are read and the walls measured with as well; `--json` prints
 * the figures as the last line.
 */
import 'reflect-metadata';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { issuerOf } from '../../src/server';
import { issueToken } from '../../src/sign-in/tokens';
import { Child, type Sent } from './child';
import { checkSame, compare, warm, type Cell, type Servers } from './compare';
import { growth } from './growth';
import { install, type Installation } from './installation';
import { costOfKeeping, MOST_OF_KEEPING } from './keeping';
import { asJson, printCell, printHead, printMemory, printVerdict } from './report';
import { pullAll } from './memory';
import { checkPlans } from './plans';
import { costOfProtection, holds } from './protection';
import { workloads } from './workloads';

const CALLERS = [1, 16, 64];
const say = (text: string) => process.stderr.write(`${text}\n`);
/** What the service API's bulk pull may cost: so much of the baseline's rows a second is left. */
const LEAST_OF_DOOR = 0.35;
/** What a published table may cost against bare SQL. */
const LEAST_OF_TABLE = 0.8;

/** The core and the baseline, and the service API before the core. */
interface Served extends Servers {
  door: Child;
}

const whole = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);

export type Figures = Record<string, Record<number, Cell>>;

async function main(): Promise<void> {
  const cases = whole('CASES', 100_000);
  const cycles = whole('CYCLES', 30);
  const chosen = process.env['WORKLOADS']?.split(/[ ,]+/);
  say(`Loading ${cases} cases.`);
  const place = await install(cases);
  const servers: Partial<Served> = {};
  const owner = new Client({ connectionString: place.ownerUrl });
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened) await close();
    for (const one of [servers.bare, servers.door, servers.pulang]) await one?.stop();
    await owner.end();
    await place.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  try {
    printHead(place, cases, cycles, cpus());
    const served = Object.assign(servers, await start(place));
    await owner.connect();
    const all = await workloads(owner);
    const figures: Figures = {};
    const sent: Record<string, Sent[]> = {};
    for (const workload of all.filter(({ name }) => !chosen || chosen.includes(name))) {
      const asked = workload.name === 'W7' ? { ...served, pulang: served.door } : served;
      await checkSame(asked, workload);
      await warm(asked, workload);
      const cells: Record<number, Cell> = {};
      for (const callers of workload.callers ?? CALLERS) {
        const cell = await compare(asked, workload, callers, cycles);
        cells[callers] = cell;
        printCell(workload, callers, cell);
      }
      figures[workload.name] = cells;
      sent[workload.name] = await served.pulang.sent();
    }
    const memory =
      figures['W7'] &&
      (await pullAll(
        served.door,
        { core: served.pulang, door: served.door },
        () => served.token('system.iom'),
        whole('PULLED', 100_000),
      ));
    if (memory) printMemory(memory);
    const fit = await checkPlans(place, sent);
    const protection = await costOfProtection(place, owner);
    const registration = all.find(({ name }) => name === 'W3' && figures[name]);
    const keeping = registration && (await costOfKeeping(place, owner, served, registration));
    const table = all.find(({ name }) => name === 'W5' && figures[name]);
    const grown = table && (await withMore({ servers: served, workload: table }, cycles, opened));
    const steady = printVerdict(figures);
    const walled = holds(protection, grown?.protection);
    if (process.argv.includes('--json'))
      process.stdout.write(
        `${JSON.stringify(asJson(figures, { cases, cycles, steady, protection, memory, keeping, grown, counting: place.counting }))}\n`,
      );
    const slow = Object.values(figures['W7'] ?? {}).some(({ ratio }) => ratio < LEAST_OF_DOOR);
    const leaks = Object.values(memory?.processes ?? {}).some(({ held, retained }) => !held.flat || !retained.flat);
    const slowTable = Object.values(figures['W5'] ?? {}).some(({ ratio }) => ratio < LEAST_OF_TABLE);
    const dear = keeping !== undefined && keeping > MOST_OF_KEEPING;
    if (!fit || !walled || slow || leaks || slowTable || dear || grown?.fit === false) process.exitCode = 1;
  } finally {
    await stop();
  }
}

/** Published tables, read from this installation and from one of GROWN cases in turns, and what its walls cost. */
async function withMore(here: Parameters<typeof growth>[0], cycles: number, opened: (() => Promise<void>)[]) {
  const cases = whole('GROWN', 0);
  if (!cases) return undefined;
  say(`Loading ${cases} cases.`);
  const place = await install(cases);
  opened.push(() => place.close());
  const { bare, door, ...servers } = await start(place);
  opened.unshift(async () => {
    for (const one of [bare, door, servers.pulang]) await one.stop();
  });
  const owner = await new Client({ connectionString: place.ownerUrl }).connect();
  opened.unshift(() => owner.end());
  const workload = (await workloads(owner)).find(({ name }) => name === here.workload.name);
  if (!workload) return undefined;
  const read = await growth(here, { servers: { ...servers, bare }, workload }, cycles);
  return { ...read, protection: await costOfProtection(place, owner) };
}

async function start({ dataDir, url, ring }: Installation): Promise<Served> {
  const setup = { dataDir, url };
  const bare = await Child.start(join(__dirname, 'bare.js'), setup);
  const pulang = await Child.start(join(__dirname, 'pulang.js'), setup);
  const core = `http://127.0.0.1:${pulang.port}`;
  const door = await Child.start(join(__dirname, 'door.js'), { ...setup, core });
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  const token = (login: string) => {
    const known = tokens.get(login);
    if (known && known.until > Date.now()) return known.token;
    const fresh = issueToken(ring.privateKey('tokens'), issuerOf(0), login);
    tokens.set(login, { token: fresh, until: Date.now() + 5 * 60_000 });
    return fresh;
  };
  return { bare, pulang, door, token };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
