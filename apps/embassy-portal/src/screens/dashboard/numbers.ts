import type { MeasureCode } from '#domain';

/** A series of a year, of one group or of all; null is hidden. */
export interface Series {
  measure: MeasureCode;
  kind: string | null;
  label: string;
  group: string | null;
  people: number | null;
  /** In the release before. */
  before: number | null;
  /** In the year before. */
  earlier: number | null;
}

export interface Numbers {
  /** Undefined where the numbers do not tell of it. */
  of: (measure: MeasureCode, kind: string | null, group: string | null) => Series | undefined;
  /** Every kind of a measure. */
  kinds: (measure: MeasureCode, group: string | null) => Series[];
}

type Row = Omit<Series, 'earlier'>;

/** What was answered, to be asked for by what it is. */
export function numbersOf(
  rows: readonly Row[],
  earlier: readonly Pick<Row, 'measure' | 'kind' | 'group' | 'people'>[],
): Numbers {
  const name = ({ measure, kind, group }: Pick<Row, 'measure' | 'kind' | 'group'>) => `${measure} ${kind} ${group}`;
  const past = new Map(earlier.map((row) => [name(row), row.people]));
  const all = rows.map((row): Series => ({ ...row, earlier: past.get(name(row)) ?? null }));
  const found = new Map(all.map((row) => [name(row), row]));
  return {
    of: (measure, kind, group) => found.get(name({ measure, kind, group })),
    kinds: (measure, group) => all.filter((row) => row.measure === measure && row.group === group),
  };
}
