import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In what somebody was made to work, as was said and as was found: of the group EXPLOITATION, like all else of it. */
export class SharedSector1764550000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view shared_case with (security_invoker = true) as
        select c.id, c.person_id, c.version, c.state, c.prior_state, c.country, c.child_at_identification as child, c.closure_reason,
          (c.received_at at time zone 'Asia/Jakarta')::date as received_on, c.holder_id, s.groups, s.ground, s.until,
          case when 'PROFILE' = any (s.groups) then c.person_id end as profile_id,
          case when 'IDENTITY' = any (s.groups) then c.person_id end as identity_id,
          case when 'CONTACT' = any (s.groups) then c.person_id end as contact_id,
          case when 'EXPLOITATION' = any (s.groups) then c.recruitment_methods end as recruitment_methods,
          case when 'EXPLOITATION' = any (s.groups) then c.recruitment_sites end as recruitment_sites,
          case when 'EXPLOITATION' = any (s.groups) then c.sectors end as sectors
        from cases c cross join lateral (select s.groups, s.ground, s.until from app.share s where s.case_id = c.id offset 0) s
        where 'CASE' = any (s.groups)`);
    await runner.query(`
      create or replace view shared_determination with (security_barrier) as
        select d.id, d.case_id, d.body, d.outcome, d.acts, d.means, d.purposes, d.occurred_at, d.sectors from determination d
        where exists (select from case_access a where a.case_id = d.case_id and a.unit_id = (select p.unit from app.partner p) and a.until > now())
          and exists (select from app.share s where s.case_id = d.case_id and 'EXPLOITATION' = any (s.groups) offset 0)
          and d.case_id <> all ((select b.cases from app.bars b)::uuid[])`);
  }

  async down(): Promise<void> {
    throw new Error('A view loses no column while it is read; restore a copy instead.');
  }
}
