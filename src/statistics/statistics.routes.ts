import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { breakdowns, mayName, pastFigures, totalOf, type DayRange, type Lang } from '#domain';
import type { Actor } from '#server';
import type { Db } from '../platform/db/db';
import { sql, type Sql } from '../platform/db/sql';
import { Refused } from '../platform/outcome/problem';
import { days, definitions, isMeasure, numbers, table, type Told } from './published';
import type { About, PublishedDays, PublishedDefinitions, PublishedNumbers, PublishedTable } from './statistics.types';

type Query = Partial<Record<'measure' | 'kind' | 'year' | 'by' | 'country' | 'release' | 'language', string>>;
type Request = FastifyRequest<{ Querystring: Query }> & { actor: Actor };
type Cell = string | number | null;

/** What a file is called and has beside what every release says of itself. */
interface File {
  name: string;
  title: string;
  head: string[];
  rows: Cell[][];
}

/** What GraphQL answers of releases, as files: /statistics/table.csv?measure=REGISTERED&year=2025&by=COUNTRY and so on. */
export function statisticsRoutes(http: FastifyInstance, { db }: { db: Db }): void {
  const serve = <T extends About>(field: string, ask: (query: Query) => Told<T>, fileOf: (found: T) => File) =>
    http.get(`/statistics/${field.replace('published', '').toLowerCase()}.csv`, async (request, reply) => {
      const { actor, query } = request as Request;
      const refuse = (status: number, refused: Refused) => reply.code(status).send(refused.answer(actor.language));
      if (!mayName(actor.roles, `Query.${field}`)) return refuse(403, new Refused('FORBIDDEN', 'release'));
      try {
        const { select, tell } = ask(query);
        const [row] = await db.read<{ found: unknown }>(actor, exported(actor, `${field}.csv`, select(everything)));
        if (!row) return await refuse(404, new Refused('NOT_FOUND', 'release'));
        const found = tell(row.found, languageOf(query) ?? actor.language);
        const file = fileOf(found);
        const name = `${file.name}-release-${found.release}`.toLowerCase();
        return await reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}.csv"`)
          .send(csvOf(found, file));
      } catch (error) {
        if (error instanceof Refused) return refuse(400, error);
        throw error;
      }
    });

  serve('publishedTable', askedTable, tableFile);
  serve('publishedNumbers', (query) => numbers(releaseOf(query), yearOf(query), query.country), numbersFile);
  serve('publishedDays', (query) => days(releaseOf(query), yearOf(query)), daysFile);
  serve('publishedDefinitions', (query) => definitions(releaseOf(query)), definitionsFile);
  // What others published is no secret, and of no release.
  http.get('/statistics/past.csv', async (request, reply) => {
    const { actor } = request as Request;
    if (!mayName(actor.roles, 'Query.pastFigures'))
      return reply.code(403).send(new Refused('FORBIDDEN', 'year').answer(actor.language));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="past.csv"')
      .send(linesOf(pastRows(languageOf((request as Request).query) ?? actor.language)));
  });
}

/** A file has all that there is. */
const everything = () => true;

/** Who takes a file away is in the audit, as who looks is: the same statement writes it. */
const exported = ({ account, unit }: Actor, act: string, select: Sql): Sql =>
  sql`with entry as (insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
        values (${account}, ${unit}, 'READ', ${act}, '{}', '{}', ${randomUUID()}))
      select row_to_json(r) as found from (${select}) r`;

const HIDDEN = 'hidden';
const TOTAL = 'TOTAL';

function askedTable(query: Query): Told<PublishedTable> {
  const { measure = '', by = '', kind = null } = query;
  if (!isMeasure(measure)) throw new Refused('INVALID_VALUE', 'measure');
  if (!breakdowns.has(by)) throw new Refused('INVALID_VALUE', 'by');
  return table({ release: releaseOf(query), measure, kind, year: yearOf(query), by });
}

/** As the page was read in; a link says nothing of it by itself. */
const languageOf = ({ language }: Query): Lang | undefined =>
  language === 'id' || language === 'en' ? language : undefined;

function yearOf({ year = '' }: Query): number {
  if (!/^(19|2\d)\d\d$/.test(year)) throw new Refused('INVALID_VALUE', 'year');
  return Number(year);
}

function releaseOf({ release }: Query): number | undefined {
  if (release !== undefined && !/^\d{1,9}$/.test(release)) throw new Refused('INVALID_VALUE', 'release');
  return release === undefined ? undefined : Number(release);
}

const tableFile = ({ measure, kind, year, by, title, rows }: PublishedTable): File => ({
  name: [measure, kind, year, by].filter(Boolean).join('-'),
  title,
  head: ['value', 'label', 'iso', 'group', 'people', 'before'],
  rows: rows.map(({ value, label, iso, group, people, before }) => [
    value ?? TOTAL,
    label,
    iso,
    group ?? TOTAL,
    people ?? HIDDEN,
    before,
  ]),
});

const numbersFile = ({ year, country, rows }: PublishedNumbers): File => ({
  name: ['numbers', year, country].filter(Boolean).join('-'),
  title: [year, country].filter(Boolean).join(' '),
  head: ['measure', 'kind', 'label', 'group', 'people', 'before'],
  rows: rows.map(({ measure, kind, label, group, people, before }) => [
    measure,
    kind,
    label,
    group ?? TOTAL,
    people ?? HIDDEN,
    before,
  ]),
});

const daysFile = ({ year, rows }: PublishedDays): File => {
  const ends = (range: DayRange | null) => (range ? [range.from, range.to] : [HIDDEN, HIDDEN]);
  return {
    name: `days-${year}`,
    title: `${year}`,
    head: ['measure', 'kind', 'label', 'group', 'people', 'medianFrom', 'medianTo', 'ninetiethFrom', 'ninetiethTo'],
    rows: rows.map(({ measure, kind, label, group, people, median, ninetieth }) => [
      measure,
      kind,
      label,
      group ?? TOTAL,
      people ?? HIDDEN,
      ...ends(median),
      ...ends(ninetieth),
    ]),
  };
};

const definitionsFile = ({ policy, measures }: PublishedDefinitions): File => ({
  name: 'definitions',
  title: policy,
  head: ['measure', 'label', 'definition', 'by', 'kinds'],
  rows: measures.map(({ measure, label, definition, by, kinds }) => [
    measure,
    label,
    definition,
    by.join(' '),
    kinds.map(({ kind }) => kind).join(' '),
  ]),
});

const pastRows = (lang: Lang): Cell[][] => [
  ['year', 'source', 'published', 'group', 'people'],
  ...pastFigures.flatMap((one) =>
    [
      ...Object.entries(one.parts),
      ['COMPUTED_TOTAL', totalOf(one)] as const,
      ['PRINTED_TOTAL', one.printedTotal] as const,
    ].map(([group, people]) => [one.year, one.source[lang], one.published, group, people]),
  ),
];

/** What a release says of itself stands above its rows; a hidden cell says so instead of a number. */
function csvOf(about: About, { title, head, rows }: File): string {
  const above = [
    ['title', title],
    ['release', about.release],
    ['week', about.week],
    ['publishedAt', about.publishedAt],
    ['policy', about.policy],
    ['threshold', about.threshold],
    ['population', about.population],
    ['definition', about.definition],
    ['hidden', about.whyHidden],
  ];
  return linesOf([...above, [], head, ...rows]);
}

const linesOf = (rows: readonly Cell[][]): string => rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

const field = (cell: Cell): string => {
  const text = `${cell ?? ''}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
