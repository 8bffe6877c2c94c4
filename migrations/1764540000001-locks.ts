import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gates lock rows as everybody does: against each other, and not against who only refers to them. None of them deletes a
 * row that it locked or gives it another key, and whoever adds a row that names a case waits for nobody any more.
 */
const relock = (from: string, to: string) => `
do $locks$ declare f record; begin
  for f in select p.oid from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosrc ~ '\\m${from}\\M' loop
    execute regexp_replace(pg_get_functiondef(f.oid), '\\m${from}\\M', '${to}', 'g');
  end loop;
end $locks$`;

export class Locks1764540000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(relock('for update', 'for no key update'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(relock('for no key update', 'for update'));
  }
}
