import {
  breakdowns,
  cellOf,
  countries,
  dayLimits,
  kindsOf,
  labelOfKind,
  labelOfValue,
  measure,
  measures,
  peopleGroups,
  valuesOf,
  type BreakdownCode,
  type DayRange,
  type Label,
  type Lang,
  type MeasureCode,
} from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql, type Sql } from '../platform/db/sql';
import { Refused } from '../platform/outcome/problem';
import { made, type Asks, type Plan } from '../platform/read/plan';
import { nameOf, type Definitions } from './definitions';
import type {
  About,
  PublishedDays,
  PublishedDefinitions,
  PublishedNumbers,
  PublishedRow,
  PublishedTable,
  Release,
} from './statistics.types';

/** Of which release: the latest unless one is named. */
export type Which = number | null | undefined;

/** Which table is asked for. */
export interface Wanted {
  release?: Which;
  measure: MeasureCode;
  kind?: string | null | undefined;
  year: number;
  by: BreakdownCode;
}

interface Series {
  series: MeasureCode;
  kind: string;
}
type Cells = Record<string, number>;
type Head = Omit<About, 'population' | 'definition' | 'whyHidden'>;
type Words = Partial<Pick<Definitions, 'population' | 'definition' | 'whyHidden'>>;
/** A column, and the fields that are told from it: it is read if one of them is asked for, and is else not there. */
type Column = readonly [column: Sql, ...fields: string[]];

const groups = ['', ...peopleGroups.codes];
const head = raw(`r.number as release, r.week::text, r.published_at as "publishedAt", r.policy, r.threshold`);
const words: readonly Column[] = [
  [raw(`r.definitions->'population' as population`), 'population'],
  [raw(`r.definitions->'definition' as definition`), 'definition'],
  [raw(`r.definitions->'whyHidden' as "whyHidden"`), 'whyHidden'],
];

/** The posts, which are data of the installation, with their countries and names. */
const posts: Column = [
  raw(`(select json_object_agg(u.code, json_build_object('country', u.country, 'id', u.name_id, 'en', u.name_en) order by u.code)
        from unit u where u.country <> 'ID') as posts`),
  'rows',
];

type Posts = Record<string, Label & { country: string }>;

/** What is asked of the database, and what is told of what it answers: null where there is no such release. */
export interface Told<T> {
  select: (asks: Asks) => Sql;
  tell: (row: unknown, lang: Lang) => T;
}

/** In the caller's language. */
export const read = <T>({ select, tell }: Told<T>): Plan => {
  const { language } = caller();
  return made(select, (row) => row && tell(row, language));
};

/** One release with more columns of it. */
const of =
  (release: Which, ...more: Column[]) =>
  (asks: Asks): Sql => {
    const read = [...words, ...more].filter(([, ...fields]) => asks(...fields)).map(([column]) => column);
    return sql`select ${join([head, ...read], ', ')} from release r
      where r.number = coalesce(${release ?? null}::int, (select max(number) from release))`;
  };

export const releases = (): Told<Release[]> => ({
  select: () => sql`select json_agg(r order by r.number desc) as all from (
      select r.number, r.week, r.published_at as "publishedAt", r.policy, r.threshold, r.tables from release r
      order by r.number desc limit 60) r`,
  tell: (row) => {
    const { all } = row as { all: (Omit<Release, 'tables'> & { tables: (Series & { year: number })[] })[] | null };
    return (all ?? []).map(({ tables, ...one }) => ({
      ...one,
      tables: tables.map(({ series, kind, year }) => ({
        ...{ measure: series, kind: kind || null, year },
        by: [...measure(series).by],
      })),
    }));
  },
});

export const definitions = (release: Which): Told<PublishedDefinitions> => ({
  select: of(release, [raw(`r.definitions->'measures' as measures`), 'measures']),
  tell: (row, lang) => {
    const found = row as Head & Words & Partial<Pick<Definitions, 'measures'>>;
    const said = measures.codes.flatMap((code) => {
      const one = found.measures?.[code];
      if (!one) return [];
      const kinds = one.kinds.map((kind) => ({ kind, label: labelOfKind(code, kind, lang) }));
      return [{ measure: code, label: one[lang], definition: one.means[lang], kinds, by: [...one.by] }];
    });
    return { ...about(found, lang), measures: said };
  },
});

