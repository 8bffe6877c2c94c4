import { caredRelations, caringRelations, CHILD_YEARS, type KinRelation } from '#domain';

const list = (relations: readonly KinRelation[]): string => relations.map((one) => `'${one}'`).join(', ');

/** Kinship that a rule may rest on: what an agency disputes keeps nobody together, and who is kept apart stays so. */
export const standingKin = `k.ended_at is null and k.standing <> 'DISPUTED' and not app.kept_apart(k.case_id, k.other_id, now())`;

/** The cases of those who are known to be the adults of a child's case, as far as the caller sees both ends. */
export const adultsOf = (child: string): string =>
  `(select case k.case_id when ${child} then k.other_id else k.case_id end as id from kin k where ${standingKin}
    and (k.case_id = ${child} and k.relation in (${list(caredRelations)}) or k.other_id = ${child} and k.relation in (${list(caringRelations)})))`;

/** The cases of the children of an adult's case, likewise. */
export const childrenOf = (adult: string): string =>
  `(select case k.case_id when ${adult} then k.other_id else k.case_id end as id from kin k where ${standingKin}
    and (k.case_id = ${adult} and k.relation in (${list(caringRelations)}) or k.other_id = ${adult} and k.relation in (${list(caredRelations)})))`;

/** Of a row of `person`, as `mayBeChild` has it. */
export const mayBeChildSql = (person: string): string =>
  `coalesce(${person}.birth_year, 9999) >= extract(year from now()) - ${CHILD_YEARS}`;

/** States of whom nobody can be with: what is theirs to do next is to be found, or nothing. */
const gone = `('MISSING', 'DECEASED', 'CLOSED', 'CLOSED_REFERRED')`;

/** Of a row of `cases`: where somebody sleeps now. */
export const houseOf = (t: string): string =>
  `(select s.shelter_id from stay s where s.case_id = ${t}.id and s.left_at is null limit 1)`;

/**
 * Of a row of `cases`: a child, and none of the adults known to be theirs is with them. With them is who is held by the
 * same unit, in the same house, on the same movement, and aboard the same leg of it.
 */
export const separatedSql = (t: string): string => {
  const way = (of: string) =>
    `(select case p.state when 'BOARDED' then p.leg_id else p.movement_id end from passenger p where p.case_id = ${of}.id and p.state in ('LISTED', 'BOARDED') limit 1)`;
  return `coalesce((select not bool_or(o.state not in ${gone} and o.holder_id = ${t}.holder_id
      and ${houseOf('o')} is not distinct from ${houseOf(t)} and ${way('o')} is not distinct from ${way(t)})
    from person n, cases o where n.id = ${t}.person_id and ${mayBeChildSql('n')} and o.id in ${adultsOf(`${t}.id`)}), false)`;
};

/** Cases of children who are kin to anybody: where to look for separated ones. */
export const childrenWithKin = `(select k.case_id from kin k where k.ended_at is null and k.relation in (${list(caredRelations)})
  union all select k.other_id from kin k where k.ended_at is null and k.relation in (${list(caringRelations)}))`;
