import { Injectable } from '@nestjs/common';
import {
  childSplitReasons,
  kinRelations,
  mayBeChild,
  partingOf,
  partsChild,
  type KinRelation,
  type NearKin,
  type SplitReason,
} from '#domain';
import { raw, sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import type { HeldCase } from './case-record.service';
import { adultsOf, childrenOf, houseOf, mayBeChildSql, standingKin } from './kinship';

interface KinRow {
  relation: KinRelation;
  mine: boolean;
  birthYear: number | null;
  house: string | null;
  accompanied: boolean;
}

interface Housed {
  shelter: string;
  child: boolean;
  at: Date;
  reason?: string | undefined;
}

/** States of those abroad, or on the way, who could be taken along. */
const comes = `('REPORTED', 'INTAKE', 'SCREENING', 'IDENTIFIED', 'NOT_IDENTIFIED', 'PREPARING', 'READY', 'ON_HOLD', 'DEPARTED')`;

/** States of those whom somebody in Indonesia shelters, or is about to. */
const received = `('ARRIVED', 'IN_SHELTER')`;

/**
 * Families stay together, by the rules of the domain, as far as the caller sees both ends: who is kin to somebody hidden
 * is answered as if they had nobody. Who must be kept apart is no family here, and nobody is told why.
 */
@Injectable()
export class Families {
  /** Two of one family who are housed at once wait here for each other, so that the second sees where the first sleeps. */
  async lock(cases: readonly string[]): Promise<void> {
    await tx().query(
      sql`select from kin where ended_at is null and (case_id = any (${cases}::uuid[]) or other_id = any (${cases}::uuid[])) order by id for no key update`,
    );
  }

  /** Asked when all who come together have their beds. */
  async checkHoused(held: HeldCase, { shelter, child, at, reason }: Housed): Promise<void> {
    const parting = partingOf({ child }, shelter.toLowerCase(), await this.near(held.id, at));
    if (!parting) return;
    if (!reason) throw new Refused('FAMILY_SPLIT', 'splitReason');
    if (parting === 'CHILD') checkPartsChild(reason);
  }

  /** Kin who are here: in a house that the caller knows, or waiting for a bed that the caller has to give. */
  private async near(id: string, at: Date): Promise<NearKin[]> {
    const house = (of: string) =>
      sql`(select s.shelter_id from stay s where s.case_id = ${raw(of)} and s.occurred_at <= ${at} and coalesce(s.left_at, 'infinity') > ${at} limit 1)`;
    const rows = await tx().query<KinRow>(
      sql`with near as materialized (
            select k.relation, k.case_id = ${id} as mine, o.id, o.state, o.holder_id, n.birth_year, ${house('o.id')} as house
            from kin k join cases o on o.id = case k.case_id when ${id} then k.other_id else k.case_id end join person n on n.id = o.person_id
            where ${id} in (k.case_id, k.other_id) and o.state in ('ARRIVED', 'IN_SHELTER') and ${raw(standingKin)})
          select n.relation, n.mine, n.birth_year as "birthYear", n.house,
                 exists (select from ${raw(adultsOf('n.id'))} a where a.id <> ${id} and ${house('a.id')} = n.house) as accompanied
          from near n where n.house is not null or n.state = 'ARRIVED' and n.holder_id = ${tx().actor.unit}`,
    );
    return rows.map(({ relation, mine, birthYear, house: sleeps, accompanied }) => ({
      relation: mine ? relation : kinRelations.row(relation).inverse,
      child: mayBeChild(birthYear, at.getUTCFullYear()),
      house: sleeps,
      accompanied,
    }));
  }

  /** A child is put on the way of one of its adults: not on another movement than all of them, nor on another leg. */
  async checkPlace(held: HeldCase, movement: string, leg: string | null, reason?: string): Promise<void> {
    const adult = raw(`p.state in ('LISTED', 'BOARDED') and p.case_id in ${adultsOf('c.id')}`);
    const [row] = await tx().query<{ parted: boolean }>(
      sql`select ${raw(mayBeChildSql('n'))} and exists (select from passenger p where ${adult}) and not exists (
            select from passenger p where ${adult} and p.movement_id = ${movement} and (${leg}::uuid is null or p.leg_id is null or p.leg_id = ${leg}::uuid)) as parted
          from cases c join person n on n.id = c.person_id where c.id = ${held.id}`,
    );
    if (!row?.parted) return;
    if (!reason) throw new Refused('FAMILY_SPLIT', 'splitReason');
    checkPartsChild(reason);
  }

  /**
   * Somebody goes, and a child of theirs stays with none of its adults. Nobody is kept for that: any reason will do, and
   * the child is among those to reunite.
   */
  async checkLeft(held: HeldCase, reason?: string | null): Promise<void> {
    if (reason) return;
    const [left] = await tx().query(
      sql`select from cases c where c.id = ${held.id} and exists (
            select from ${raw(childrenOf('c.id'))} y join cases o on o.id = y.id join person m on m.id = o.person_id
            where ${raw(mayBeChildSql('m'))} and o.holder_id = c.holder_id and o.state in ${raw(received)} and not exists (
              select from ${raw(adultsOf('y.id'))} a join cases r on r.id = a.id where r.id <> c.id and r.holder_id = c.holder_id
                and r.state in ${raw(received)} and ${raw(houseOf('r'))} is not distinct from ${raw(houseOf('o'))}))`,
    );
    if (left) throw new Refused('FAMILY_SPLIT', 'splitReason');
  }

  /** As a leg leaves: no child goes without an adult of theirs who could come, and none is left alone by one who goes. */
  async checkLeaving(leg: string): Promise<void> {
    const [parted] = await tx().query<{ case: string }>(
      sql`select p.case_id as case from passenger p join cases c on c.id = p.case_id join person n on n.id = c.person_id
          where p.leg_id = ${leg} and p.state = 'BOARDED' and p.split_reason is null and (${goesAlone} or ${leavesAlone})
          order by p.case_id limit 1`,
    );
    if (parted) throw new Refused('FAMILY_SPLIT', `passengers.${parted.case}`);
  }
}

/** Aboard the leg of the passenger `p`. */
const aboard = (of: string) =>
  `exists (select from passenger q where q.case_id = ${of} and q.leg_id = p.leg_id and q.state = 'BOARDED')`;

const goesAlone = raw(`(${mayBeChildSql('n')}
  and exists (select from ${adultsOf('c.id')} a join cases o on o.id = a.id where o.holder_id = c.holder_id and o.state in ${comes})
  and not exists (select from ${adultsOf('c.id')} a where ${aboard('a.id')}))`);

/** A child of theirs is not aboard, and neither stays with another of its adults, nor is on the way with one, nor parted for a reason. */
const leavesAlone = raw(`exists (
  select from ${childrenOf('c.id')} y join cases o on o.id = y.id join person m on m.id = o.person_id
  where ${mayBeChildSql('m')} and o.holder_id = c.holder_id and o.state in ${comes} and not ${aboard('y.id')}
    and not exists (select from passenger w where w.case_id = y.id and w.state in ('LISTED', 'BOARDED') and w.split_reason is not null)
    and not exists (select from ${adultsOf('y.id')} a join cases r on r.id = a.id
      where r.holder_id = c.holder_id and r.state in ${comes} and not ${aboard('a.id')}
        and (r.state <> 'DEPARTED' and o.state <> 'DEPARTED' or exists (
          select from passenger g join passenger w on w.leg_id = g.leg_id
          where g.case_id = a.id and w.case_id = y.id and g.state = 'BOARDED' and w.state = 'BOARDED'))))`);

function checkPartsChild(reason: string): void {
  if (!partsChild(reason as SplitReason))
    throw new Refused('CHILD_ALONE', 'splitReason', { codes: childSplitReasons.join(', ') });
}
