import type { ClientBase } from 'pg';
import {
  blockReady,
  breakdownsOf,
  dayBands,
  dayLimits,
  measure,
  measures,
  publishBlock,
  spreadOf,
  statisticsPolicy,
  tablesOf,
  threshold,
  type Group,
  type MeasureCode,
} from '#domain';
import { definitionsOf } from './definitions';

interface Waiting {
  series: MeasureCode;
  kind: string;
  year: number;
  waiting: number;
  blocks: number;
}

/**
 * The release of a week, once: closes each block for which enough people wait, proves it, and freezes the sum of all blocks.
 * If one proof fails, nothing of the release is kept.
 */
export async function publish(client: ClientBase, now: Date): Promise<boolean> {
  const { rows: due } = await client.query<{ week: string }>(
    `select date_trunc('week', $1::timestamptz at time zone 'Asia/Jakarta')::date::text as week
     where not exists (select from release r where r.week = date_trunc('week', $1::timestamptz at time zone 'Asia/Jakarta')::date)
       and exists (select from counted)`,
    [now],
  );
  const week = due[0]?.week;
  if (!week) return false;
  const posts = await client.query<{ code: string }>(`select code from unit where country <> 'ID' order by code`);
  const codes = posts.rows.map(({ code }) => code);
  const { rows } = await client.query<Waiting>(
    `select w.series, w.kind, w.year, w.waiting::int, coalesce(b.blocks, 0)::int as blocks
     from (select series, kind, year, count(*) as waiting from counted where block is null group by 1, 2, 3) w
       left join (select series, kind, year, max(block) as blocks from counted where block is not null group by 1, 2, 3) b using (series, kind, year)`,
  );
  for (const one of rows) {
    if (measures.has(one.series) && blockReady(one.waiting, one.blocks)) await close(client, one, codes);
  }
  const {
    rows: [made],
  } = await client.query<{ number: number }>(
    `with found as (select distinct series, kind, year from published_cell),
          made as (insert into release (number, week, published_at, policy, threshold, definitions, tables)
            select coalesce((select max(number) from release), 0) + 1, $1, $2, $3, $4, $5,
              (select coalesce(jsonb_agg(to_jsonb(f) order by series, kind, year), '[]') from found f)
            returning number),
          shown as (insert into figure (release, series, kind, year, cell, people)
            select m.number, c.series, c.kind, c.year, c.cell, sum(c.people) from published_cell c, made m group by 1, 2, 3, 4, 5)
     select number from made`,
    [week, now, statisticsPolicy, threshold, definitionsOf(codes)],
  );
  if (made) await spread(client, made.number);
  return true;
}

interface Days {
  series: string;
  kind: string;
  year: number;
  who: string;
  blocks: { people: number; bands: (number | null)[] }[];
}

/** Of each group the blocks that show how many it is; of what a block hides of it, nothing is known. */
async function spread(client: ClientBase, release: number): Promise<void> {
  const { rows } = await client.query<Days>(
    `select t.series, t.kind, t.year, t.who, json_agg(json_build_object('people', t.people, 'bands', b.bands)) as blocks
     from (select c.*, split_part(c.cell, '=', 2) as who from published_cell c where c.cell = '' or c.cell like 'GROUP=%' and c.cell not like '%|%') t
       cross join lateral (
         select json_agg(d.people order by band.place) as bands, count(d.people) as shown
         from unnest($1::text[]) with ordinality band (code, place)
           left join published_cell d on d.series = t.series and d.kind = t.kind and d.year = t.year and d.block = t.block
             and d.cell = 'DAYS=' || band.code || case when t.cell = '' then '' else '|' || t.cell end) b
     where t.series = any ($2) group by 1, 2, 3, 4`,
    [dayBands.codes, measures.codes.filter((code) => measure(code).by.includes('DAYS'))],
  );
  const found = rows.flatMap(({ blocks, ...group }) => {
    const days = spreadOf(blocks, dayLimits);
    return days ? [{ ...group, ...days }] : [];
  });
  await client.query(
    `insert into spread (release, series, kind, year, who, people, median_from, median_to, ninetieth_from, ninetieth_to)
     select $1, x.series, x.kind, x.year, x.who, x.people, (x.median->>'from')::int, (x.median->>'to')::int,
       (x.ninetieth->>'from')::int, (x.ninetieth->>'to')::int
     from json_to_recordset($2) x (series text, kind text, year int, who text, people int, median json, ninetieth json)`,
    [release, JSON.stringify(found)],
  );
}

async function close(client: ClientBase, { series, kind, year, blocks }: Waiting, posts: string[]): Promise<void> {
  const number = blocks + 1;
  const { rows } = await client.query<{ at: Record<string, string>; people: number }>(
    `with taken as (update counted set block = $4 where series = $1 and kind = $2 and year = $3 and block is null returning place)
     select place as at, count(*)::int as people from taken group by place`,
    [series, kind, year, number],
  );
  const shown = publishBlock(rows satisfies Group[], tablesOf(series), breakdownsOf(series, posts));
  await client.query(
    `insert into published_cell (series, kind, year, block, cell, people)
     select $1, $2, $3, $4, x.cell, x.people from unnest($5::text[], $6::int[]) x (cell, people)`,
    [series, kind, year, number, shown.map(({ cell }) => cell), shown.map(({ people }) => people)],
  );
}
