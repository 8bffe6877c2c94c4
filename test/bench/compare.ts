/** The comparison itself: baseline, Pulang, baseline again, in random order, with the same burst. */
import { isDeepStrictEqual } from 'node:util';
import type { Child, Figures } from './child';
import { ask, Callers, get, quantile, wire, type Wire } from './drive';
import { shuffled, type Asked, type Workload } from './workloads';

export interface Servers {
  bare: Child;
  /** The core, or the service API before it. */
  pulang: Child;
  /** A good token of the account. */
  token(login: string): Promise<string>;
}

/** Of one workload at one number of callers. */
export interface Cell {
  /** Median over the cycles of the baseline's time by Pulang's: 1 is as fast as the baseline. */
  ratio: number;
  /** The quartiles of the same. */
  spread: [number, number];
  /** The baseline by itself: how much chance there is in these figures. */
  control: number;
  requests: number;
  pulang: Side;
  bare: Side;
}

/** Milliseconds, microseconds of the process's processor time, statements. */
export interface Side {
  p50: number;
  p95: number;
  cpu: number;
  statements: number;
}

const BURST_MS = 220;
const WARM_MS = 1_500;

type Wires = { bare: Wire[]; pulang: Wire[] };

async function wires(servers: Servers, asked: readonly Asked[]): Promise<Wires> {
  const both: Wires = { bare: [], pulang: [] };
  for (const { login, bare, graphql, path } of asked) {
    const token = await servers.token(login);
    both.bare.push(wire(bare.path, token, bare.body));
    both.pulang.push(path ? get(path, token) : wire('/graphql', token, graphql ?? {}));
  }
  return both;
}

/** Throws unless both answer the same; a fast wrong answer is none. */
export async function checkSame(servers: Servers, { name, make, same, writes }: Workload): Promise<void> {
  const asked = make(12);
  const { bare } = await wires(servers, asked);
  const { pulang } = await wires(servers, writes ? make(12) : asked);
  for (const [i, request] of bare.entries()) {
    const one = await ask(servers.bare.port, request);
    const other = await ask(servers.pulang.port, pulang[i] as Wire);
    const both = `${one.body.slice(0, 2000)}\n\n${other.body.slice(0, 2000)}`;
    const answer = JSON.parse(other.body) as { data?: Record<string, { code?: string }> | null; errors?: unknown };
    const { data, errors } = asked[i]?.path ? { data: answer as never, errors: undefined } : answer;
    if (one.status !== 200 || other.status !== 200 || !data || errors || Object.values(data)[0]?.code)
      throw new Error(`${name} was refused: ${both}`);
    if (!isDeepStrictEqual(same.bare(JSON.parse(one.body) as never), same.graphql(data as never)))
      throw new Error(`${name}: the answers differ.\n${both}`);
  }
}

/** Until both have compiled what they run often. */
export async function warm(servers: Servers, { make, callers: [, most = 16] = [] }: Workload): Promise<void> {
  for (const which of ['bare', 'pulang'] as const) {
    const callers = new Callers(servers[which].port, most);
    for (const end = performance.now() + WARM_MS; performance.now() < end;) {
      await callers.burst((await wires(servers, make(2 * most)))[which]);
    }
    callers.close();
  }
}

export async function compare(servers: Servers, workload: Workload, callers: number, cycles: number): Promise<Cell> {
  const lines = { bare: new Callers(servers.bare.port, callers), pulang: new Callers(servers.pulang.port, callers) };
  const size = await burstSize(servers, workload, lines.bare, callers);
  const before = await figures(servers);
  const latencies = { bare: [] as number[], pulang: [] as number[] };
  const ratios: number[] = [];
  const controls: number[] = [];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const times = { bare: 0, pulang: 0, again: 0 };
    const burst = await wires(servers, workload.make(size));
    const another = async () => (workload.writes ? await wires(servers, workload.make(size)) : burst);
    const bursts = { bare: burst, pulang: await another(), again: await another() };
    for (const turn of shuffled(['bare', 'pulang', 'again'] as const)) {
      const which = turn === 'pulang' ? 'pulang' : 'bare';
      times[turn] = await lines[which].burst(bursts[turn][which], latencies[which]);
    }
    ratios.push((times.bare + times.again) / 2 / times.pulang);
    controls.push(times.bare / times.again);
  }
  lines.bare.close();
  lines.pulang.close();
  const after = await figures(servers);
  const side = (which: 'bare' | 'pulang'): Side => ({
    p50: quantile(latencies[which], 0.5),
    p95: quantile(latencies[which], 0.95),
    cpu: (after[which].cpu - before[which].cpu) / latencies[which].length,
    statements: (after[which].statements - before[which].statements) / latencies[which].length,
  });
  return {
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    control: quantile(controls, 0.5),
    requests: size * cycles,
    pulang: side('pulang'),
    bare: side('bare'),
  };
}

/** As many requests as the baseline answers in a fifth of a second, and at least one of each caller. */
async function burstSize(servers: Servers, { make }: Workload, lines: Callers, callers: number): Promise<number> {
  const tried = Math.max(8, callers);
  const { bare } = await wires(servers, make(tried));
  const took = await lines.burst(bare);
  return Math.max(callers, 4, Math.round((tried * BURST_MS) / took));
}

const figures = async ({ bare, pulang }: Servers): Promise<Record<'bare' | 'pulang', Figures>> => ({
  bare: await bare.figures(),
  pulang: await pulang.figures(),
});
