import { familyRules, type BedKind } from '#domain';
import type { Found, Shelter } from './questions';

/** Somebody who needs a bed, or has one. */
export interface Guest {
  id: string;
  number: string;
  version: number;
  name: string;
  sex: string;
  /** Whoever’s age is not known is housed as a child. */
  child: boolean;
  kin: readonly string[];
  /** Of their kin those who are kept together when beds are given. */
  family: readonly string[];
  /** Whom they must not meet, and what says so. */
  apart: readonly { id: string; version: number; other: string }[];
  bed: Found['stays'][number] | undefined;
  /** Why they did not come to the bed that they had last. */
  absence: string | null;
  /** Answered for by one’s own unit, which alone gives them a bed. */
  ours: boolean;
}

/** Whose other end they are, whichever of the two it was said of. */
const others = (id: string, kin: Found['kin']): string[] =>
  kin.map((one) => (one.other.id === id ? one.case.id : one.other.id));

export function guestOf(found: Found, name: string, unit: string): Guest {
  const kin = found.kin.filter(({ endedAt }) => endedAt === null);
  return {
    id: found.id,
    number: found.number,
    version: found.version,
    name,
    sex: found.person.sex,
    child: found.childAtIdentification ?? found.person.birthYear === null,
    kin: others(found.id, kin),
    family: others(
      found.id,
      kin.filter(({ relation }) => familyRules[relation].together),
    ),
    apart: found.keptFrom.flatMap(({ id, version, endedAt, other }) =>
      endedAt === null ? [{ id, version, other: other.id }] : [],
    ),
    bed: found.stays.find(({ leftAt }) => leftAt === null),
    absence: found.stays.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)).at(-1)?.absence ?? null,
    ours: found.holder.id === unit,
  };
}

/** Whom the list shows. */
export const views = ['ALL', 'WOMEN_CHILDREN', 'MEN', 'GUESTS'] as const;
export type View = (typeof views)[number];

export const isIn = (view: View, { sex, child, bed }: Guest): boolean => {
  if (view === 'GUESTS' || bed) return view === 'GUESTS' && bed !== undefined;
  if (view === 'ALL') return true;
  return (view === 'WOMEN_CHILDREN') === (child || sex === 'FEMALE');
};

/** Those of one family among them, whoever knows whom through whom; somebody alone is a family of one. */
export function familiesOf(guests: readonly Guest[]): Guest[][] {
  const families: Guest[][] = [];
  for (const guest of guests) {
    const near = families.filter((family) =>
      family.some((one) => one.kin.includes(guest.id) || guest.kin.includes(one.id)),
    );
    const joined = [...near.flat(), guest];
    families.splice(0, families.length, ...families.filter((family) => !near.includes(family)), joined);
  }
  return families;
}

/** The bed that is for somebody, unless one is named: a family’s, a child’s, a woman’s or a man’s. */
export const bedFor = ({ child, sex }: Guest, withFamily: boolean): BedKind =>
  withFamily ? 'FAMILY' : child ? 'MINOR' : sex === 'FEMALE' ? 'WOMEN' : 'MEN';

export interface Short {
  kind: BedKind;
  wanted: number;
  free: number;
}

/** Of which kinds a house has fewer beds than are wanted there; a hold of one’s own counts as free to oneself. */
export function shortOf(wanted: readonly BedKind[], beds: Shelter['beds'], held = 0): Short[] {
  return [...new Set(wanted)].flatMap((kind) => {
    const free = Math.max((beds.find((one) => one.kind === kind)?.free ?? 0) + held, 0);
    const count = wanted.filter((one) => one === kind).length;
    return count > free ? [{ kind, wanted: count, free }] : [];
  });
}