/** Every cell that the table can have. */
export function table({ release, measure: series, kind = null, year, by }: Wanted): Told<PublishedTable> {
  checkTable(series, kind, by);
  const cells = (number: string) => sql`(select json_object_agg(f.cell, f.people) from figure f
    where f.release = ${raw(number)} and f.series = ${series} and f.kind = ${kind ?? ''} and f.year = ${year}
      and (strpos(f.cell, '|') = 0 or strpos(f.cell, ${`${by}=`}) > 0))`;
  interface Row extends Head, Words {
    cells?: Cells | null;
    before?: Cells | null;
    values?: readonly string[] | null;
    measure?: (Label & { means: Label }) | null;
    posts?: Posts | null;
  }
  const select = of(
    release,
    [sql`${cells('r.number')} as cells`, 'people', 'hidden'],
    [sql`${cells('r.number - 1')} as before`, 'before'],
    [sql`r.definitions->'values'->${by} as values`, 'rows'],
    [sql`r.definitions->'measures'->${series} as measure`, 'title', 'definition'],
    ...(by === 'POST' ? [posts] : []),
  );
  const tell = (found: unknown, lang: Lang): PublishedTable => {
    const row = found as Row;
    const posts = row.posts ?? {};
    const values = row.values ?? valuesOf(by, Object.keys(posts));
    const called = (code: string): string => {
      if (by === 'QUARTER') return `${labelOfValue(by, code, lang)} ${year}`;
      return posts[code]?.[lang] ?? labelOfValue(by, code, lang);
    };
    const rows = ['', ...values].flatMap((code) => {
      const label = code ? called(code) : null;
      const iso = isoOf(by, code, posts);
      return cellsOf(by, code).map((cell, i): PublishedRow => {
        const people = row.cells?.[cell] ?? null;
        const before = row.before?.[cell] ?? null;
        return { value: code || null, label, iso, group: groups[i] || null, people, before, hidden: people === null };
      });
    });
    const name = nameOf(series, kind, lang, row.measure ?? undefined);
    const title = `${name}, ${year}, ${lang === 'id' ? 'menurut' : 'by'} ${breakdowns.label(by, lang)}`;
    const whole = about(row, lang);
    const definition = row.measure ? `${row.measure.means[lang]} ${whole.definition}` : whole.definition;
    return { ...whole, definition, measure: series, kind, year, by, title, rows };
  };
  return { select, tell };
}

/**
 * Of every series of a year how many there are, beside how many there were in the release before; or how many of one
 * country, of those series that have it.
 */
export function numbers(release: Which, year: number, country: string | null = null): Told<PublishedNumbers> {
  if (country !== null && !countries.has(country))
    throw new Refused('UNKNOWN_CODE', 'country', { codes: 'ISO 3166-1' });
  const told =
    country === null ? measures.codes : measures.codes.filter((code) => measure(code).by.includes('COUNTRY'));
  const cells = cellsOf('COUNTRY', country ?? '');
  type Row = Head & Words & { numbers: (Series & { cell: string; people: number; before: number | null })[] | null };
  const select = of(release, [
    sql`(select json_agg(json_build_object('series', f.series, 'kind', f.kind, 'cell', f.cell, 'people', f.people, 'before', b.people))
      from figure f left join figure b on b.release = r.number - 1 and b.series = f.series and b.kind = f.kind and b.year = f.year
        and b.cell = f.cell
      where f.release = r.number and f.year = ${year} and f.cell = any (${cells})) as numbers`,
    'rows',
  ]);
  const tell = (found: unknown, lang: Lang): PublishedNumbers => {
    const row = found as Row;
    const shown = new Map((row.numbers ?? []).map((one) => [`${one.series} ${one.kind} ${one.cell}`, one]));
    const rows = seriesRows(told, lang).map((one) => {
      const cell = `${one.measure} ${one.kind ?? ''} ${cells[groups.indexOf(one.group ?? '')]}`;
      const { people = null, before = null } = shown.get(cell) ?? {};
      return { ...one, people, before, hidden: people === null };
    });
    return { ...about(row, lang), year, country, rows };
  };
  return { select, tell };
}

