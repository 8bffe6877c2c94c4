import { Injectable } from '@nestjs/common';
import {
  cellOf,
  labelOfValue,
  measure,
  measures,
  pastFigures,
  peopleGroups,
  statisticsPolicy,
  threshold,
  totalOf,
  valuesOf,
  type BreakdownCode,
  type MeasureCode,
} from '#domain';
import { tx } from '../platform/db/db';
import { sql } from '../platform/db/sql';
import { Refused } from '../platform/outcome/problem';
import { value, work, type Plan } from '../platform/read/plan';
import { texts, titleOf } from './texts';
import type { PublishedTable } from './statistics.types';

/** Which table is asked for. */
export interface Wanted {
  release?: number | null | undefined;
  measure: MeasureCode;
  kind?: string | null | undefined;
  year: number;
  by: BreakdownCode;
}

interface ReleaseRow {
  number: number;
  week: string;
  publishedAt: Date;
}

/** What is published, as it was frozen; and the caller's own true numbers. */
@Injectable()
export class Statistics {
  releases(): Plan {
    return work(async () => {
      const rows = await tx().query<ReleaseRow & { tables: { series: MeasureCode; kind: string; year: number }[] }>(
        sql`select r.number, r.week::text, r.published_at as "publishedAt",
              coalesce((select json_agg(distinct jsonb_build_object('series', f.series, 'kind', f.kind, 'year', f.year))
                from figure f where f.release = r.number), '[]') as tables
            from release r order by r.number desc limit 60`,
      );
      return value(
        rows.map(({ tables, ...release }) => ({
          ...release,
          policy: statisticsPolicy,
          threshold,
          tables: tables.map(({ series, kind, year }) => ({
            measure: series,
            kind: kind || null,
            year,
            by: measure(series).by,
          })),
        })),
      );
    });
  }

  published(wanted: Wanted): Plan {
    return work(async () => value(await this.table(wanted)));
  }

  /** Every cell that the table can have; null when there is no such release. */
  async table({ release, measure: series, kind = null, year, by }: Wanted): Promise<PublishedTable | null> {
    const { query, actor } = tx();
    if (!measure(series).by.includes(by))
      throw new Refused('UNKNOWN_CODE', 'by', { codes: measure(series).by.join(', ') });
    const kinds = measure(series).kinds;
    if (kinds ? !kinds.includes(kind ?? '') : kind)
      throw new Refused('UNKNOWN_CODE', 'kind', { codes: kinds?.join(', ') ?? '' });
    const [found] = await query<ReleaseRow & { cells: Record<string, number>; posts: string[] }>(
      sql`select r.number, r.week::text, r.published_at as "publishedAt",
            coalesce((select json_object_agg(f.cell, f.people) from figure f
              where f.release = r.number and f.series = ${series} and f.kind = ${kind ?? ''} and f.year = ${year}), '{}') as cells,
            (select coalesce(json_agg(u.code order by u.code), '[]') from unit u where u.country <> 'ID' and ${by} = 'POST') as posts
          from release r where r.number = coalesce(${release ?? null}::int, (select max(number) from release))`,
    );
    if (!found) return null;
    const lang = actor.language;
    const rows = ['', ...valuesOf(by, found.posts)].flatMap((one) =>
      ['', ...peopleGroups.codes].map((group) => {
        const people = found.cells[cellOf({ ...(one && { [by]: one }), ...(group && { GROUP: group }) })] ?? null;
        return {
          value: one || null,
          label: one ? labelOfValue(by, one, lang) : null,
          group: group || null,
          people,
          hidden: people === null,
        };
      }),
    );
    return {
      release: found.number,
      week: found.week,
      publishedAt: found.publishedAt,
      policy: statisticsPolicy,
      measure: series,
      kind,
      year,
      by,
      title: titleOf(series, kind, year, by, lang),
      population: texts.population[lang],
      definition: texts.definition[lang],
      whyHidden: texts.whyHidden[lang],
      rows,
    };
  }

  past(): Plan {
    return value(
      pastFigures.map((one) => ({
        ...one,
        parts: Object.entries(one.parts).map(([group, people]) => ({ group, people })),
        computedTotal: totalOf(one),
        agrees: totalOf(one) === one.printedTotal,
      })),
    );
  }

  /** From what was folded: never by walking the cases. */
  numbers(): Plan {
    return work(async () =>
      value(
        await tx().query(
          sql`select state, country, who as group, count::int from app.own_numbers() order by state, country, who`,
        ),
      ),
    );
  }
}

export const isMeasure = (code: string): code is MeasureCode => measures.has(code);
