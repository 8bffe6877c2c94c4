import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may be one human being. The marks and tokens of everybody are compared here, past the walls; what leaves is what
 * the caller may see, or a task of the national desk.
 */
const functions = `
-- A pair is one pair whichever is named first, and once judged it is never asked again.
create function app.open_match(one uuid, two uuid, why text[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into public.person_match as m (id, version, case_id, other_id, person_id, verdict, reasons, recorded_at)
  select gen_random_uuid(), 1, later.id, earlier.id, later.person_id, 'OPEN', why, now()
  from public.cases later join public.cases earlier on (earlier.recorded_at, earlier.id) < (later.recorded_at, later.id)
  where (later.id = one and earlier.id = two) or (later.id = two and earlier.id = one)
  on conflict (case_id, other_id) do update
    set version = m.version + 1, reasons = array(select distinct r from unnest(m.reasons || excluded.reasons) r order by r)
    where m.verdict = 'OPEN' and not m.reasons @> excluded.reasons
$$;

-- Registrations that share a number with this one become tasks of the national desk; the caller learns nothing.
create function app.note_matches(the_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.open_match(c.id, o.id, array_agg(distinct m.field order by m.field))
  from public.cases c
  join public.person_mark m on m.person_id = c.person_id and m.field in ('NIK', 'PASSPORT')
  join public.person_mark n on n.field = m.field and n.mark = m.mark and n.person_id <> m.person_id
  join public.cases o on o.person_id = n.person_id
  where c.id = the_case and (app.standing() = 'desk'
    or exists (select from public.case_access a where a.case_id = c.id and a.unit_id = app.unit() and a.until > now()))
  group by c.id, o.id;
end $$;

-- Cases in the caller's own custody that have one of these marks, each given with the row of a list that it is of.
create function app.held_with(rows int[], fields text[], marks bytea[]) returns table ("row" int, field text, id uuid, number text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.row, w.field, a.case_id, a.number
  from unnest(rows, fields, marks) as w ("row", field, mark)
  join public.person_mark m on m.field = w.field and m.mark = w.mark
  join public.case_access a on a.person_id = m.person_id
  where a.unit_id = app.unit() and a.reach = 'CUSTODY' and a.until > now()
$$;
`;

export class Matching1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant select, insert, update on person_match to pulang_gate');
    await runner.query('create policy gate on person_match for all to pulang_gate using (true) with check (true)');
    await runner.query(functions);
    for (const name of ['open_match(uuid, uuid, text[])', 'note_matches(uuid)', 'held_with(int[], text[], bytea[])']) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
    // A match is opened by what agrees, or by the desk's own search; never by whom it is kept from.
    await runner.query('revoke execute on function app.open_match(uuid, uuid, text[]) from pulang_app');
  }

  async down(): Promise<void> {
    throw new Error('The gates are not taken down; restore a copy instead.');
  }
}