/** Within which days half, and nine tenths, of each group came to each stage. */
export function days(release: Which, year: number): Told<PublishedDays> {
  interface Spread extends Series {
    who: string;
    people: number;
    median: DayRange;
    ninetieth: DayRange;
  }
  const select = of(release, [
    sql`(select json_agg(json_build_object('series', s.series, 'kind', s.kind, 'who', s.who, 'people', s.people,
        'median', json_build_object('from', s.median_from, 'to', s.median_to),
        'ninetieth', json_build_object('from', s.ninetieth_from, 'to', s.ninetieth_to)))
      from spread s where s.release = r.number and s.year = ${year}) as spreads`,
    'rows',
  ]);
  const tell = (found: unknown, lang: Lang): PublishedDays => {
    const row = found as Head & Words & { spreads: Spread[] | null };
    const shown = new Map((row.spreads ?? []).map((one) => [`${one.series} ${one.kind} ${one.who}`, one]));
    const timed = measures.codes.filter((code) => measure(code).by.includes('DAYS'));
    const rows = seriesRows(timed, lang).map((one) => {
      const {
        people = null,
        median = null,
        ninetieth = null,
      } = shown.get(`${one.measure} ${one.kind ?? ''} ${one.group ?? ''}`) ?? {};
      return { ...one, people, median, ninetieth, hidden: people === null };
    });
    return { ...about(row, lang), year, longest: dayLimits.at(-1) ?? 0, rows };
  };
  return { select, tell };
}

/** By the value that they are of: as many as all lists have codes. */
const named = new Map<string, readonly string[]>();

/** The names of a value's cells, one for each group. A table has a thousand, and each is looked up by name. */
function cellsOf(by: BreakdownCode, code: string): readonly string[] {
  const key = code && `${by}=${code}`;
  const known = named.get(key);
  if (known) return known;
  const cells = groups.map((group) => cellOf({ ...(code && { [by]: code }), ...(group && { GROUP: group }) }));
  named.set(key, cells);
  return cells;
}

function checkTable(series: MeasureCode, kind: string | null, by: BreakdownCode): void {
  const { by: allowed } = measure(series);
  if (!allowed.includes(by)) throw new Refused('UNKNOWN_CODE', 'by', { codes: allowed.join(', ') });
  const kinds = kindsOf(series);
  if (kinds.length > 0 ? !kinds.includes(kind ?? '') : kind)
    throw new Refused('UNKNOWN_CODE', 'kind', { codes: kinds.join(', ') });
}

const about = ({ release, week, publishedAt, policy, threshold, ...said }: Head & Words, lang: Lang): About => ({
  ...{ release, week, publishedAt, policy, threshold },
  population: said.population?.[lang] ?? '',
  definition: said.definition?.[lang] ?? '',
  whyHidden: said.whyHidden?.[lang] ?? '',
});

/** Each series with each group, and the total over them. */
const seriesRows = (codes: readonly MeasureCode[], lang: Lang) =>
  codes.flatMap((code) =>
    (measure(code).kinds?.codes ?? [null]).flatMap((kind) =>
      groups.map((group) => ({ measure: code, kind, label: nameOf(code, kind, lang), group: group || null })),
    ),
  );

/** By what a map finds it: a country, or a province of Indonesia. */
function isoOf(by: BreakdownCode, value: string, posts: Posts): string | null {
  if (by === 'POST') return posts[value]?.country ?? null;
  return (by === 'COUNTRY' || by === 'PROVINCE') && value !== 'UNKNOWN' ? value || null : null;
}

export const isMeasure = (code: string): code is MeasureCode => measures.has(code);
