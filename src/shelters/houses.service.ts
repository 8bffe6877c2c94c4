import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mayGive } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { administered } from '../organisations/standing.service';
import { ownUnit } from '../organisations/units.service';
import type { BedCount, ChangeShelter, OpenShelter } from './houses.inputs';
import { Shelter } from './shelter.entity';

/** Houses and how many beds they have: opened by an organisation’s administrator, changed by the unit that runs them. */
@Injectable()
export class Houses {
  async open({ unit, code, name, beds }: OpenShelter): Promise<Outcome> {
    const { query } = tx();
    const own = await administered();
    if (!mayGive(own.kind, 'shelter')) throw new Refused('FORBIDDEN');
    await ownUnit(unit, own.id);
    const [taken] = await query(sql`select from shelter where code = ${code}`);
    if (taken) throw new Refused('SHELTER_CODE_TAKEN', 'code', { code });
    const id = randomUUID();
    await query(sql`insert into shelter (id, code, name, unit_id) values (${id}, ${code}, ${name}, ${unit})`);
    // Guests may have slept there before Pulang knew the house: these beds have always been.
    for (const one of beds) if (one.count > 0) await addBeds(id, one);
    return { entity: Shelter, id, cases: [] };
  }

  async change({ shelter, version, name, beds = [] }: ChangeShelter): Promise<Outcome> {
    const { query, actor } = tx();
    const [held] = await query<{ version: number; unit: string }>(
      sql`select version, unit_id as unit from shelter where id = ${shelter} for no key update`,
    );
    if (held?.unit !== actor.unit) throw new Refused('NOT_FOUND', 'shelter');
    if (version !== held.version) throw new Refused('STALE_VERSION', 'version');
    await query(
      sql`update shelter set version = version + 1, name = coalesce(${name ?? null}, name) where id = ${shelter}`,
    );
    // One order of locks for two who change the same house.
    const ordered = [...beds].sort((a, b) => (a.kind < b.kind ? -1 : 1));
    for (const one of ordered) await setBeds(shelter, one, `beds.${beds.indexOf(one)}.count`);
    return { entity: Shelter, id: shelter, cases: [] };
  }
}

/** Never fewer than are slept in or kept at the fullest instant from now on; until now there were as many as there were. */
async function setBeds(shelter: string, { kind, count }: BedCount, field: string): Promise<void> {
  const { query, now } = tx();
  const [found] = await query<{ beds: number; taken: number }>(
    sql`select beds, taken from app.take_beds(${shelter}, ${kind}, ${now}, 'infinity', null)`,
  );
  if ((found?.beds ?? 0) === count) return;
  if (count < (found?.taken ?? 0)) throw new Refused('BEDS_TAKEN', field, { kind, count: found?.taken ?? 0 });
  await query(
    sql`insert into bed_was (id, shelter_id, kind, count, until)
        values (${randomUUID()}, ${shelter}, ${kind}, ${found?.beds ?? 0}, ${now})`,
  );
  if (found) await query(sql`update bed set count = ${count} where shelter_id = ${shelter} and kind = ${kind}`);
  else await addBeds(shelter, { kind, count });
}

const addBeds = (shelter: string, { kind, count }: BedCount): Promise<unknown> =>
  tx().query(
    sql`insert into bed (id, shelter_id, kind, count) values (${randomUUID()}, ${shelter}, ${kind}, ${count})`,
  );
