import type { MigrationInterface, QueryRunner } from 'typeorm';

const walled = ['alert', 'rights_request', 'claim', 'disagreement', 'glass', 'glass_review'];
const wall = (how: 'force' | 'no force') => walled.map((table) => `alter table ${table} ${how} row level security`);

const statements = [
  `alter table alert add column with_case boolean not null default false`,
  'grant update (with_case) on alert to pulang_app, pulang_desk',
  // What is owed whatever becomes of the case was stopped by its end until now: what is still open runs again.
  ...wall('no force'),
  `update alert a set done_at = null where a.done_at is not null
     and not exists (select from alert o where o.case_id = a.case_id and o.clock = a.clock and o.subject_id = a.subject_id and o.done_at is null)
     and (exists (select from rights_request r where r.id = a.subject_id and r.state = 'OPEN')
       or exists (select from claim c where c.id = a.subject_id and c.state = 'OPEN')
       or exists (select from disagreement d where d.id = a.subject_id and d.state = 'OPEN')
       or exists (select from glass g where g.id = a.subject_id and not exists (select from glass_review r where r.glass_id = g.id)))`,
  ...wall('force'),
];

export class Outlasting1764750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
