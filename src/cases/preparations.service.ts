import { Injectable } from '@nestjs/common';
import { dayIn, guardCodes, move } from '#domain';
import { caller } from '../platform/db/caller';
import { tx } from '../platform/db/db';
import { raw, sql } from '../platform/db/sql';
import { Refused } from '../platform/outcome/problem';
import { value, work, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import { birthIn, factsOf, type SealedIdentity } from './case-life.service';
import type { Awaited, Readiness } from './readiness';

const MOST = 200;

interface Preparing extends SealedIdentity {
  id: string;
  facts: Record<string, unknown>;
  [column: string]: unknown;
}

/** What people who prepare to travel still wait for, told by the very guards that the step to READY refuses by. */
@Injectable()
export class Preparations {
  constructor(private readonly vault: Vault) {}

  /** Of those who prepare or are ready, and whose papers the caller sees; of others nothing is said. */
  readiness(cases: readonly string[]): Plan {
    if (cases.length > MOST) throw new Refused('BATCH_TOO_LARGE', 'cases', { most: MOST });
    return work(async () => {
      const { now } = tx();
      const seen = caller().roles.includes('desk')
        ? raw('true')
        : sql`exists (select from case_access a where a.case_id = c.id and a.unit_id = (select app.claimed())
                      and a.until > now() and a.reach in ('CUSTODY', 'TRAVEL') offset 0)`;
      const rows = await tx().query<Preparing>(
        sql`select c.id, app.facts(c.id, ${now}) as facts, p.id as person, p.identity, k.wrapped
            from cases c join person p on p.id = c.person_id left join person_key k on k.person_id = p.id
            where c.id = any (${[...cases]}::uuid[]) and c.state in ('PREPARING', 'READY') and ${seen} order by c.id`,
      );
      const answer = rows.map((row): Readiness => ({ case: row.id, awaits: this.awaits(row, now) }));
      return value(
        answer,
        rows.map(({ id }) => id),
      );
    });
  }

  private awaits(row: Preparing, now: Date): Awaited[] {
    const facts = factsOf(row.facts, birthIn(this.vault, row), now);
    // Whoever is on no movement yet is judged as if they came today.
    const plannedArrival = facts.plannedArrival ?? dayIn(now, facts.zone);
    const result = move('PREPARING', 'markReady', { ...facts, plannedArrival, lastMove: null }, now);
    if (result.ok) return [];
    return result.refusals.flatMap(({ code, params = {} }) =>
      guardCodes.has(code) ? [{ guard: code, about: Object.values(params).flat().map(String) }] : [],
    );
  }
}
