import { betrayed, protect, threshold } from './protect';
import { layOut, rest, type Breakdown, type Group, type Table } from './tables';

/** A series begins with two thresholds of people, and goes on whenever ten of them wait. */
export const firstBlock = 2 * threshold;
export const nextBlock = 10 * threshold;

/**
 * Whether those who came since the last block may be published. Each person is in one block of a series and a block is
 * published once: no two figures of different weeks count some of the same people, so that there is no difference
 * between releases that could count a newcomer. Until enough wait, the figures stay what they were.
 */
export const blockReady = (waiting: number, earlier: number): boolean =>
  waiting >= (earlier === 0 ? firstBlock : nextBlock);

/** A cell of a block that is shown. Every other cell of its tables is hidden. */
export interface Shown {
  cell: string;
  people: number;
}

/**
 * What is shown of a block, once it is proved that it betrays nobody; throws when the proof fails. What a pool counts is
 * never shown: it would say of each value in it that it has few.
 */
export function publishBlock(
  groups: readonly Group[],
  tables: readonly Table[],
  dimensions: Readonly<Record<string, Breakdown>>,
): Shown[] {
  const system = layOut(groups, tables, dimensions, threshold);
  const hidden = protect(system);
  const open = betrayed(system, hidden);
  if (open.length > 0) throw new Error(`A release is not published: ${open.length} hidden cells could be found out.`);
  return system.keys.flatMap((cell, at) =>
    hidden.has(at) || cell.split('|').some((one) => one.endsWith(`=${rest}`))
      ? []
      : [{ cell, people: system.counts[at] ?? 0 }],
  );
}
