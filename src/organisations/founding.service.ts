import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { foundsOthers, mayBeFounded } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import type { ChangeOrganisation, CreateOrganisation, InviteFirstAdministrator } from './founding.inputs';
import { goodUntil, newLink } from './invitations.service';
import { Invitation } from './invitation.entity';
import { IssuedInvitation } from './issued-invitation';
import { Organisation } from './organisation.entity';
import { administered } from './standing.service';
import { addUnit } from './units.service';

/** Whom an act may concern, as the database told it. */
interface Founded {
  code: string;
  version: number;
  ours: boolean;
  awaits: boolean;
}

/**
 * Organisations are founded where the national desk is, and begun by one invitation: as soon as somebody of their own
 * has come in, their founder has no more part in them than anybody.
 */
@Injectable()
export class Founding {
  async create({ code, kind, nameId, nameEn, unit }: CreateOrganisation): Promise<Outcome> {
    const { query } = tx();
    const own = await administered();
    if (!foundsOthers(own.kind)) throw new Refused('FOUNDS_NONE');
    if (!mayBeFounded(kind)) throw new Refused('KIND_BY_SET_UP', 'kind', { kind });
    const id = randomUUID();
    const [founded] = await query(
      sql`insert into organisation (id, code, kind, name_id, name_en, founder_id)
          values (${id}, ${code}, ${kind}, ${nameId}, ${nameEn}, ${own.id}) on conflict (code) do nothing returning id`,
    );
    if (!founded) throw new Refused('ORGANISATION_CODE_TAKEN', 'code', { code });
    await addUnit(id, unit, 'unit.code');
    return { entity: Organisation, id, cases: [] };
  }

  async change({ organisation, version, nameId, nameEn }: ChangeOrganisation): Promise<Outcome> {
    const own = await administered();
    const held = await hold(organisation);
    if (organisation !== own.id && !held.ours) throw new Refused('NOT_FOUND', 'organisation');
    if (organisation !== own.id && !held.awaits) throw new Refused('ADMINISTRATOR_THERE', 'organisation');
    if (held.version !== version) throw new Refused('STALE_VERSION', 'version');
    await tx().query(
      sql`update organisation set version = version + 1, name_id = coalesce(${nameId ?? null}, name_id),
          name_en = coalesce(${nameEn ?? null}, name_en) where id = ${organisation}`,
    );
    return { entity: Organisation, id: organisation, cases: [] };
  }

  async invite({ organisation, login: local, name, language }: InviteFirstAdministrator): Promise<Outcome> {
    const { query, now } = tx();
    await administered();
    const { code, ours, awaits } = await hold(organisation);
    if (!ours) throw new Refused('NOT_FOUND', 'organisation');
    const there = new Refused('ADMINISTRATOR_THERE', 'organisation');
    if (!awaits) throw there;
    const { link, hash } = newLink();
    const [id, login, expiresAt] = [randomUUID(), `${local}@${code.toLowerCase()}`, goodUntil(now)];
    const [invited] = await query<{ account: string | null }>(
      sql`select app.invite_first_admin(${organisation}, ${login}, ${name}, ${language}, ${id}, ${hash}, ${now}, ${expiresAt}) as account`,
    );
    // Somebody came in while the link before was taken back.
    if (!invited?.account) throw there;
    const value = { id, account: invited.account, login, kind: 'JOIN', expiresAt, link };
    return { entity: Invitation, id, cases: [], value: Object.assign(new IssuedInvitation(), value) };
  }

  /** The same key again: that it was made, without the link, which is kept nowhere. */
  async invitedBefore({ organisation }: InviteFirstAdministrator): Promise<Outcome> {
    const [before] = await tx().query<Omit<IssuedInvitation, 'kind' | 'link'>>(
      sql`select * from app.first_invitation(${organisation})`,
    );
    if (!before) throw new Refused('NOT_FOUND', 'organisation');
    const value = Object.assign(new IssuedInvitation(), { ...before, kind: 'JOIN', link: null });
    return { entity: Invitation, id: before.id, cases: [], value };
  }
}

/** Every organisation is known to everybody; what may be done to it is another question. */
async function hold(id: string): Promise<Founded> {
  const { query } = tx();
  await query(sql`select 1 as one from organisation where id = ${id} for no key update`);
  const [held] = await query<Founded>(
    sql`select code, version, coalesce(founder_id = app.organisation(), false) as ours, app.awaits_administrator(id) as awaits
        from organisation where id = ${id}`,
  );
  if (!held) throw new Refused('NOT_FOUND', 'organisation');
  return held;
}
