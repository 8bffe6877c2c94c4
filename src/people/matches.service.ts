import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { checkFirst, type PageArgs } from '../platform/page';
import { page, type Plan } from '../platform/read/plan';
import { Vault } from '../platform/vault/vault';
import type { JudgeMatch, MatchFilter, MergePeople, RaiseCare, UnmergePeople } from './matches.inputs';
import { PersonMatch } from './person-match.entity';

/**
 * Pairs of cases that may be of one person, judged once and for good: by the post that answers for both, and wherever
 * one of them lies with another by the national desk alone.
 */
@Injectable()
export class Matches {
  constructor(
    private readonly vault: Vault,
    private readonly record: CaseRecord,
  ) {}

  page({ verdict, group, case: one }: MatchFilter, { first, after }: PageArgs): Plan {
    return page({
      entity: PersonMatch,
      where: sql`t.verdict = ${verdict} and (${one ?? null}::uuid is null or ${one ?? null} in (t.case_id, t.other_id))
        and (${group ?? null}::uuid is null or exists (select from cases c where c.group_id = ${group ?? null} and c.id in (t.case_id, t.other_id)))`,
      order: 't.recorded_at',
      orderType: 'timestamptz',
      descending: true,
      first: checkFirst(first, false),
      after,
    });
  }

  /**
   * Nothing is written to either case: who holds one must not learn from it that the other exists. What joins them is
   * the verdict, which is read where both may be seen, and which leaves numbers, envelopes and keys where they are.
   */
  async judge({ match: id, version, verdict, note }: JudgeMatch): Promise<Outcome> {
    await this.holdBoth(id);
    const match = await held(sql`id = ${id}`);
    // Past the wall that lets a post change what is still open.
    if (match?.verdict !== 'OPEN') throw new Refused('JUDGED', 'match');
    if (match.version !== version) throw new Refused('STALE_VERSION', 'version');
    return this.keep(match, verdict, note);
  }

  /** What the desk knows from elsewhere: it may also join two whom it held to be different before. */
  async merge({ case: one, other, verdict, note }: MergePeople): Promise<Outcome> {
    const { query } = tx();
    if (!note.trim()) throw new Refused('NOTE_MISSING', 'note');
    const there = await query<{ id: string }>(sql`select id from cases where id in (${one}, ${other})`);
    if (!there.some(({ id }) => id === one)) throw new Refused('NOT_FOUND', 'case');
    if (one === other || there.length < 2) throw new Refused('NOT_FOUND', 'other');
    await query(sql`select app.open_match(${one}, ${other}, '{DESK}')`);
    const match = await held(sql`(case_id, other_id) in ((${one}, ${other}), (${other}, ${one}))`);
    if (!match) throw new Refused('NOT_FOUND', 'other');
    if (joined(match)) throw new Refused('MERGED', 'other');
    return this.keep(match, verdict, note);
  }

  async unmerge({ match: id, version, note }: UnmergePeople): Promise<Outcome> {
    if (!note.trim()) throw new Refused('NOTE_MISSING', 'note');
    const match = await held(sql`id = ${id}`);
    if (!match) throw new Refused('NOT_FOUND', 'match');
    if (!joined(match)) throw new Refused('NOT_MERGED', 'match');
    if (match.version !== version) throw new Refused('STALE_VERSION', 'version');
    return this.keep(match, 'DIFFERENT', note);
  }

  /** An earlier episode raises care, not suspicion: who cares for the person is told that much, by who may know why. */
  async raiseCare(input: RaiseCare): Promise<Outcome> {
    const one = await this.record.hold('raiseCare', input.case, input.version);
    const { occurredAt, note: reason } = input;
    await tx().query(sql`update cases set care_raised_at = coalesce(care_raised_at, ${tx().now}) where id = ${one.id}`);
    await this.record.happened(one, { kind: 'raiseCare', occurredAt, reason });
    return outcomeOfCase(one);
  }

  /** Under a reach that allows to judge; in one order, so that two who judge wait for each other. */
  private async holdBoth(id: string): Promise<void> {
    const [pair] = await tx().query<{ cases: string[] }>(
      sql`select array[case_id, other_id] as cases from person_match where id = ${id}`,
    );
    if (!pair) throw new Refused('NOT_FOUND', 'match');
    for (const one of pair.cases.sort()) {
      await this.record.hold('judgeMatch', one).catch((error: unknown) => {
        throw error instanceof Refused ? new Refused(error.code, 'match') : error;
      });
    }
  }

  private async keep(match: Held, verdict: string, note: string | undefined): Promise<Outcome> {
    const { query, now, actor } = tx();
    const seal = (table: string, row: string) =>
      note?.trim() ? this.vault.seal({ table, envelope: 'sealed', row, person: match.person_id }, { note }) : null;
    const id = randomUUID();
    const [sealed, again] = [await seal('person_match', match.id), await seal('person_merge', id)];
    await query(
      sql`with log as (insert into person_merge (id, match_id, verdict, account_id, recorded_at, person_id, sealed)
            values (${id}, ${match.id}, ${verdict}, ${actor.account}, ${now}, ${match.person_id}, ${again}))
          update person_match set verdict = ${verdict}, judged_at = ${now}, sealed = ${sealed}, version = version + 1
          where id = ${match.id}`,
    );
    return { entity: PersonMatch, id: match.id, cases: [match.case_id, match.other_id] };
  }
}

interface Held {
  id: string;
  version: number;
  verdict: string;
  person_id: string;
  case_id: string;
  other_id: string;
}

/** Locked: of two who judge at once the second sees what the first said. */
async function held(where: Sql): Promise<Held | undefined> {
  const [match] = await tx().query<Held & Record<string, unknown>>(
    sql`select id, version, verdict, person_id, case_id, other_id from person_match where ${where} for no key update`,
  );
  return match;
}

const joined = ({ verdict }: Held): boolean => verdict === 'SAME' || verdict === 'SAME_NEW_EPISODE';
