import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever was invited links themselves to what an outside provider calls them: only in the transaction that uses up an
 * invitation to that very account, and so once.
 */
const link = [
  `create policy accept on account_subject for insert to pulang_sign_in with check (exists (select from invitation i
     where i.account_id = account_subject.account_id and i.used_at = now()))`,
  'grant insert on account_subject to pulang_sign_in',
];

/** What the desk may do by the policy and had no right to do here: it was told of a fault of ours instead of an answer. */
const desk = [
  `create policy change_desk on stand_in for update to pulang_desk using (account_id = (select c.account from app.caller c))`,
  'grant update (ended_at) on stand_in to pulang_desk',
  `create policy change_desk on travel_notice for update to pulang_desk using (unit_id = (select c.unit from app.caller c))`,
  'grant update (version, seen_at) on travel_notice to pulang_desk',
];

const walled = ['glass', 'glass_review', 'alert'];
const wall = (how: 'force' | 'no force') => walled.map((table) => `alter table ${table} ${how} row level security`);

/** What was broken before those above were told of it, and nobody else has read: they are told now, and of each once. */
export const tellOfGlasses = [
  ...wall('no force'),
  `insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, escalated_at, recorded_at, awaits)
   select gen_random_uuid(), g.case_id, g.person_id, 'GLASS_REVIEW', g.id, g.recorded_at, g.recorded_at + interval '72 hours', 0,
     g.recorded_at, now(), 'NOBODY'
   from glass g
   where g.case_id is not null and not exists (select from glass_review r where r.glass_id = g.id)
     and not exists (select from alert a where a.clock = 'GLASS_REVIEW' and a.subject_id = g.id)`,
  ...wall('force'),
];

export class Linked1764420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...link, ...desk, ...tellOfGlasses]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
