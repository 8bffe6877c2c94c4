import {
  caseStates,
  mayName,
  reachesFor,
  stageOf,
  worklistOf,
  type CaseState,
  type TodoFact,
  type WorklistCode,
} from '#domain';
import { caller } from '../platform/db/caller';
import { join, raw, sql, type Sql } from '../platform/db/sql';
import { childrenWithKin, separatedSql } from './kinship';
import { Refused } from '../platform/outcome/problem';
import { stageSql } from './case.entity';
import type { CaseFilter } from './case-lists.input';

/** A row set of cases as `a`, with what narrows it: the one truth of a list and of its count. */
export interface Worklist {
  from: Sql;
  id: string;
  where: Sql;
}

/**
 * Rows are chosen from the unit's own access, which is what makes small units fast; the national desk's from the cases
 * themselves. What only the case says is asked of it once, under its own wall.
 */
export function worklist(filter: CaseFilter = {}): Worklist {
  const desk = caller().roles.includes('desk');
  const id = desk ? 'a.id' : 'a.case_id';
  const account = raw(desk ? 'a.owner_id' : 'a.account_id');
  const { state, stage, changedSince, hold, assigned, mine, todo } = filter;
  const own = ofCase(filter, desk ? 'a' : 'g');
  const wanted = [
    desk ? raw('true') : sql`a.unit_id = (select app.claimed()) and a.until > now() and a.reach <> 'TRACE'`,
    ...(state ? [sql`a.state = ${state}`] : []),
    ...(stage ? [sql`a.state = any (${statesOf(stage)}::text[])`] : []),
    ...(changedSince ? [sql`a.updated_at >= ${changedSince}`] : []),
    ...(own.length
      ? [desk ? both(own) : sql`exists (select from cases g where g.id = a.case_id and ${both(own)} offset 0)`]
      : []),
    ...(hold ? [heldBy(hold, id)] : []),
    ...(assigned ? [inHandsOf(account, assigned, desk)] : []),
    ...(mine === true ? [inHandsOf(account, caller().account, desk)] : []),
    ...(todo ? [toDo(todo as WorklistCode, id, account, desk)] : []),
  ];
  return { from: raw(desk ? 'cases a' : 'case_access a'), id, where: both(wanted) };
}

const both = (conditions: readonly Sql[]): Sql => join(conditions, ' and ');

const inHandsOf = (account: Sql, id: string, desk: boolean): Sql =>
  desk ? sql`${account} = ${id}` : sql`${account} = ${id} and a.reach <> 'SUMMARY'`;

/** Where somebody is on hold or missing, the stage is that of where they left the way. */
const statesOf = (stage: string): CaseState[] =>
  caseStates.codes.filter((code) => code === 'ON_HOLD' || code === 'MISSING' || stageOf(code) === stage);

function ofCase({ stage, group, post, holder, country, child }: CaseFilter, g: string): Sql[] {
  const t = raw(g);
  return [
    ...(stage ? [sql`${stageSql(g)} = ${stage}`] : []),
    ...(group ? [sql`${t}.group_id = ${group}`] : []),
    ...(post ? [sql`${t}.post_id = ${post}`] : []),
    ...(holder ? [sql`${t}.holder_id = ${holder}`] : []),
    ...(country ? [sql`${t}.country = ${country}`] : []),
    ...(typeof child === 'boolean' ? [sql`${t}.child_at_identification is not distinct from ${child}`] : []),
  ];
}

function heldBy(code: string, id: string): Sql {
  if (!mayName(caller().roles, 'Case.holds')) throw new Refused('FORBIDDEN', 'filter.hold');
  return sql`exists (select from hold h where h.case_id = ${raw(id)} and h.code = ${code} and h.cleared_at is null offset 0)`;
}

/** Cases of a state and a fact by which an act is due, under a reach by which the caller may do it. */
function toDo(code: WorklistCode, id: string, account: Sql, desk: boolean): Sql {
  const { act, states, fact } = worklistOf(code);
  const reaches = reachesFor(caller().roles, act);
  if (!reaches) throw new Refused('FORBIDDEN', 'filter.todo');
  return both([
    sql`a.state = any (${[...states]}::text[])`,
    ...(desk ? [] : [sql`a.reach = any (${[...reaches]}::text[])`]),
    ...(fact ? [facts[fact](id, account)] : []),
  ]);
}

/** A paper that the caller's own side is still to sign, or the witness whose signature it enters. */
export const awaitsSignature = (h: string): string =>
  `(select app.claimed()) in (${h}.giver_id, ${h}.receiver_id) and ${h}.withdrawn_at is null
   and (${h}.giver_signed_at is null and coalesce(${h}.giver_id, app.claimed()) = app.claimed()
     or ${h}.receiver_signed_at is null and coalesce(${h}.receiver_id, app.claimed()) = app.claimed())`;

const exists = (rows: string): Sql => raw(`exists (select from ${rows} offset 0)`);
const none = (rows: string): Sql => raw(`not exists (select from ${rows} offset 0)`);

const facts: Record<TodoFact, (id: string, account: Sql) => Sql> = {
  OPEN_HOLD: (id) => exists(`hold h where h.case_id = ${id} and h.cleared_at is null`),
  NO_DOCUMENT: (id) => none(`travel_document d where d.case_id = ${id} and d.status = 'VALID'`),
  NOTHING_IN_THE_WAY: (id) =>
    both([
      exists(`travel_document d where d.case_id = ${id} and d.status = 'VALID'`),
      none(`hold h where h.case_id = ${id} and h.cleared_at is null`),
    ]),
  NOT_LISTED: (id) => none(`passenger p where p.case_id = ${id} and p.state in ('LISTED', 'BOARDED')`),
  // From the few papers that wait, so that a large unit's cases are not asked one by one.
  UNSIGNED_HANDOVER: (id) =>
    raw(`${id} in (select p.case_id from handed_person p join handover h on h.id = p.handover_id
      where ${awaitsSignature('h')} offset 0)`),
  NO_BED: (id) => none(`stay s where s.case_id = ${id} and s.left_at is null`),
  AWAITED: (id) =>
    exists(
      `stay s join shelter h on h.id = s.shelter_id and h.unit_id = (select app.claimed()) where s.case_id = ${id} and s.left_at is null and s.came_at is null`,
    ),
  // From the few who are kept from anybody: what was said of two once they slept under one roof asks for another bed.
  MEETS: (id) => raw(`${id} in (select m from app.meeting() m)`),
  FOLLOW_UP_DUE: (id) =>
    exists(
      `follow_up f where f.case_id = ${id} and f.done_at is null and f.due_on <= (now() at time zone 'Asia/Jakarta')::date`,
    ),
  NOBODY_ASSIGNED: (_, account) => sql`${account} is null`,
  // From the few who are kin to anybody, so that it costs nothing where nobody is.
  SEPARATED: (id) =>
    raw(`${id} in (select g.id from cases g where g.id in ${childrenWithKin} and ${separatedSql('g')} offset 0)`),
};
