import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FactProof, KinRelation } from '#domain';
import { CaseRecord, checkTime, outcomeOfCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { KinStances } from './kin-stances.service';
import { Kin, type LinkKin, type RecordContactRule, type UnlinkKin } from './kin.entity';

interface Link {
  case: string;
  other: string;
  /** What the one is to the other. */
  relation: KinRelation;
  proof: FactProof;
  occurredAt: Date;
}

/** Who is kin to whom, and what a survivor lets others be told. */
@Injectable()
export class KinService {
  constructor(
    private readonly record: CaseRecord,
    private readonly stances: KinStances,
  ) {}

  async linkKin(input: LinkKin): Promise<Outcome> {
    const { relation, proof, occurredAt } = input;
    // In one order, so that two who link the same two people from either end wait for each other.
    for (const id of [input.case, input.other].sort()) {
      await this.record.hold('linkKin', id).catch((error: unknown) => {
        throw error instanceof Refused ? new Refused(error.code, id === input.case ? 'case' : 'other') : error;
      });
    }
    if (input.case === input.other) throw new Refused('NOT_FOUND', 'other');
    checkTime(occurredAt);
    const [known] = await tx().query(
      sql`select from kin where ended_at is null and (case_id, other_id) in ((${input.case}, ${input.other}), (${input.other}, ${input.case}))`,
    );
    if (known) throw new Refused('KIN_KNOWN', 'other');
    const { case: one, other } = input;
    const id = await this.link({
      case: one,
      other,
      relation: relation as KinRelation,
      proof: proof as FactProof,
      occurredAt,
    });
    return { entity: Kin, id, cases: [one, other] };
  }

  /** Within another act that holds a case: a birth on the way, say. Both ends must be within the caller's reach. */
  async link({ case: one, other, relation, proof, occurredAt }: Link): Promise<string> {
    const { query, send, now, actor } = tx();
    const id = randomUUID();
    await query(
      sql`insert into kin (id, case_id, other_id, relation, proof, unit_id, occurred_at, recorded_at)
          values (${id}, ${one}, ${other}, ${relation}, ${proof}, ${actor.unit}, ${occurredAt}, ${now})`,
    );
    // Two of the same name with the same kin may be one person.
    send(sql`select app.seek_matches(${one}), app.seek_matches(${other})`);
    return id;
  }

  async unlink({ kin: id }: UnlinkKin): Promise<Outcome> {
    const { kin, held } = await this.stances.hold('unlinkKin', id);
    if (!kin.mine && !tx().actor.roles.includes('desk')) throw new Refused('NOT_YOUR_FACT', 'kin');
    await tx().query(sql`update kin set ended_at = ${tx().now} where id = ${id}`);
    await this.stances.fold(kin, held, []);
    return { entity: Kin, id, cases: [kin.case, kin.other] };
  }

  async rule(input: RecordContactRule): Promise<Outcome> {
    const held = await this.record.hold('recordContactRule', input.case, input.version);
    const { relation, telling, name, contact, note, replaces, occurredAt } = input;
    if (!name.trim()) throw new Refused('NAME_MISSING', 'name');
    if (replaces) {
      const [old] = await tx().query(sql`select from contact_rule where id = ${replaces} and case_id = ${held.id}`);
      if (!old) throw new Refused('NOT_FOUND', 'replaces');
    }
    const columns = { relation, telling, replaces_id: replaces ?? null };
    const fact = { occurredAt, sealed: { name, contact, note }, columns };
    await this.record.add(held, 'contact_rule', fact, 'recordContactRule', `${relation} ${telling}`);
    return outcomeOfCase(held);
  }
}
