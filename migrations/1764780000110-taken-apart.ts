import type { MigrationInterface, QueryRunner } from 'typeorm';

const keys = [
  'create policy lift on person_key for update to pulang_gate using (true) with check (true)',
  'grant update (frozen_at) on person_key to pulang_gate',
];

/** Two who were one are two again: what one of them asked is undone at the other, who never asked it. */
const judged = `
create function app.lift_judged() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record;
begin
  for r in
    select distinct on (q.person_id) q.id, q.case_id, q.person_id, q.unit_id, c.state
    from rights_request q join rights_request asked on asked.id = q.follows_id
    join person_key k on k.person_id = q.person_id and k.frozen_at is not null join cases c on c.id = q.case_id
    where q.kind = 'RESTRICTION' and q.state in ('GRANTED', 'PARTLY') and asked.case_id <> all (app.joined(q.case_id))
      and new.case_id = any (app.joined(q.case_id) || app.joined(asked.case_id))
      -- What was asked here, or where this person is registered still, goes on.
      and not exists (select from rights_request o left join rights_request a on a.id = o.follows_id
        where o.person_id = q.person_id and o.kind = 'RESTRICTION' and o.state in ('GRANTED', 'PARTLY') and o.answered_at >= k.frozen_at
          and (a.id is null or a.case_id = any (app.joined(o.case_id))))
    order by q.person_id, q.recorded_at
  loop
    update person_key set frozen_at = null where person_id = r.person_id;
    insert into case_event (id, case_id, person_id, kind, from_state, to_state, occurred_at, recorded_at, unit_id, account_id, subject_id)
      values (gen_random_uuid(), r.case_id, r.person_id, 'liftRestriction', r.state, r.state, now(), now(), r.unit_id,
        '00000000-0000-0000-0000-000000000000', r.id);
    update cases set version = version + 1, updated_at = now() where id = r.case_id;
  end loop;
  return null;
end $$;
alter function app.lift_judged() owner to pulang_gate;
revoke all on function app.lift_judged() from public;
create trigger lift_judged after update of verdict on person_match for each row
  when (old.verdict in ('SAME', 'SAME_NEW_EPISODE') and new.verdict = 'DIFFERENT') execute function app.lift_judged();
`;

export class TakenApart1764780000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...keys, judged]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was lifted is not restricted anew; restore a copy instead.');
  }
}
