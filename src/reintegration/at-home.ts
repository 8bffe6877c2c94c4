import { hasEnded, type CaseState } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import type { HeldCase } from '../cases/case-record.service';

/** The states in which somebody who is home is followed, also while nobody knows where they are. */
export const followed: readonly CaseState[] = ['RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP', 'ON_HOLD', 'MISSING'];

/** Aftercare lies between the return and the end of the case, by when it happened and not by when it is entered. */
export async function checkAtHome(held: HeldCase, at: Date): Promise<void> {
  const [was] = await tx().query<{ home: Date | null; state: CaseState | null }>(
    sql`select (select min(e.occurred_at) from case_event e
                where e.case_id = ${held.id} and e.kind in ('discharge', 'directHome')) as home,
               (select e.to_state from case_event e
                where e.case_id = ${held.id} and e.from_state is distinct from e.to_state and e.occurred_at <= ${at}
                order by e.occurred_at desc, e.recorded_at desc limit 1) as state`,
  );
  if (!was?.home) throw new Refused('NOT_HOME', 'case');
  if (at < was.home)
    throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'goHome', at: was.home.toISOString() });
  if (hasEnded(was.state)) throw new Refused('CASE_CLOSED', 'case');
}
