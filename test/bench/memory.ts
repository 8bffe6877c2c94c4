/** What a long pull leaves in the memory of those who serve it: nothing, or the bench says so. */
import type { Child } from './child';
import { ask, get, quantile } from './drive';

export interface Memory {
  cases: number;
  pages: number;
  seconds: number;
  /** By process: all that it holds, garbage included, and what it could not let go of. */
  processes: Record<string, { held: Trend; retained: Trend }>;
}

/** Megabytes: the median of the second quarter of the samples and of the last. */
export interface Trend {
  early: number;
  late: number;
  most: number;
  flat: boolean;
}

const PAGE = 500;
/** Memory that leaks grows with each page; what does not breathes within this. */
const BREATH = 1.1;
/** So often what is retained is looked at: between two looks garbage is collected when the process itself sees fit. */
const LOOKS = 20;

/** Pulls page after page, from the beginning again where the feed ends, until so many cases have come. */
export async function pullAll(
  door: Child,
  serving: Readonly<Record<string, Child>>,
  token: () => Promise<string>,
  cases: number,
): Promise<Memory> {
  const children = Object.entries(serving);
  const samples = Object.fromEntries(
    children.map(([name]) => [name, { held: [] as number[], retained: [] as number[] }]),
  );
  const between = Math.max(1, Math.floor(cases / PAGE / LOOKS));
  const begun = Date.now();
  let [came, pages, cursor] = [0, 0, ''];
  while (came < cases) {
    const path = `/v1/changes?limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
    const { status, body } = await ask(door.port, get(path, await token()));
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.slice(0, 300)}`);
    const { items, next, more } = JSON.parse(body) as { items: unknown[]; next: string; more: boolean };
    if (items.length === 0) throw new Error('The feed has nothing to pull.');
    [came, pages, cursor] = [came + items.length, pages + 1, more ? next : ''];
    for (const [name, child] of children) {
      samples[name]?.held.push((await child.figures()).memory);
      if (pages % between === 0) samples[name]?.retained.push(await child.retained());
    }
  }
  const processes = Object.fromEntries(
    Object.entries(samples).map(([name, { held, retained }]) => [
      name,
      { held: trendOf(held), retained: trendOf(retained) },
    ]),
  );
  return { cases: came, pages, seconds: (Date.now() - begun) / 1000, processes };
}

/** Of samples in bytes, in their order. Too few tell nothing, and are not flat. */
export function trendOf(bytes: readonly number[]): Trend {
  const all = bytes.map((one) => one / 1024 ** 2);
  const quarter = Math.floor(all.length / 4);
  const [early = NaN, late = NaN] = [all.slice(quarter, 2 * quarter), all.slice(-quarter || all.length)].map((part) =>
    quantile(part, 0.5),
  );
  return { early, late, most: Math.max(...all), flat: late <= early * BREATH };
}
