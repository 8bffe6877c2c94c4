import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { endedStates, retention, type RetentionCategory, type RightsGround } from '#domain';
import { background } from '../platform/jobs/background';
import { raw, sql } from '../platform/db/sql';
import { Db, tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { ErasureList } from '../platform/vault/erasure-list';
import { KeyRing } from '../platform/vault/key-ring';
import { Vault } from '../platform/vault/vault';
import { CaseRecord, type HeldCase } from '../cases/case-record.service';
import { certified } from './certificate';
import { Erasure, grantedTo } from './erasure.entity';
import { checkGround } from './grounds';
import type { DecideErasure } from './rights.inputs';

interface Proposed {
  id: string;
  version: number;
  case: string;
  number: string;
  person: string;
  category: RetentionCategory;
  files: string[] | null;
  reason: string;
  dueSince: Date;
  proposedAt: Date;
  proposedBy: string;
  state: string;
}

/** What kind of record the whole of a case `c` is. */
const categoryOf = raw(`case when c.child_at_identification then 'CHILD_RECORD'
  when exists (select from determination d where d.case_id = c.id and d.outcome <> 'NOT') then 'VICTIM_RECORD'
  else 'CITIZEN_RECORD' end`);

/** Forgetting: proposed by a job or an answer, approved by somebody else, and then not to be undone by any copy. */
@Injectable()
export class Erasures {
  constructor(
    private readonly db: Db,
    private readonly record: CaseRecord,
    private readonly list: ErasureList,
    private readonly ring: KeyRing,
    private readonly vault: Vault,
  ) {}

  page({ first, after }: PageArgs, state: string | undefined): Plan {
    return page({
      entity: Erasure,
      where: state ? sql`t.state = ${state}` : raw('true'),
      order: 't.proposed_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  /** The person asked for it and it was granted; the whole person, whose cases must all have ended. */
  async propose(held: HeldCase, occurredAt: Date): Promise<void> {
    const { query, actor, now } = tx();
    await checkEnded(held.personId);
    const [own] = await query<{ id: string }>(
      sql`insert into erasure (id, version, case_id, person_id, category, files, reason, due_since, proposed_at, proposed_by, state)
          select ${randomUUID()}, 1, c.id, c.person_id, ${categoryOf}, null, 'REQUEST', ${occurredAt}, ${now}, ${actor.account}, 'PROPOSED'
          from cases c where c.id = ${held.id} on conflict do nothing returning id`,
    );
    // The time of keeping may have proposed the same before.
    const [open] = own
      ? [own]
      : await query<{ id: string }>(
          sql`select id from erasure where person_id = ${held.personId} and state = 'PROPOSED' and files is null order by proposed_at limit 1`,
        );
    if (open) this.record.clock(held, 'GRANTED_ERASURE', { subject: open.id, at: occurredAt });
  }

  /** All whose time of keeping is over: once a day, in the background. Answers how many were proposed. */
  proposeDue(): Promise<number> {
    const categories = retention.codes.map((code) => ({ code, ...retention.row(code) }));
    return this.db.transaction(background, async ({ query, now, actor }) => {
      const rows = await query<{ case: string }>(
        sql`with category as (
              select * from unnest(${categories.map(({ code }) => code)}::text[], ${categories.map(({ years }) => years)}::int[],
                ${categories.map(({ files }) => files?.join(',') ?? null)}::text[]) as c (code, years, files)),
            ended as (
              select c.id, c.person_id, (select max(e.occurred_at) from case_event e where e.case_id = c.id
                       and e.to_state = c.state and e.from_state is distinct from e.to_state) as at,
                     ${categoryOf} as code
              from cases c where c.state = any (${[...endedStates]})
                and not exists (select from cases o where o.person_id = c.person_id and o.state <> all (${[...endedStates]}))
                and not exists (select from rights_request r where r.case_id = c.id and r.state = 'OPEN')
                and exists (select from person_key k where k.person_id = c.person_id and k.frozen_at is null)),
            due as (
              select distinct on (e.person_id, g.code) e.id, e.person_id, g.code, string_to_array(g.files, ',') as files,
                     e.at + make_interval(years => g.years) as since
              from ended e join category g on g.code = e.code or g.files is not null
              where e.at + make_interval(years => g.years) <= ${now}
                and (g.files is null or exists (select from case_file f join upload u on u.id = f.id
                     where f.person_id = e.person_id and f.kind = any (string_to_array(g.files, ','))))
              order by e.person_id, g.code, e.at desc)
            insert into erasure (id, version, case_id, person_id, category, files, reason, due_since, proposed_at, proposed_by, state)
            select gen_random_uuid(), 1, d.id, d.person_id, d.code, d.files, 'RETENTION', d.since, ${now}, ${actor.account}, 'PROPOSED'
            from due d where not exists (select from erasure x where x.person_id = d.person_id and x.category = d.code
              and (x.state = 'PROPOSED' or x.answered_at > ${now}::timestamptz - interval '1 year'))
            returning case_id as case`,
      );
      await query(
        sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
            values (${actor.account}, ${actor.unit}, 'WORK', 'proposeErasures', ${rows.map((row) => row.case)}::uuid[], '{}', ${randomUUID()})`,
      );
      return rows.length;
    });
  }

  /** The key is destroyed here and now; the list outside has it before anything is committed. */
  async approve(input: DecideErasure): Promise<Outcome> {
    const { query, actor } = tx();
    const { proposed, held } = await this.hold('approveErasure', input);
    if (proposed.proposedBy === actor.account) throw new Refused('FOUR_EYES', 'erasure');
    await checkEnded(proposed.person);
    await this.record.happened(held, {
      kind: 'approveErasure',
      occurredAt: input.occurredAt,
      code: proposed.category,
      subject: proposed.id,
    });
    await this.settle(proposed.id, 'ERASED', input.occurredAt);
    const [destroyed] = await query<Record<string, number>>(sql`select * from app.erase(${proposed.id})`);
    const { certificate, signature } = certified(this.ring.privateKey('audit'), {
      erasure: proposed.id,
      case: proposed.number,
      category: proposed.category,
      basis: retention.row(proposed.category).basis,
      reason: proposed.reason,
      dueSince: proposed.dueSince,
      proposedAt: proposed.proposedAt,
      proposedBy: proposed.proposedBy,
      approvedAt: input.occurredAt,
      approvedBy: actor.account,
      destroyed: destroyed ?? {},
    });
    await query(
      sql`update erasure set certificate = ${certificate}, signature = ${signature} where id = ${proposed.id}`,
    );
    await this.list.append({ erasure: proposed.id, person: proposed.person, files: proposed.files });
    return { entity: Erasure, id: proposed.id, cases: [held.id] };
  }

  async decline(input: DecideErasure): Promise<Outcome> {
    const { proposed, held } = await this.hold('declineErasure', input);
    if (!input.note?.trim()) throw new Refused('NOTE_MISSING', 'note');
    await this.refuseRequest(proposed, input);
    await this.settle(proposed.id, 'DECLINED', input.occurredAt);
    await this.record.happened(held, {
      kind: 'declineErasure',
      occurredAt: input.occurredAt,
      code: proposed.category,
      subject: proposed.id,
      reason: input.note,
    });
    return { entity: Erasure, id: proposed.id, cases: [held.id] };
  }

  private async hold(
    act: 'approveErasure' | 'declineErasure',
    { erasure, version, occurredAt }: DecideErasure,
  ): Promise<{ proposed: Proposed; held: HeldCase }> {
    const { query } = tx();
    const [found] = await query<{ case: string }>(sql`select case_id as case from erasure where id = ${erasure}`);
    if (!found) throw new Refused('NOT_FOUND', 'erasure');
    const held = await this.record.hold(act, found.case);
    const [proposed] = await query<Proposed>(
      sql`select e.id, e.version, e.case_id as case, c.number, e.person_id as person, e.category, e.files, e.reason,
                 e.due_since as "dueSince", e.proposed_at as "proposedAt", e.proposed_by as "proposedBy", e.state
          from erasure e join cases c on c.id = e.case_id where e.id = ${erasure} for no key update of e`,
    );
    if (!proposed) throw new Refused('NOT_FOUND', 'erasure');
    if (proposed.state !== 'PROPOSED') throw new Refused('ERASURE_ANSWERED', 'erasure');
    if ((version ?? proposed.version) !== proposed.version) throw new Refused('STALE_VERSION', 'version');
    if (occurredAt < proposed.dueSince)
      throw new Refused('BEFORE_EARLIER_STEP', 'occurredAt', { step: 'dueSince', at: proposed.dueSince.toISOString() });
    return { proposed, held };
  }

  /** Whoever was told yes is told no, on a ground that the law has for it, in words. */
  private async refuseRequest({ person, files }: Proposed, { ground, note, occurredAt }: DecideErasure): Promise<void> {
    const { query } = tx();
    const granted = files
      ? []
      : await query<{ id: string }>(
          sql`select r.id from rights_request r where ${grantedTo(sql`${person}`)} for no key update`,
        );
    checkGround('ERASURE', granted.length > 0 ? 'REFUSED' : 'GRANTED', ground as RightsGround | undefined, note);
    for (const { id } of granted) {
      const at = { table: 'rights_request', envelope: 'answered', row: id, person };
      await query(
        sql`update rights_request set state = 'REFUSED', answered_at = ${occurredAt}, ground = ${ground}, version = version + 1,
              answered = ${await this.vault.seal(at, { answer: note })} where id = ${id}`,
      );
    }
  }

  private async settle(id: string, state: string, at: Date): Promise<void> {
    const { query, actor } = tx();
    await query(
      sql`update erasure set state = ${state}, answered_at = ${at}, answered_by = ${actor.account}, version = version + 1 where id = ${id}`,
    );
  }
}

/** While any case of somebody goes on, what is known of them is needed to bring them home. */
async function checkEnded(person: string): Promise<void> {
  const [row] = await tx().query<{ live: boolean }>(
    sql`select exists (select from cases where person_id = ${person} and state <> all (${[...endedStates]})) as live`,
  );
  if (row?.live) throw new Refused('CASE_LIVE', 'case');
}
