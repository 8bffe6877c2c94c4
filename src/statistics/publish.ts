import type { ClientBase } from 'pg';
import { blockReady, breakdownsOf, measures, publishBlock, tablesOf, type Group, type MeasureCode } from '#domain';

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
  const { rows } = await client.query<Waiting>(
    `select w.series, w.kind, w.year, w.waiting::int, coalesce(b.blocks, 0)::int as blocks
     from (select series, kind, year, count(*) as waiting from counted where block is null group by 1, 2, 3) w
       left join (select series, kind, year, max(block) as blocks from counted where block is not null group by 1, 2, 3) b using (series, kind, year)`,
  );
  for (const one of rows) {
    if (measures.has(one.series) && blockReady(one.waiting, one.blocks))
      await close(
        client,
        one,
        posts.rows.map(({ code }) => code),
      );
  }
  await client.query(
    `with made as (insert into release (number, week, published_at)
       select coalesce(max(number), 0) + 1, $1, $2 from release returning number)
     insert into figure (release, series, kind, year, cell, people)
     select m.number, c.series, c.kind, c.year, c.cell, sum(c.people) from published_cell c, made m group by 1, 2, 3, 4, 5`,
    [week, now],
  );
  return true;
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
