import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedOnce } from './wall';

const given = `current_setting('app.context', true)`;
const part = (n: number) => `nullif(split_part(${given}, '|', ${n}), '')`;

/**
 * Each wall asked twice whose access it finds: as claimed, and verified by the wall of `case_access` itself. Once is
 * enough where no policy that is ever added to that table can open another unit's rows: so its wall is restrictive now.
 */
const own = `
create policy own on case_access as restrictive for select to pulang_app using (unit_id = (select c.unit from app.caller c));
alter policy see on case_access using (true);

-- Its columns are settings that whoever asks may read anyway, so that there is nothing for a barrier to keep; each column
-- that nobody asked for was computed behind it. Without one a column may be computed of nobody, and is null then.
create or replace view app.caller as
  select ${part(1)}::uuid as account, ${part(2)}::uuid as unit, split_part(${given}, '|', 3) as standing,
    ${part(6)}::uuid[] as opened_cases, ${part(7)}::uuid[] as opened_people
  from app.context_key k
  where sha256(k.outer_pad || sha256(k.inner_pad || convert_to(${given} || now(), 'UTF8'))) = current_setting('app.seal', true)::bytea;

-- Asked with IN, who asks was verified for each of the list.
alter policy see on movement using ((select c.unit from app.caller c) = any (array[unit_id,
    case when state <> 'PLANNED' then receiver_id end, case when state <> 'PLANNED' then immigration_id end])
  or exists (select from passenger p where p.movement_id = movement.id offset 0));
alter policy see on handover using ((select c.unit from app.caller c) = any (array[giver_id, receiver_id])
  or exists (select from handed_person h where h.handover_id = handover.id offset 0));
alter policy see on referral using ((select c.unit from app.caller c) = any (array[unit_id, to_unit_id])
  or exists (select from case_access a where a.case_id = referral.case_id and a.until > now()
    and a.reach = any ('{CUSTODY}') offset 0));
`;

export class OwnAccess1764610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(own);
    await runner.query(askedOnce());
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken down; restore a copy instead.');
  }
}
