import {
  homeStatus,
  isForVictimsOnly,
  type AssistanceType,
  type DeterminationBody,
  type DeterminationOutcome,
} from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import type { HeldCase } from '../cases/case-record.service';

interface Found {
  body: DeterminationBody;
  outcome: DeterminationOutcome;
  decidedAt: string;
}

/** Judged by all that was found, also by those whose findings the caller may not read. */
export async function checkEntitled(held: HeldCase, type: AssistanceType, at: Date, field: string): Promise<void> {
  if (!isForVictimsOnly(type)) return;
  const [row] = await tx().query<{ found: Found[] | null }>(
    sql`select app.facts(${held.id}, ${at}) -> 'determinations' as found`,
  );
  const found = (row?.found ?? []).map((one) => ({ ...one, decidedAt: new Date(one.decidedAt) }));
  if (homeStatus(found) === 'NOT') throw new Refused('TPPO_ONLY', field);
}
