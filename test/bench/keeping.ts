/** What keeping the numbers current costs those who register: with marks and the keeper at work, and without either. */
import type { Client } from 'pg';
import type { Servers } from './compare';
import { Callers, quantile, wire } from './drive';
import { keeperOf, type Installation } from './installation';
import { shuffled, type Workload } from './workloads';

const CALLERS = 8;
/** Long enough that the keeper, who comes every five seconds, comes in each. */
const BURST_MS = 7_000;
const CYCLES = 8;
/** The most that a registration may lose. */
export const MOST_OF_KEEPING = 0.1;

/** What marks a case for the keeper. */
const triggers = [
  ['case_event', 'mark_case'],
  ['case_access', 'mark_given'],
  ['case_access', 'mark_changed'],
  ['alert', 'mark_late'],
  ['person_match', 'mark_judged'],
] as const;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** The share of registrations that is lost to it, the median over cycles in random order. */
export async function costOfKeeping(
  place: Installation,
  owner: Client,
  servers: Servers,
  { make }: Workload,
): Promise<number> {
  const callers = new Callers(servers.pulang.port, CALLERS);
  const register = async (count: number): Promise<number> => {
    const wires = [];
    for (const { login, graphql = {} } of make(count))
      wires.push(wire('/graphql', await servers.token(login), graphql));
    return callers.burst(wires);
  };
  const size = Math.ceil((200 * BURST_MS) / (await register(200)));
  const lost: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const times = { kept: 0, unkept: 0 };
    for (const turn of shuffled(['kept', 'unkept'] as const)) {
      const keeper = keeperOf(place.ownerUrl, place.ring);
      try {
        await mark(owner, turn === 'kept');
        // Statements are planned anew after a trigger comes or goes.
        await register(100);
        if (turn === 'kept') keeper.start();
        times[turn] = await register(size);
      } finally {
        await keeper.stop();
      }
    }
    lost.push(1 - times.unkept / times.kept);
  }
  callers.close();
  await mark(owner, true);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(lost, q)) as [number, number, number];
  const percent = (share: number) => (share * 100).toFixed(1);
  print(
    `\nKeeping the numbers current costs a registration ${percent(middle)}% at ${CALLERS} callers (${percent(low)} to ${percent(high)}; ` +
      `${CYCLES} cycles of ${size})${middle > MOST_OF_KEEPING ? ': TOO MUCH' : ''}.`,
  );
  return middle;
}

async function mark(owner: Client, on: boolean): Promise<void> {
  for (const [table, trigger] of triggers) {
    await owner.query(`alter table ${table} ${on ? 'enable' : 'disable'} trigger ${trigger}`);
  }
}
