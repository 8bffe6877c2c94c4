/** Somebody else whom the record could name. */
export interface Other {
  names: readonly string[];
}

const SHORTEST = 4;
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Puts the same mark in the place of the same other person throughout (UU 27/2022 art. 33), and hides every NIK that is
 * not the reader's own. Longer names go first, so that no half of one is left standing, nor the reader's own name broken
 * by somebody who is called by a half of it.
 */
export function withoutOthers(
  others: readonly Other[],
  own: { names: readonly string[]; numbers: readonly string[] },
): (text: string) => string {
  const mine = new Set(own.names.map((name) => name.trim().toLowerCase()));
  const marks = new Map(
    others.flatMap(({ names }, i) =>
      names
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name.length >= SHORTEST)
        .map((name) => [name, `[orang lain ${i + 1} / another person ${i + 1}]`] as const),
    ),
  );
  const longest = [...new Set([...marks.keys(), ...mine])].sort((a, b) => b.length - a.length).map(escape);
  const named = longest.length ? new RegExp(`(?<![\\p{L}])(${longest.join('|')})(?![\\p{L}])`, 'giu') : null;
  return (text) =>
    (named
      ? text.replace(named, (name) => (mine.has(name.toLowerCase()) ? name : (marks.get(name.toLowerCase()) ?? name)))
      : text
    ).replace(/\b\d{16}\b/g, (nik) => (own.numbers.includes(nik) ? nik : '[NIK]'));
}

/** Through lists and objects, whatever their shape. */
export function redacted(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => redacted(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redacted(one, change)]));
}
