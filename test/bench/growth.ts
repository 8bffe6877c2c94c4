/** Whether what is published is read as fast from a large installation as from a small one: both at once, in turns. */
import { Callers, quantile, wire } from './drive';
import { shuffled, type Workload } from './workloads';
import type { Servers } from './compare';

const CALLERS = 16;
const BURST = 200;
/** Two runs of one installation differ by as much. */
const LEAST = 0.95;

interface Place {
  servers: Servers;
  workload: Workload;
}

/** The time of the small one by that of the large one, the median over cycles in random order; 1 is as fast. */
export async function growth(small: Place, large: Place, cycles: number): Promise<{ ratio: number; fit: boolean }> {
  const open = ({ servers, workload }: Place) => {
    const callers = new Callers(servers.pulang.port, CALLERS);
    const burst = async () => {
      const asked = workload.make(BURST);
      const wires = await Promise.all(
        asked.map(async ({ login, graphql = {} }) => wire('/graphql', await servers.token(login), graphql)),
      );
      return callers.burst(wires);
    };
    return { burst, close: () => callers.close() };
  };
  const sides = { small: open(small), large: open(large) };
  const ratios: number[] = [];
  for (let cycle = -3; cycle < cycles; cycle += 1) {
    const times = { small: 0, large: 0 };
    for (const turn of shuffled(['small', 'large'] as const)) times[turn] = await sides[turn].burst();
    if (cycle >= 0) ratios.push(times.small / times.large);
  }
  sides.small.close();
  sides.large.close();
  const [low, ratio, high] = [0.25, 0.5, 0.75].map((q) => quantile(ratios, q)) as [number, number, number];
  const fit = ratio >= LEAST;
  process.stdout.write(
    `\nA published table is read ${ratio.toFixed(2)} times as fast with so many cases (${low.toFixed(2)} to ${high.toFixed(2)})${fit ? '' : ': SLOWER'}.\n`,
  );
  return { ratio, fit };
}
