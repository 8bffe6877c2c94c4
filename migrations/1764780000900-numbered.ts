import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The numbers of the cases that an entry names, for who may see nothing else of them: a number is no name. */
const numbersOf = `
create function app.numbers_of(the_cases uuid[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('case', c.id, 'number', c.number) order by u.n), '[]')
  from unnest(the_cases) with ordinality u (id, n) join public.cases c on c.id = u.id
  where (select app.standing()) = 'audit' and c.id <> all ((select app.barred())::uuid[])
$$;
alter function app.numbers_of(uuid[]) owner to pulang_gate;
revoke all on function app.numbers_of(uuid[]) from public;
grant execute on function app.numbers_of(uuid[]) to pulang_app;
`;

export class Numbered1764780000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(numbersOf);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.numbers_of(uuid[])');
  }
}
