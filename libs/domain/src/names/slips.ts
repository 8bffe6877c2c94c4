/** Slips of the pen: a letter lost, added, replaced, or swapped with the next. */

/** How many slips lie between two words, no letter touched twice (Damerau's distance, restricted). */
export function slipsBetween(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const lost = (old[j] as number) + 1;
      const added = (row[j - 1] as number) + 1;
      const replaced = (old[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (older[j - 2] as number) + 1 : Infinity;
      row.push(Math.min(lost, added, replaced, swapped));
    }
    [older, old] = [old, row];
  }
  return old[b.length] as number;
}

/** Every word one slip away, some of them more than once. */
export function* oneSlipFrom(word: string, letters: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const [before, here, after] = [word.slice(0, i), word.slice(i, i + 1), word.slice(i + 1)];
    for (const letter of letters) yield before + letter + here + after;
    if (here === '') return;
    for (const letter of letters) if (letter !== here) yield before + letter + after;
    if (word.length > 1) yield before + after;
    if (after !== '') yield before + after.charAt(0) + here + after.slice(1);
  }
}

/** The letters of a word of a-z, one bit each. */
export const letterBits = (word: string) =>
  [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

/** At least so many slips lie between words of these letters: each takes one letter away and brings one at most. */
export const leastSlips = (a: number, b: number) => Math.max(bitCount(a & ~b), bitCount(b & ~a));

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}
