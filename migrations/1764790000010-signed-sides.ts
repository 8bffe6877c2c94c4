import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caller } from './wall';

/**
 * Each side of a BAST is called what it was when it signed, and its signer too: kept by the database itself in the moment
 * of the signature, and by nobody else. Of what was signed before nothing was kept.
 */
const table = `
create table "signed_side" (
  "id" uuid NOT NULL,
  "handover_id" uuid NOT NULL,
  "side" text NOT NULL check (side in ('GIVER', 'RECEIVER')),
  "name_id" text NOT NULL,
  "name_en" text NOT NULL,
  "signer" text,
  CONSTRAINT "PK_f276fdfc6fcbefef4aee6d1a434" PRIMARY KEY ("id"),
  CONSTRAINT "FK_d9a89efae4a835a060e626c6d27" FOREIGN KEY ("handover_id") REFERENCES "handover"("id"),
  unique (handover_id, side)
);
`;

/** Who signed is told by app.signer alone, to both sides. */
const walls = [
  'alter table signed_side enable row level security',
  'alter table signed_side force row level security',
  `create policy see on signed_side for select to pulang_app, pulang_desk
     using (${caller} is not null and exists (select from handover h where h.id = handover_id offset 0))`,
  'grant select (id, handover_id, side, name_id, name_en) on signed_side to pulang_app, pulang_desk',
  'create policy shared on signed_side as restrictive for select to pulang_partner using (false)',
  'grant select, insert on signed_side to pulang_gate',
  'create policy gate on signed_side to pulang_gate using (true) with check (true)',
];

const functions = `
create function app.keep_sides() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into signed_side (id, handover_id, side, name_id, name_en, signer)
    select gen_random_uuid(), new.id, s.side, u.name_id, u.name_en, a.name
    from (values ('GIVER', new.giver_id, new.giver_account_id, old.giver_signed_at is null and new.giver_signed_at is not null),
                 ('RECEIVER', new.receiver_id, new.receiver_account_id, old.receiver_signed_at is null and new.receiver_signed_at is not null))
      s (side, unit, account, signed)
    join unit u on u.id = s.unit left join account a on a.id = s.account where s.signed;
  return null;
end $$;
alter function app.keep_sides() owner to pulang_gate;
revoke all on function app.keep_sides() from public;
create trigger keep_sides after update on handover for each row
  when (old.giver_signed_at is distinct from new.giver_signed_at or old.receiver_signed_at is distinct from new.receiver_signed_at)
  execute function app.keep_sides();

create or replace function app.signer(the_handover uuid, the_side text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(s.signer, a.name) from handover h
  join account a on a.id = case the_side when 'GIVER' then h.giver_account_id when 'RECEIVER' then h.receiver_account_id end
    -- A witness's paper is entered by somebody who did not sign it.
    and case the_side when 'GIVER' then h.giver_id else h.receiver_id end is not null
  left join signed_side s on s.handover_id = h.id and s.side = the_side
  where h.id = the_handover and exists (select from app.caller c where c.unit in (h.giver_id, h.receiver_id) or c.standing = 'desk')
$$;
`;

export class SignedSides1764790000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [table, ...walls, functions]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was signed is not forgotten; restore a copy instead.');
  }
}
