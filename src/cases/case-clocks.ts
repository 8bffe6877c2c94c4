import { clockEffects, clocks, type CaseState, type ClockCode, type ClockEffects, type Limit } from '#domain';
import { sql, type Sql } from '../platform/db/sql';

/** A limit as PostgreSQL counts it; hours run on the clock, days and months on the calendar of the holder's place. */
const span = (limit: Limit): string => {
  if ('hours' in limit) return `${limit.hours} hours`;
  return 'days' in limit ? `${limit.days} days` : `${limit.months} months`;
};

interface Held {
  id: string;
  personId: string;
  holderId: string;
  state: CaseState;
}

interface Event {
  kind: string;
  occurredAt: Date;
  code?: string;
  subject?: string;
}

/** What an event does to the clocks of its case, as one statement; null where it does nothing. */
export function clocksAfter(held: Held, what: Event, from: CaseState, now: Date): Sql | null {
  const effects = clockEffects(what, from, held.state);
  return (
    effects &&
    moved(
      {
        id: held.id,
        person: held.personId,
        holder: held.holderId,
        subject: what.subject ?? null,
        at: what.occurredAt,
        now,
      },
      effects,
    )
  );
}

interface At {
  id: string;
  person: string;
  /** Whose calendar counts, and whose organisation's own limits. */
  holder: string;
  subject: string | null;
  at: Date;
  now: Date;
}

const moved = (event: At, { starts, stops, ends, pauses, resumes }: ClockEffects): Sql => {
  const { id, subject, at } = event;
  return sql`
  with ended as (
    update alert set done_at = ${at} where case_id = ${id} and done_at is null
      and (${ends} or clock = any (${[...stops]}::text[]) and (subject_id is null or subject_id = ${subject}))),
  halted as (
    update alert set halts = halts + 1, halted_at = coalesce(halted_at, ${at})
    where case_id = ${id} and done_at is null and not ${ends} and clock = any (${[...pauses]}::text[])),
  resumed as (
    update alert set halts = halts - 1, halted_at = case when halts > 1 then halted_at end,
      due_at = case when halts > 1 then due_at else due_at + (${at}::timestamptz - halted_at) end
    where case_id = ${id} and done_at is null and not ${ends} and halts > 0 and clock = any (${[...resumes]}::text[]))
  ${started(event, starts)}`;
};

/** Clocks that start; one that runs already goes on. An organisation may ask for less time of its own, never for more. */
export const started = ({ id, person, holder, subject, at, now }: At, starts: readonly ClockCode[]): Sql => sql`
  insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, recorded_at)
  select gen_random_uuid(), ${id}, ${person}, c.clock, case when c.each then ${subject}::uuid end, ${at},
         least(case when c.local then (${at}::timestamptz at time zone u.zone + c.span) at time zone u.zone else ${at}::timestamptz + c.span end,
               ${at}::timestamptz + o.hours * interval '1 hour'), 0, ${now}
  from unnest(${[...starts]}::text[], ${starts.map((code) => span(clocks.row(code).limit))}::interval[],
              ${starts.map((code) => !('hours' in clocks.row(code).limit))}::boolean[],
              ${starts.map((code) => 'each' in clocks.row(code))}::boolean[]) as c (clock, span, local, each)
  join unit u on u.id = ${holder} left join own_limit o on o.organisation_id = u.organisation_id and o.clock = c.clock
  on conflict do nothing`;
