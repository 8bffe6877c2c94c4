import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was changed and changed back is on an issued list as it holds. By which that is known are marks under the person's
 * own key: they name nobody, are equal for no two, and with the key of who is forgotten they say nothing any more.
 */
const columns = `
alter table person add "words_mark" text;
alter table travel_document add "words_mark" text;
grant update (words_mark) on person to pulang_app, pulang_desk;
grant update (words_mark) on travel_document to pulang_app, pulang_desk;
`;

export class ShownAgain1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop column words_mark; alter table travel_document drop column words_mark');
  }
}
