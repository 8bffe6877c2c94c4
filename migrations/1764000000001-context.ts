import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The caller's context: set for the transaction, signed by the core, verified here with a key that no serving role can
 * read. Without it, or with one that was tampered with or is old, every policy sees null and no row.
 */
export class Context1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema app;
      create table app.context_key (inner_pad bytea not null, outer_pad bytea not null);
      -- A function's owner must be able to create where it lies; the gate can not sign in.
      grant usage, create on schema app to pulang_gate;
      grant select on app.context_key to pulang_gate;

      create function app.verified() returns text[]
      language plpgsql stable parallel safe security definer set search_path = pg_catalog as $$
      declare
        given text := current_setting('app.context', true);
        parts text[] := string_to_array(given, '|');
        key record;
        mac text;
      begin
        if array_length(parts, 1) is distinct from 5 then return null; end if;
        select * into key from app.context_key;
        -- Signed is all before the last bar, which stands before 64 digits.
        mac := encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(left(given, -65), 'UTF8'))), 'hex');
        if mac is distinct from parts[5] or to_timestamp(parts[4]::bigint) < now() then return null; end if;
        return parts;
      end $$;

      create function app.account() returns uuid language sql stable parallel safe as $$ select (app.verified())[1]::uuid $$;
      create function app.unit() returns uuid language sql stable parallel safe as $$ select (app.verified())[2]::uuid $$;
      create function app.standing() returns text language sql stable parallel safe as $$ select (app.verified())[3] $$;

      alter function app.verified() owner to pulang_gate;
      revoke all on all functions in schema app from public;
      grant execute on all functions in schema app to pulang_app, pulang_desk, pulang_gate;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema app cascade');
  }
}
