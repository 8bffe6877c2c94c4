import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a disagreement awaits is derived from who sees the case and may answer: the first of those who may end it, by
 * kind of agency and reach, or whoever answers for the case. Anew whenever somebody's reach changes, and the clock with it.
 */
const answerers = `
alter table disagreement add "answerers" text array not null default '{}';
grant update (answerers) on disagreement to pulang_app, pulang_desk;
drop policy if exists gate on disagreement;
create policy gate on disagreement for all to pulang_gate using (true) with check (true);
grant select, update on disagreement to pulang_gate;

create function app.await_answerer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.awaits := coalesce((
    select o.kind from unnest(new.answerers) with ordinality w (answerer, rank)
    join case_access a on a.case_id = new.case_id and a.until > now()
    join unit u on u.id = a.unit_id join organisation o on o.id = u.organisation_id and o.kind || ' ' || a.reach = w.answerer
    where new.kin_id is null or exists (select from kin k
      join case_access b on b.case_id in (k.case_id, k.other_id) and b.case_id <> new.case_id and b.unit_id = a.unit_id
      where k.id = new.kin_id and b.until > now() and b.reach in ('CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL'))
    order by w.rank limit 1), 'HOLDER');
  -- Who answers to what was read before is told that it changed.
  if tg_op = 'UPDATE' and new.awaits <> old.awaits and new.version = old.version then new.version := old.version + 1; end if;
  return new;
end $$;
create function app.clock_answerer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update alert l set awaits = nullif(new.awaits, 'HOLDER') where l.subject_id = new.id and l.done_at is null;
  return null;
end $$;
create function app.clock_awaits() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.awaits := (select nullif(d.awaits, 'HOLDER') from disagreement d where d.id = new.subject_id);
  return new;
end $$;
create function app.ask_anew() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update disagreement d set awaits = d.awaits where d.state = 'OPEN' and d.id in (
    select o.id from disagreement o where o.case_id = new.case_id
    union all select o.id from kin k join disagreement o on o.kin_id = k.id where new.case_id in (k.case_id, k.other_id));
  return null;
end $$;
`;

const gates = ['await_answerer', 'clock_answerer', 'clock_awaits', 'ask_anew'].map(
  (name) => `alter function app.${name}() owner to pulang_gate; revoke all on function app.${name}() from public;`,
);

const triggers = `
create trigger await_answerer before insert or update of agencies, answerers, awaits on disagreement for each row
  when (new.state = 'OPEN') execute function app.await_answerer();
create trigger clock_answerer after update on disagreement for each row
  when (old.awaits <> new.awaits) execute function app.clock_answerer();
create trigger clock_awaits before insert on alert for each row
  when (new.clock in ('DISAGREEMENT', 'KIN_DISAGREEMENT', 'STATUS_DISAGREEMENT')) execute function app.clock_awaits();
create trigger asked_anew after insert on case_access for each row execute function app.ask_anew();
create trigger ask_anew after update of reach, until on case_access for each row
  when ((old.reach, old.until) is distinct from (new.reach, new.until)) execute function app.ask_anew();
`;

/** What is open now goes on awaiting the same, as long as they see it. */
const open = `
update disagreement d set answerers = array(
    select d.awaits || ' ' || r.reach from unnest(case when d.kind = 'VICTIM_STATUS' then '{CUSTODY,INQUIRY}'
      else '{CUSTODY,CARE,AFTERCARE,TRAVEL,INQUIRY}' end::text[]) r (reach))
  where d.state = 'OPEN' and d.awaits <> 'HOLDER'`;

const walled = ['disagreement', 'case_access', 'alert', 'kin'];

export class Answerers1764770000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [answerers, ...gates, triggers]) await runner.query(statement);
    for (const table of walled) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(open);
    for (const table of walled) await runner.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('What was awaited goes on being awaited; restore a copy instead.');
  }
}
