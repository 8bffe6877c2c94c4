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

-- Likenesses of names are looked for after the act, in the background: the job holds the case's id and nothing else.
create function app.seek_matches(the_case uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.case_access a where a.case_id = the_case and a.unit_id = app.unit() and a.until > now()) then
    raise exception 'not reached' using errcode = '42501';
  end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds)
    select 'match-names', jsonb_build_object('case', the_case), q.retry_limit, q.retry_delay, q.retry_backoff, q.expire_seconds, q.deletion_seconds
    from pgboss.queue q where q.name = 'match-names';
end $$;

-- The hundred people who agree best with a name's tokens, among those whom the caller may see: nobody hidden takes a
-- place. Of the ways to have meant one word (a group) the heaviest counts.
create function app.find_names(tokens int[], weights real[], groups int[]) returns table (person_id uuid, score real)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.person_id, sum(f.weight)::real
  from (
    select t.person_id, max(a.weight) as weight
    from unnest(tokens, weights, groups) as a (token, weight, grp)
    join public.person_token t on t.token = a.token
    group by t.person_id, a.grp
  ) f
  where (select app.standing()) = 'desk' or exists (
    select from public.case_access s where s.person_id = f.person_id and s.unit_id = (select app.unit())
      and s.until > now() and s.reach <> 'TRACE' offset 0)
  group by f.person_id order by 2 desc, 1 limit 100
$$;

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
    for (const name of [
      'open_match(uuid, uuid, text[])',
      'note_matches(uuid)',
      'seek_matches(uuid)',
      'find_names(int[], real[], int[])',
      'held_with(int[], text[], bytea[])',
    ]) {
      await runner.query(`alter function app.${name} owner to pulang_gate`);
      await runner.query(`revoke all on function app.${name} from public`);
      await runner.query(`grant execute on function app.${name} to pulang_app, pulang_desk, pulang_gate`);
    }
    await runner.query(`
      grant select on idempotency_key, person_key to pulang_worker;
      grant delete on idempotency_key to pulang_worker;
      grant update (wrapped) on person_key to pulang_worker;
      create policy old on idempotency_key for all to pulang_worker using (at < now() - interval '30 days');
      create policy rewrap on person_key for all to pulang_worker using (true);
    `);
    // A match is opened by what agrees, or by the desk's own search; never by whom it is kept from.
    await runner.query('revoke execute on function app.open_match(uuid, uuid, text[]) from pulang_app');
  }

  async down(): Promise<void> {
    throw new Error('The gates are not taken down; restore a copy instead.');
  }
}
