import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A morning was a unit's, and counted by a rule of its own: it told of cases from which its reader is barred, and of
 * what their roles cannot answer. What was counted so is not kept.
 */
const mornings = [
  ...['digest_delivery', 'digest'].flatMap((table) => [
    `alter table ${table} no force row level security`,
    `delete from ${table}`,
    `alter table ${table} force row level security`,
  ]),
  'alter table digest drop constraint digest_once, add column account_id uuid not null references account (id) on delete cascade',
  'alter table digest add constraint digest_once unique (account_id, day)',
  'alter policy see on digest using (account_id = (select c.account from app.caller c))',
];

const functions = `
drop function app.write_digests(text[]);

-- Whose morning has come and is not written yet, each as it would sign in, and since when it was told nothing.
create function app.mornings(readers text[]) returns table (account uuid, login text, unit uuid, roles text[], language text, day date, since timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.account, x.login, x.unit, x.roles, x.language, t.day,
         coalesce((select max(d.written_at) from digest d where d.account_id = x.account), '-infinity')
  from account a cross join lateral app.actor(a.login) x join unit u on u.id = x.unit
  cross join lateral (select now() at time zone u.zone as local, (now() at time zone u.zone)::date as day) t
  where x.roles && readers and extract(hour from t.local) >= 6
    and not exists (select from digest d where d.account_id = x.account and d.day = t.day)
  order by x.account
$$;

create function app.write_morning(the_account uuid, the_day date, the_lines jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into public.digest (id, account_id, unit_id, day, written_at, lines)
  select gen_random_uuid(), a.id, a.unit_id, the_day, now(), the_lines from public.account a where a.id = the_account
  on conflict do nothing
$$;

-- The next account to be told of its morning of today, marked as being told before anybody tells it: whoever takes it
-- and dies has told it for all we know, and no second goes out. Of nothing that waits no mail is sent.
create or replace function app.take_digest(readers text[]) returns table (id uuid, account uuid, sealed bytea, language text, lines jsonb)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare d record;
begin
  insert into digest_delivery (id, account_id, digest_id, day, state, attempts, next_at)
    select gen_random_uuid(), a.id, m.id, m.day, 'WAITING', 0, now()
    from digest_address w join account a on a.id = w.account_id join unit u on u.id = a.unit_id
    join digest m on m.account_id = a.id and m.day = (now() at time zone u.zone)::date and m.lines <> '[]'
    where w.sealed is not null and a.disabled_at is null and a.roles && readers
    on conflict (account_id, day) do nothing;
  update digest_delivery t set state = 'SENDING', attempts = t.attempts + 1
    where t.id = (select x.id from digest_delivery x where x.state = 'WAITING' and x.next_at <= now() and x.day > current_date - 2
                  order by x.next_at, x.id limit 1 for update skip locked)
    returning t.* into d;
  return query select d.id, d.account_id, w.sealed, a.language, m.lines from digest_address w join account a on a.id = w.account_id
    join digest m on m.id = d.digest_id where w.account_id = d.account_id and w.sealed is not null;
end $$;

alter function app.mornings(text[]) owner to pulang_gate;
alter function app.write_morning(uuid, date, jsonb) owner to pulang_gate;
revoke all on function app.mornings(text[]), app.write_morning(uuid, date, jsonb) from public;
grant execute on function app.mornings(text[]), app.write_morning(uuid, date, jsonb) to pulang_worker;
`;

/** A morning is its reader's own, and counts what their inbox shows. */
export class OwnMornings1764770000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...mornings, functions]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was counted for a unit is not brought back.');
  }
}
