import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { answerersOf, dueAt, kinTruth, type ActName, type AgencyKind, type Stance, type StanceKind } from '#domain';
import { CaseRecord, checkTime, type HeldCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { Kin, type ConfirmKin, type DisputeKin } from './kin.entity';

interface KinRow {
  id: string;
  case: string;
  other: string;
  source: string;
  mine: boolean;
  ended: Date | null;
}

interface Said {
  kind: StanceKind;
  ground: string | null;
  occurredAt: Date;
  note?: string | undefined;
}

/**
 * What agencies say of a kinship beside each other, and who is to end it where they disagree. As the kinship itself, none
 * of it is in a timeline, whose readers need not see the other end.
 */
@Injectable()
export class KinStances {
  constructor(private readonly record: CaseRecord) {}

  confirm(input: ConfirmKin): Promise<Outcome> {
    return this.stand('confirmKin', input.kin, { ...input, kind: 'CONFIRM', ground: null });
  }

  dispute(input: DisputeKin): Promise<Outcome> {
    return this.stand('disputeKin', input.kin, { ...input, kind: 'DISPUTE' });
  }

  private async stand(act: ActName, id: string, said: Said): Promise<Outcome> {
    const { kin, held } = await this.hold(act, id);
    if (kin.mine) throw new Refused('OWN_FACT', 'kin');
    checkTime(said.occurredAt, held.receivedAt);
    await this.add(kin, held, said);
    return { entity: Kin, id: kin.id, cases: [kin.case, kin.other] };
  }

  /** Whoever is to end it, the case held, says whether they are kin; if not, the kinship is over. */
  async rule(id: string, stands: boolean, said: Omit<Said, 'kind'>): Promise<Outcome> {
    const { kin, held } = await this.hold('resolveDisagreement', id);
    await this.add(kin, held, { ...said, kind: 'RULE' });
    if (!stands) await tx().query(sql`update kin set ended_at = ${tx().now} where id = ${kin.id}`);
    return { entity: Kin, id: kin.id, cases: [kin.case, kin.other] };
  }

  /** Both ends in one order, then the kinship as it stands now. */
  async hold(act: ActName, id: string): Promise<{ kin: KinRow; held: HeldCase }> {
    const seen = await kinOf(id);
    const held = new Map<string, HeldCase>();
    for (const end of [seen.case, seen.other].sort()) held.set(end, await this.record.hold(act, end));
    const kin = await kinOf(id);
    if (kin.ended) throw new Refused('KIN_ENDED', 'kin');
    return { kin, held: held.get(kin.case) as HeldCase };
  }

  private async add(kin: KinRow, held: HeldCase, { kind, ground, occurredAt, note }: Said): Promise<void> {
    const columns = { kin_id: kin.id, kind, ground };
    await this.record.write(held, 'kin_stance', { occurredAt, sealed: { note }, columns });
    const stances = await tx().query<Stance>(
      sql`select s.id, s.kin_id as claim, s.kind, s.recorded_at as "recordedAt", o.code as source
          from kin_stance s join unit u on u.id = s.unit_id join organisation o on o.id = u.organisation_id where s.kin_id = ${kin.id}`,
    );
    const { standing, parties } = kinTruth(kin.source, stances);
    await tx().query(sql`update kin set standing = ${standing} where id = ${kin.id}`);
    await this.fold(kin, held, parties, kind === 'RULE' ? ground : null);
  }

  /** The queue as what was said makes it. */
  async fold(kin: KinRow, held: HeldCase, parties: readonly string[], ground: string | null = null): Promise<void> {
    const { query, now } = tx();
    const [open] = await query<{ id: string }>(
      sql`select id from disagreement where kin_id = ${kin.id} and state = 'OPEN'`,
    );
    if (parties.length === 0) {
      if (!open) return;
      await query(
        sql`update disagreement set state = ${ground ? 'RULED' : 'AGREED'}, ground = ${ground}, settled_at = ${now}, version = version + 1 where id = ${open.id}`,
      );
      this.record.done('KIN_DISAGREEMENT', { subject: open.id, at: now });
      return;
    }
    const kinds = await query<{ kind: AgencyKind }>(sql`select kind from organisation where code = any (${parties})`);
    const answerers = answerersOf(
      'KINSHIP',
      kinds.map((one) => one.kind),
    );
    if (open) {
      await query(
        sql`update disagreement set agencies = ${parties}, answerers = ${answerers}::text[], version = version + 1 where id = ${open.id} and agencies <> ${parties}`,
      );
      return;
    }
    const [id, due] = [randomUUID(), dueAt('KIN_DISAGREEMENT', now, 'Asia/Jakarta')];
    await query(
      sql`insert into disagreement (id, version, case_id, person_id, kind, kin_id, state, agencies, answerers, awaits, opened_at, due_at)
          values (${id}, 1, ${held.id}, ${held.personId}, 'KINSHIP', ${kin.id}, 'OPEN', ${parties}, ${answerers}::text[], 'HOLDER', ${now}, ${due})`,
    );
    this.record.clock(held, 'KIN_DISAGREEMENT', { subject: id, at: now, due });
  }
}

async function kinOf(id: string): Promise<KinRow> {
  const [kin] = await tx().query<KinRow>(
    sql`select k.id, k.case_id as case, k.other_id as other, k.ended_at as ended, o.code as source,
               o.id = (select m.organisation_id from unit m where m.id = ${tx().actor.unit}) as mine
        from kin k join unit u on u.id = k.unit_id join organisation o on o.id = u.organisation_id where k.id = ${id}`,
  );
  if (!kin) throw new Refused('NOT_FOUND', 'kin');
  return kin;
}
