import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Both sides of a BAST know by name who signed for the other: the paper says it. To anybody else the account is closed. */
const signer = `
create function app.signer(the_handover uuid, the_side text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.name from handover h
  join account a on a.id = case the_side when 'GIVER' then h.giver_account_id when 'RECEIVER' then h.receiver_account_id end
    -- A witness's paper is entered by somebody who did not sign it.
    and case the_side when 'GIVER' then h.giver_id else h.receiver_id end is not null
  where h.id = the_handover and exists (select from app.caller c where c.unit in (h.giver_id, h.receiver_id) or c.standing = 'desk')
$$`;

export class Signers1764760000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(signer);
    await runner.query('alter function app.signer(uuid, text) owner to pulang_gate');
    await runner.query('revoke all on function app.signer(uuid, text) from public');
    await runner.query('grant execute on function app.signer(uuid, text) to pulang_app, pulang_desk');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app.signer(uuid, text)');
  }
}
