import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedOnce, caller } from './wall';

/** Whose next of kin are still sought after a death is told to nobody who may not read of the death. */
const walls = [
  `alter policy see on alert using (unit_id = ${caller} or exists (select from case_access a where a.case_id = alert.case_id
     and a.unit_id = (select app.claimed()) and a.until > now() and a.reach = any ('{CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY}')
     and case when alert.unit_id is not null then a.reach = 'CUSTODY' when alert.clock = 'STATUS_DISAGREEMENT' then a.reach in ('CUSTODY', 'INQUIRY')
       when alert.clock = 'ENQUIRY' then a.reach in ('CUSTODY', 'CARE')
       when alert.clock like 'DATA\\_%' or alert.clock in ('STOP_AFTER_WITHDRAWAL', 'NEXT_OF_KIN') then a.reach in ('CUSTODY', 'CARE', 'AFTERCARE')
       else true end offset 0))`,
  askedOnce('alert'),
];

export class Mourned1764710000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of walls) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
