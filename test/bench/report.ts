/** What the bench says. */
import type { CpuInfo } from 'node:os';
import type { Cell } from './compare';
import type { Installation } from './installation';
import type { Memory } from './memory';
import type { Workload } from './workloads';

type Figures = Record<string, Record<number, Cell>>;

const print = (text: string) => process.stdout.write(`${text}\n`);
const fixed = (value: number, digits = 2) => value.toFixed(digits);

/** A run whose baseline differs from itself by more says nothing. */
const STEADY: readonly [number, number] = [0.95, 1.05];
const isSteady = ({ control }: Cell) => control >= STEADY[0] && control <= STEADY[1];

const heading = [
  '',
  'callers',
  'ratio',
  'spread',
  'control',
  'p50 ms',
  'p95 ms',
  'CPU us',
  'statements',
  'of the baseline: p50, p95, CPU, statements',
];
const widths = [4, 8, 7, 13, 9, 9, 9, 9, 12, 0];
const row = (cells: readonly string[]) => print(cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(' '));

export function printHead(
  { rows, seconds, counting }: Installation,
  cases: number,
  cycles: number,
  machine: CpuInfo[],
): void {
  print(
    `${new Date().toISOString().slice(0, 10)}, ${machine.length} x ${machine[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  );
  print(
    `${cases} cases, ${rows} rows loaded in ${fixed(seconds, 0)} s, ${fixed(counting, 0)} of them counting; ${cycles} cycles; synchronous_commit off`,
  );
  print(
    'ratio: throughput as a share of bare Node HTTP and hand-written SQL under the same protection; 1 is as fast.\n',
  );
  row(heading);
}

export function printCell({ name }: Workload, callers: number, cell: Cell): void {
  const { ratio, spread, control, pulang, bare } = cell;
  row([
    name,
    String(callers),
    fixed(ratio),
    spread.map((one) => fixed(one)).join(' - '),
    `${fixed(control)}${isSteady(cell) ? '' : '!'}`,
    fixed(pulang.p50),
    fixed(pulang.p95),
    fixed(pulang.cpu, 0),
    fixed(pulang.statements, 1),
    `${fixed(bare.p50)}, ${fixed(bare.p95)}, ${fixed(bare.cpu, 0)}, ${fixed(bare.statements, 1)}`,
  ]);
}

export function printMemory({ cases, pages, seconds, processes }: Memory): void {
  print(
    `\n${cases} cases pulled by the service API in ${pages} pages, ${fixed(seconds, 0)} s. Memory in MB, early and late:`,
  );
  for (const [name, trends] of Object.entries(processes))
    for (const [what, { early, late, most, flat }] of Object.entries(trends))
      print(
        `  ${name} ${what}: ${fixed(early, 0)}, ${fixed(late, 0)}, at most ${fixed(most, 0)}${flat ? '' : '  GROWS'}`,
      );
}

/** Whether the control stayed within its bounds everywhere. */
export function printVerdict(figures: Figures): boolean {
  const shaken = Object.entries(figures).flatMap(([name, cells]) =>
    Object.entries(cells).flatMap(([callers, cell]) =>
      isSteady(cell) ? [] : [`${name} at ${callers}: ${fixed(cell.control)}`],
    ),
  );
  print(
    shaken.length === 0
      ? `\nThe control stayed within ${STEADY.join(' - ')}.`
      : `\nThe control left ${STEADY.join(' - ')} (${shaken.join('; ')}): something else ran meanwhile, run it again.`,
  );
  return shaken.length === 0;
}

const byCallers = <T>(cells: Record<number, Cell>, pick: (cell: Cell) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(cells).map(([callers, cell]) => [callers, pick(cell)]));

const rounded = (value: number) => Math.round(value * 1000) / 1000;

export function asJson(figures: Figures, run: object): object {
  const each = Object.entries(figures).map(([name, cells]) => [
    name,
    {
      ratio: byCallers(cells, ({ ratio }) => rounded(ratio)),
      spread: byCallers(cells, ({ spread }) => spread.map(rounded)),
      p50: byCallers(cells, ({ pulang }) => rounded(pulang.p50)),
      p95: byCallers(cells, ({ pulang }) => rounded(pulang.p95)),
      cpuPerRequest: byCallers(cells, ({ pulang }) => Math.round(pulang.cpu)),
      statements: byCallers(cells, ({ pulang }) => rounded(pulang.statements)),
      baseline: byCallers(cells, ({ bare }) => ({
        p50: rounded(bare.p50),
        p95: rounded(bare.p95),
        cpuPerRequest: Math.round(bare.cpu),
        statements: rounded(bare.statements),
      })),
    },
  ]);
  const control = Object.fromEntries(
    Object.entries(figures).map(([name, cells]) => [name, byCallers(cells, (cell) => rounded(cell.control))]),
  );
  return { ...Object.fromEntries(each), control, run };
}
