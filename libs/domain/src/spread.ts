/** Days from the first to the last; null is longer than the last limit. */
export interface DayRange {
  readonly from: number;
  readonly to: number | null;
}

/** What the published counts of people by bands of days say of the middle and of the slowest tenth. */
export interface Spread {
  readonly people: number;
  readonly median: DayRange;
  readonly ninetieth: DayRange;
}

/** What a block shows of a group: all of its people, and those in each band of days; null is hidden. */
export interface ShownDays {
  readonly people: number;
  readonly bands: readonly (number | null)[];
}

/**
 * Within which days half, and nine tenths, of the people were there. It is worked out of what is published alone, so it
 * tells nobody more than that does: who stands in a hidden band may stand in any of them, and the range is as wide as this
 * leaves it. Null where nobody's band is shown.
 */
export function spreadOf(blocks: readonly ShownDays[], limits: readonly number[]): Spread | null {
  const people = sum(blocks.map((block) => block.people));
  const bands = [...limits, null].map((_, band) => ({
    shown: sum(blocks.map((block) => block.bands[band] ?? 0)),
    hides: blocks.some((block) => block.bands[band] == null),
  }));
  const shown = sum(bands.map((band) => band.shown));
  if (shown === 0) return null;
  const hidden = people - shown;
  // As soon as can be: all that is hidden came in the first band that hides any. As late as can be: in the last.
  const [first, last] = [bands.findIndex(({ hides }) => hides), bands.findLastIndex(({ hides }) => hides)];
  const reached = (share: number, hiding: number): number => {
    let all = 0;
    return bands.findIndex(({ shown: here }, band) => (all += here + (band === hiding ? hidden : 0)) >= people * share);
  };
  const range = (share: number): DayRange => {
    const [soon, late] = [reached(share, first), reached(share, last)];
    return { from: soon === 0 ? 0 : (limits[soon - 1] ?? 0) + 1, to: limits[late] ?? null };
  };
  return { people, median: range(0.5), ninetieth: range(0.9) };
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
