import type { FastifyInstance, FastifyRequest } from 'fastify';
import { breakdowns, mayName } from '#domain';
import type { Actor } from '#server';
import { asCaller } from '../platform/db/caller';
import type { Db } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { isMeasure, type Statistics } from './statistics.service';
import type { PublishedTable } from './statistics.types';

type Query = Partial<Record<'measure' | 'kind' | 'year' | 'by' | 'release', string>>;
type Request = FastifyRequest<{ Querystring: Query }> & { actor: Actor };

/** The same tables as `publishedTable` has, as files: /statistics/table.csv?measure=REGISTERED&year=2025&by=COUNTRY */
export function statisticsRoutes(http: FastifyInstance, { db, statistics }: { db: Db; statistics: Statistics }): void {
  http.get('/statistics/table.csv', async (request, reply) => {
    const { actor, query } = request as Request;
    const refuse = (status: number, refused: Refused) => reply.code(status).send(refused.answer(actor.language));
    if (!mayName(actor.roles, 'Query.publishedTable')) return refuse(403, new Refused('FORBIDDEN', 'measure'));
    const { measure = '', by = '', kind = null } = query;
    const [year, release] = [Number(query.year), query.release === undefined ? null : Number(query.release)];
    const whole =
      Number.isInteger(year) &&
      year > 1900 &&
      year < 3000 &&
      (release === null || /^\d{1,9}$/.test(query.release ?? ''));
    if (!isMeasure(measure) || !breakdowns.has(by) || !whole)
      return refuse(400, new Refused('INVALID_VALUE', 'measure'));
    try {
      const table = await asCaller(actor, () =>
        db.transaction(actor, () => statistics.table({ release, measure, kind, year, by })),
      );
      if (!table) return await refuse(404, new Refused('NOT_FOUND', 'release'));
      const name = [table.measure, table.kind, table.year, table.by, `release-${table.release}`]
        .filter(Boolean)
        .join('-');
      return await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name.toLowerCase()}.csv"`)
        .send(csvOf(table));
    } catch (error) {
      if (error instanceof Refused) return refuse(400, error);
      throw error;
    }
  });
}

/** What a table says of itself stands above it; a hidden cell says so instead of a number. */
function csvOf(table: PublishedTable): string {
  const about = [
    ['title', table.title],
    ['release', `${table.release}`],
    ['week', table.week],
    ['publishedAt', table.publishedAt.toISOString()],
    ['policy', table.policy],
    ['population', table.population],
    ['definition', table.definition],
    ['hidden', table.whyHidden],
  ];
  const rows = table.rows.map(({ value, label, group, people }) => [
    value ?? 'TOTAL',
    label ?? '',
    group ?? 'TOTAL',
    people === null ? 'hidden' : `${people}`,
  ]);
  return (
    [...about, [], ['value', 'label', 'group', 'people'], ...rows].map((row) => row.map(field).join(',')).join('\r\n') +
    '\r\n'
  );
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
