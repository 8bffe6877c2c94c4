import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every process hears at once that somebody may do less, or other things, than a moment ago. */
const told = `
create function app.tell_standing() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  notify standing;
  return null;
end $$;
revoke all on function app.tell_standing() from public;
create trigger tell_standing after update on public.account for each statement execute function app.tell_standing();
create trigger tell_standing after update on public.stand_in for each statement execute function app.tell_standing();
create trigger tell_standing after update on public.machine_client for each statement execute function app.tell_standing();
-- That somebody works is no change of what their session is good for.
create trigger tell_standing after update of token_hash, methods, roles, verified_at, ends_at, ended_at on public.session
  for each statement execute function app.tell_standing();
`;

export class Standing1764475000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(told);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['account', 'stand_in', 'machine_client', 'session'])
      await runner.query(`drop trigger tell_standing on public.${table}`);
    await runner.query('drop function app.tell_standing()');
  }
}
