import { escortsFor, type ToEscort } from '#domain';
import { sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';

/** The paper that a passenger `p` would travel on: an SPLP before a passport, which the post issued for this journey. */
export const paperOf = sql`(select t.id, t.wording, t.words_mark, t.kind, t.number_pending, t.sealed from travel_document t
  where t.case_id = p.case_id and t.status = 'VALID' order by t.kind = 'SPLP' desc, t.recorded_at desc limit 1)`;

/** The legs of a movement as they are to go. */
export const journeyOf = (movement: Sql | string): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'mode', l.mode, 'carrier', l.carrier, 'number', l.number, 'from', l.from_place, 'to', l.to_place,
                                               'plannedDeparture', l.planned_departure, 'plannedArrival', l.planned_arrival) order by l.place), '[]')
  from leg l where l.movement_id = ${movement} and l.cancelled_at is null)`;

/** What an entry keeps of somebody's own words: which are others than on the version before, and by which they are known again. */
export interface OnEntry {
  changed: string[];
  personMark?: string;
  paperMark?: string;
}

/**
 * What a manifest says of each passenger when it is issued, frozen with it: codes only; their own words lie sealed beside
 * it. `entries` is by passenger; of who was erased there is none.
 */
export const entriesOf = (movement: string, entries: Readonly<Record<string, OnEntry>>): Sql => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('passenger', p.id, 'leg', p.leg_id, 'document', d.kind, 'numberPending', coalesce(d.number_pending, false),
                                               'lap', p.lap, 'paper', d.id || ' ' || d.wording)
    || coalesce(${JSON.stringify(entries)}::jsonb -> p.id::text, '{"changed": []}') order by p.id), '[]')
  from passenger p left join lateral ${paperOf} d on true
  where p.movement_id = ${movement} and p.state in ('LISTED', 'BOARDED'))`;

interface Escorted extends ToEscort {
  escorts: number;
}

/** Those on a movement by what they need of an escort, and how many escorts it has. */
export async function escortedOn(movement: string): Promise<Escorted> {
  const [row] = await tx().query<Escorted & Record<string, number>>(
    sql`select m.escorts, count(p.id)::int as "GENERAL", (count(*) filter (where g.outcome = 'ESCORT'))::int as "CHILD_ALONE",
               (count(*) filter (where f.outcome = 'FIT_WITH_ESCORT'))::int as "MEDICAL"
        from movement m left join passenger p on p.movement_id = m.id and p.state in ('LISTED', 'BOARDED')
        left join lateral (select a.outcome from assessment a where a.case_id = p.case_id and a.kind = 'GUARDIAN'
                           order by a.occurred_at desc, a.recorded_at desc limit 1) g on true
        left join lateral (select a.outcome from assessment a where a.case_id = p.case_id and a.kind = 'FITNESS'
                           order by a.occurred_at desc, a.recorded_at desc limit 1) f on true
        where m.id = ${movement} group by m.escorts`,
  );
  return row ?? { escorts: 0, GENERAL: 0, CHILD_ALONE: 0, MEDICAL: 0 };
}

/** No list goes out without the escorts that a child alone or somebody ill can not do without. */
export async function checkEscorts(movement: string): Promise<void> {
  const { escorts, ...people } = await escortedOn(movement);
  const { required } = escortsFor(people);
  if (escorts < required) throw new Refused('ESCORTS_MISSING', 'movement', { needed: required, escorts });
}
