import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In what somebody was made to work is known before any finding, so that who is registered can be counted by it. */
export class Sector1764530000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases add column "sectors" text array NOT NULL DEFAULT '{}'`);
    await runner.query('grant select (sectors) on cases to pulang_statistics');
    // Of those who wait to be counted nobody had been asked.
    await runner.query('alter table counted no force row level security');
    await runner.query(
      `update counted set place = place || '{"SECTOR": "UNKNOWN"}' where block is null and series = 'REGISTERED'`,
    );
    await runner.query('alter table counted force row level security');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases drop column "sectors"');
  }
}
