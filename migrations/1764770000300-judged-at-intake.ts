import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedOnce, reached } from './wall';

const other = `exists (select from case_access o where o.case_id = person_match.other_id
  and o.unit_id = (select app.claimed()) and o.until > now() and o.reach = 'CUSTODY' offset 0)`;
const both = `${reached('person_match', 'case_id', 'CUSTODY')} and ${other}`;

/** Two registrations for both of which one unit answers are judged by it; what was judged is the desk's to undo. */
const walls = [
  'revoke update on person_match from pulang_app',
  'grant update (version, verdict, judged_at, sealed) on person_match to pulang_app',
  `alter policy change on person_match using (verdict = 'OPEN' and ${both}) with check (verdict <> 'OPEN' and ${both})`,
  `create policy add on person_merge for insert to pulang_app with check (account_id = (select c.account from app.caller c) and exists (
     select from person_match m where m.id = person_merge.match_id and m.person_id = person_merge.person_id
       and m.verdict = 'OPEN' offset 0))`,
  'grant insert on person_merge to pulang_app',
  // Machines judge nothing.
  'create policy shared on person_merge as restrictive for select to pulang_partner using (false)',
  askedOnce('person_match'),
];

export class JudgedAtIntake1764770000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of walls) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
