import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller } from './wall';

/** What every release said of itself until releases had it with them. */
const before = {
  population: {
    id: 'Warga negara Indonesia yang kasusnya tercatat di Pulang, terhitung pada kelompok yang telah diterbitkan.',
    en: 'Indonesian citizens whose case is recorded in Pulang, of the blocks that have been published.',
  },
  definition: {
    id: 'Setiap orang dihitung sekali per tahun kejadian, saat pertama kali demikian, dengan keterangan yang diketahui saat itu; tidak ada angka yang diubah kemudian. Hari dihitung sejak orang diterima.',
    en: 'Each person once, in the year in which it was first so, with what was known then; no figure is revised. Days run from when the person was received.',
  },
  whyHidden: {
    id: 'Kurang dari 11 orang, atau diperlukan agar angka demikian tidak dapat dihitung.',
    en: 'Fewer than 11 people, or needed so that such a number cannot be computed.',
  },
  measures: {},
  values: {},
};

const tables = `
  alter table determination add column "sectors" text array NOT NULL DEFAULT '{}';

  -- A release has with it what it counted and how, and which series it has anything of.
  alter table release
    add column policy text not null default 'PULANG-STATISTICS-1', add column threshold int not null default 11,
    add column definitions jsonb not null default '${JSON.stringify(before)}', add column tables jsonb not null default '[]';
  update release r set tables = coalesce((select jsonb_agg(distinct jsonb_build_object('series', f.series, 'kind', f.kind, 'year', f.year))
    from figure f where f.release = r.number), '[]');
  alter table release alter column policy drop default, alter column threshold drop default,
    alter column definitions drop default, alter column tables drop default;

  -- Within which days half, and nine tenths, of a group were there, as far as what is published tells; open upwards without an end.
  create table spread (
    release int not null references release (number), series text not null, kind text not null, year int not null, who text not null,
    people int not null, median_from int not null, median_to int, ninetieth_from int not null, ninetieth_to int,
    primary key (release, series, kind, year, who), check (people >= 11));

  -- Who waits to be published says what the tables ask by now.
  update counted set place = place || '{"SECTOR": "UNKNOWN"}' where block is null;
`;

const reads = {
  determination: 'sectors',
  disagreement: 'case_id, kind, agencies, awaits, opened_at, settled_at',
  organisation: 'code',
};

const walls = [
  ...Object.entries(reads).map(([table, columns]) => `grant select (${columns}) on ${table} to pulang_statistics`),
  'create policy statistics on disagreement for select to pulang_statistics using (true)',
  'alter table spread enable row level security',
  'alter table spread force row level security',
  'create policy statistics on spread for all to pulang_statistics using (true) with check (true)',
  'grant select, insert on spread to pulang_statistics',
  `create policy see on spread for select to pulang_app, pulang_desk using (${caller} is not null)`,
  'grant select on spread to pulang_app, pulang_desk',
];

const marks = `
-- A deadline passes without anything having happened.
create trigger mark_late after update of escalated_at on public.alert for each row
  when (old.escalated_at is null and new.escalated_at is not null) execute function app.mark_case();
-- What can be counted newly is counted of those who were there before.
insert into public.case_mark (case_id) select c.id from public.cases c;
`;

/** What stands already is brought up to date by the owner, whom its own walls hold back while they are forced. */
const filled = ['release', 'figure', 'counted', 'cases', 'case_mark'];

export class Published1764440000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of filled) await runner.query(`alter table ${table} no force row level security`);
    for (const statement of [tables, ...walls, marks]) await runner.query(statement);
    for (const table of filled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('What was published is not taken back; restore a copy instead.');
  }
}
