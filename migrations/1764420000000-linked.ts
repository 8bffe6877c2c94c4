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

export class Linked1764420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of link) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
