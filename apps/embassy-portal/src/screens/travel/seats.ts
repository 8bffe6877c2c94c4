/** Somebody who needs a seat, or sits on a lap; `kin` are the cases of their family. */
interface Seated {
  case: string;
  leg: string | null;
  lap: boolean;
  kin: readonly string[];
}

interface Vehicle {
  id: string;
  /** Null where nobody counts them. */
  seats: number | null;
}

export interface Seating {
  rows: { case: string; leg: string }[];
  /** How many found no seat. */
  over: number;
}

/** Families, each with all who are tied to any of them. */
function families(people: readonly Seated[]): Seated[][] {
  const byCase = new Map(people.map((one) => [one.case, one]));
  const tied = new Map(people.map((one) => [one.case, new Set(one.kin)]));
  for (const { case: id, kin } of people) for (const other of kin) tied.get(other)?.add(id);
  const seen = new Set<string>();
  const all = (id: string): Seated[] => {
    const one = byCase.get(id);
    if (!one || seen.has(id)) return [];
    seen.add(id);
    return [one, ...[...(tied.get(id) ?? [])].flatMap(all)];
  };
  return people.map(({ case: id }) => all(id)).filter((family) => family.length > 0);
}

const heads = (people: readonly Seated[]): number => people.filter(({ lap }) => !lap).length;

/**
 * Where everybody who has no place yet goes, of the legs that leave beside each other. A family is never parted: the
 * largest choose first, each where one of them sits already or else where most is free; who fits nowhere stays without.
 */
export function seatsFor(people: readonly Seated[], legs: readonly Vehicle[]): Seating {
  const free = new Map(
    legs.map(({ id, seats }) => [id, (seats ?? Infinity) - heads(people.filter(({ leg }) => leg === id))]),
  );
  const unplaced = families(people)
    .map((family) => ({ family, to: family.filter(({ leg }) => leg === null) }))
    .filter(({ to }) => to.length > 0)
    .sort((a, b) => b.to.length - a.to.length);
  const rows: Seating['rows'] = [];
  let over = 0;
  for (const { family, to } of unplaced) {
    const beside = family.find(({ leg }) => leg !== null && free.has(leg))?.leg;
    const choice = beside ? [beside] : [...free.keys()].sort((a, b) => (free.get(b) ?? 0) - (free.get(a) ?? 0));
    const leg = choice.find((id) => (free.get(id) ?? 0) >= heads(to));
    if (!leg) over += to.length;
    else {
      free.set(leg, (free.get(leg) ?? 0) - heads(to));
      rows.push(...to.map((one) => ({ case: one.case, leg })));
    }
  }
  return { rows, over };
}
