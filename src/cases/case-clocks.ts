import {
  clockEffects,
  clocks,
  endedStates,
  type CaseState,
  type ClockCode,
  type ClockEffects,
  type Limit,
} from '#domain';
import { sql, type Sql } from '../platform/db/sql';

const halted: readonly CaseState[] = ['ON_HOLD', 'MISSING'];
/** From the last step that led here from the way, whatever came between, a case stands still or is over. */
const off: readonly CaseState[] = [...halted, ...endedStates];

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
  /** Where what starts has a day of its own to be done by. */
  due?: Date;
}

/** Who is missing, or whose case is on hold, is asked for nothing: a clock that is paused by that begins standing still. */
export const standsStill = (clock: ClockCode, state: CaseState): boolean =>
  'paused' in clocks.row(clock) && halted.includes(state);

/** The holds that make a clock stand still, in one text for the database; null of a clock that never does. */
const holdsOf = (code: ClockCode): string | null => {
  const clock = clocks.row(code);
  return 'paused' in clock ? clock.paused.join(',') : null;
};
const openHolds = (id: string) => sql`(select count(*)::int from hold h where h.case_id = ${id} and h.cleared_at is null
  and h.code = any (string_to_array(c.holds, ',')))`;

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
        due: what.due ?? null,
        // Who was sought again, or stood still with everything else, is visited later by as long.
        back: off.includes(from) && !off.includes(held.state),
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
  due?: Date | null;
  still?: boolean;
}

const moved = (event: At & { back: boolean }, { starts, stops, ends, revives, pauses, resumes }: ClockEffects): Sql => {
  const { id, subject, at, back } = event;
  const stopped = sql`(clock = any (${[...stops]}::text[]) and (subject_id is null or subject_id = ${subject}))`;
  return sql`
  with ended as (
    update alert set done_at = coalesce(done_at, ${at}), with_case = not ${stopped}
    where case_id = ${id} and (done_at is null or with_case) and (clock = any (${[...ends]}::text[]) or ${stopped})),
  halted as (
    update alert set halts = halts + 1, halted_at = coalesce(halted_at, ${at})
    where case_id = ${id} and done_at is null and not clock = any (${[...ends]}::text[]) and clock = any (${[...pauses]}::text[])),
  resumed as (
    update alert set halts = halts - 1, halted_at = case when halts > 1 then halted_at end,
      due_at = case when halts > 1 then due_at else due_at + (${at}::timestamptz - halted_at) end
    where case_id = ${id} and done_at is null and not clock = any (${[...ends]}::text[]) and halts > 0 and clock = any (${[...resumes]}::text[])),
  revived as (
    update alert a set done_at = null, with_case = false, halts = n.halts, halted_at = case when n.halts > 0 then ${at}::timestamptz end,
      due_at = case when n.stands then a.due_at + (${at}::timestamptz - coalesce(a.halted_at, a.done_at)) else a.due_at end
    from (select c.clock, c.holds is not null as stands, ${openHolds(id)} as halts
          from unnest(${[...clocks.codes]}::text[], ${clocks.codes.map(holdsOf)}::text[]) as c (clock, holds)) n
    where ${revives} and a.case_id = ${id} and a.with_case and a.clock = n.clock
      and not exists (select from alert o where o.case_id = a.case_id and o.clock = a.clock and o.subject_id is not distinct from a.subject_id and o.done_at is null)
      and (a.unit_id is null or exists (select from referral r where r.id = a.subject_id and r.state = 'OFFERED'))),
  redated as (
    update follow_up f set due_on = f.due_on + (${at}::timestamptz::date - h.since::date), first_due_on = coalesce(f.first_due_on, f.due_on),
      version = f.version + 1
    from (select max(e.occurred_at) as since from case_event e where e.case_id = ${id} and e.occurred_at <= ${at}
            and e.from_state <> all (${[...off]}::text[]) and e.to_state = any (${[...off]}::text[])) h
    where ${back} and f.case_id = ${id} and f.done_at is null and h.since is not null)
  ${started(event, starts)}`;
};

/** Clocks that start; one that runs already goes on. An organisation may ask for less time of its own, never for more. */
export const started = (
  { id, person, holder, subject, at, now, due, still }: At,
  starts: readonly ClockCode[],
): Sql => sql`
  insert into alert (id, case_id, person_id, clock, subject_id, started_at, due_at, halts, halted_at, recorded_at)
  select gen_random_uuid(), ${id}, ${person}, c.clock, case when c.each then ${subject}::uuid end, ${at},
         least(coalesce(${due ?? null}::timestamptz,
                        case when c.local then (${at}::timestamptz at time zone u.zone + c.span) at time zone u.zone else ${at}::timestamptz + c.span end),
               ${at}::timestamptz + o.hours * interval '1 hour'), h.halts, case when h.halts > 0 then ${at}::timestamptz end, ${now}
  from unnest(${[...starts]}::text[], ${starts.map((code) => span(clocks.row(code).limit))}::interval[],
              ${starts.map((code) => !('hours' in clocks.row(code).limit))}::boolean[],
              ${starts.map((code) => 'each' in clocks.row(code))}::boolean[], ${starts.map(holdsOf)}::text[]) as c (clock, span, local, each, holds)
  cross join lateral (select ${openHolds(id)} + ${still ? 1 : 0} as halts) h
  join unit u on u.id = ${holder} left join own_limit o on o.organisation_id = u.organisation_id and o.clock = c.clock
  on conflict do nothing`;
