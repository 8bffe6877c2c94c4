import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import type { ChangeUnit, CreateUnit, NewUnit } from './unit.inputs';
import { administered } from './standing.service';
import { Unit } from './unit.entity';

/** Units of the administrator's own organisation. Every unit is known to everybody; only its own administrators change it. */
@Injectable()
export class Units {
  async create(unit: CreateUnit): Promise<Outcome> {
    const own = await administered();
    return { entity: Unit, id: await addUnit(own.id, unit, 'code'), cases: [] };
  }

  async change({ unit, version, nameId, nameEn, zone }: ChangeUnit): Promise<Outcome> {
    const { query } = tx();
    const own = await administered();
    await ownUnit(unit, own.id);
    const [held] = await query<{ version: number }>(sql`select version from unit where id = ${unit} for no key update`);
    if (held?.version !== version) throw new Refused('STALE_VERSION', 'version');
    await query(
      sql`update unit set version = version + 1, name_id = coalesce(${nameId ?? null}, name_id),
          name_en = coalesce(${nameEn ?? null}, name_en), zone = coalesce(${zone ?? null}, zone) where id = ${unit}`,
    );
    return { entity: Unit, id: unit, cases: [] };
  }
}

export async function addUnit(organisation: string, unit: NewUnit, field: string): Promise<string> {
  const { query } = tx();
  const { code, nameId, nameEn, country, province = null, zone } = unit;
  const [taken] = await query(sql`select 1 as one from unit where code = ${code}`);
  if (taken) throw new Refused('UNIT_CODE_TAKEN', field, { code });
  const id = randomUUID();
  await query(
    sql`insert into unit (id, code, organisation_id, name_id, name_en, country, province, zone)
        values (${id}, ${code}, ${organisation}, ${nameId}, ${nameEn}, ${country}, ${province}, ${zone})`,
  );
  return id;
}

/** Units of others are no secret, but what is done with them here is none of ours. */
export async function ownUnit(unit: string, organisation: string): Promise<void> {
  const [found] = await tx().query(
    sql`select 1 as one from unit where id = ${unit} and organisation_id = ${organisation}`,
  );
  if (!found) throw new Refused('NOT_FOUND', 'unit');
}
