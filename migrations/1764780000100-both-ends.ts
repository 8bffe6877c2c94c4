import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is to end what is disagreed on a kinship sees both ends and may answer at each: those who take part, then whoever
 * answers for the case, then anybody else; where nobody does, the national desk.
 */
const awaited = `
create or replace function app.await_answerer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.awaits := coalesce((
    select case w.answerer when 'HOLDER' then w.answerer else o.kind end from unnest(new.answerers) with ordinality w (answerer, rank)
    join case_access a on a.case_id = new.case_id and a.until > now()
    join unit u on u.id = a.unit_id join organisation o on o.id = u.organisation_id
      and (o.kind || ' ' || a.reach = w.answerer or w.answerer = 'HOLDER' and a.reach = 'CUSTODY')
    where new.kin_id is null or exists (select from kin k
      join case_access b on b.case_id in (k.case_id, k.other_id) and b.case_id <> new.case_id and b.unit_id = a.unit_id
      where k.id = new.kin_id and b.until > now() and o.kind || ' ' || b.reach = any (new.answerers))
    order by w.rank limit 1), case when new.kin_id is null then 'HOLDER' else 'DESK' end);
  -- Who answers to what was read before is told that it changed.
  if tg_op = 'UPDATE' and new.awaits <> old.awaits and new.version = old.version then new.version := old.version + 1; end if;
  return new;
end $$;
`;

/** What is open now is put to the same, and after them to whoever else may. */
const open = `
update disagreement set answerers = answerers || '{HOLDER,KEMENPPPA CUSTODY,KEMENPPPA CARE,KEMENPPPA AFTERCARE,KEMENPPPA TRAVEL,
    KEMENSOS CUSTODY,KEMENSOS CARE,KEMENSOS AFTERCARE,KEMENSOS TRAVEL,KEMLU CUSTODY,MISSION CUSTODY,IMIGRASI TRAVEL,KP2MI CUSTODY,
    PEMDA CUSTODY,PEMDA CARE,PEMDA AFTERCARE,PEMDA TRAVEL,IOM AFTERCARE,PARTNER CUSTODY,PARTNER CARE,PARTNER AFTERCARE,PARTNER TRAVEL}'::text[]
  where state = 'OPEN' and kind = 'KINSHIP'`;

const walled = ['disagreement', 'case_access', 'alert', 'kin'];

export class BothEnds1764780000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(awaited);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(open);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('What was awaited goes on being awaited; restore a copy instead.');
  }
}
