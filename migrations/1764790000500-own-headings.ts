import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller } from './wall';

/** What a unit has said that the headings of its lists mean: asked once, known of the next list. */
export class OwnHeadings1764790000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table list_heading (
        id uuid not null, unit_id uuid not null, heading text not null, field text, recorded_at timestamptz not null,
        constraint list_heading_pkey primary key (id), constraint "UQ_c61edfbe7f921f8f11fae18554d" unique (unit_id, heading),
        constraint "FK_5ee547a0dd26785fc0d910e39c3" foreign key (unit_id) references unit (id), check (heading <> ''));
      alter table list_heading enable row level security;
      alter table list_heading force row level security;
      create policy see on list_heading for select to pulang_app using (unit_id = ${caller});
      create policy add on list_heading for insert to pulang_app with check (unit_id = ${caller});
      create policy change on list_heading for update to pulang_app using (unit_id = ${caller});
      grant select, insert on list_heading to pulang_app;
      grant update (field, recorded_at) on list_heading to pulang_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table list_heading');
  }
}
