import { handedIn } from '#domain';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import type { HeldCase } from '../cases/case-record.service';

/** Whom this unit has given away already it can not give again. */
export async function checkOurs(cases: readonly string[], field: string): Promise<void> {
  const { query, actor } = tx();
  const [row] = await query<{ count: number }>(
    sql`select count(distinct c.id)::int as count from cases c join handed_person h on h.case_id = c.id join handover b on b.id = h.handover_id
        where c.id = any (${[...cases]}::uuid[]) and c.holder_id <> ${actor.unit} and b.giver_id = ${actor.unit}
          and h.refusal is null and b.corrects_id is null and b.giver_signed_at is not null and b.receiver_signed_at is not null`,
  );
  if (row && row.count > 0) throw new Refused('ALREADY_HANDED_OVER', field, { count: row.count });
}

interface Meeting {
  at: Date;
  movement?: string | null | undefined;
  /** Between posts, or with a witness: people may be given before they travel. */
  abroad: boolean;
}

/** The list holds only who is here, and was by then: come by a movement, or not yet on one. */
export async function checkPresent(held: readonly HeldCase[], field: string, meeting: Meeting): Promise<void> {
  const { at, abroad } = meeting;
  const movement = meeting.movement ?? null;
  const states = new Set(handedIn(abroad));
  const here = held.filter(({ state }) => states.has(state));
  const ids = here.map(({ id }) => id);
  const landing = here.filter(({ state }) => state === 'ARRIVED').map(({ id }) => id);
  const [row] = await tx().query<{ count: number }>(
    sql`select count(*)::int as count from unnest(${ids}::uuid[]) c (id)
        where not exists (select from passenger p where p.case_id = c.id and p.state in ('LISTED', 'BOARDED'))
          and (${movement}::uuid is null and not c.id = any (${landing}::uuid[])
            or exists (select from passenger p where p.case_id = c.id and p.state = 'ARRIVED' and p.entered_at <= ${at}
                       and (${movement}::uuid is null or p.movement_id = ${movement}::uuid)))`,
  );
  const missing = held.length - (row?.count ?? 0);
  if (missing > 0) throw new Refused('NOT_ARRIVED', field, { count: missing });
}

/** Whether people may be given on this paper before they travel. */
export async function isAbroad(receiver: string | null, witnessed: boolean): Promise<boolean> {
  if (witnessed) return true;
  const [unit] = await tx().query<{ kind: string }>(
    sql`select o.kind from unit u join organisation o on o.id = u.organisation_id where u.id = ${receiver}`,
  );
  return unit?.kind === 'KEMLU';
}
