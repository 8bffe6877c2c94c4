import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  factFields,
  regencyOfCode,
  truthOf,
  type AgencyKind,
  type Claim,
  type FactField,
  type FactProof,
  type Judged,
  type Stance,
} from '#domain';
import type { HeldCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import { Refused } from '../platform/outcome/problem';
import { SearchIndex } from '../platform/vault/search-index';
import { Vault } from '../platform/vault/vault';
import { DisagreementRecord } from './disagreement-record.service';
import { FirstAssertions } from './first-assertions.service';

interface PersonRow {
  wrapped: Buffer;
  sex: string;
  workingLabel: string | null;
  label: Buffer | null;
  identity: Buffer | null;
}

interface AssertionRow {
  id: string;
  field: FactField;
  proof: FactProof;
  occurred_at: Date;
  recorded_at: Date;
  sealed: Buffer;
  source: string;
  agency: AgencyKind;
  standing: string;
  in_force: boolean;
  superseded_by: string | null;
}

/** A claim with its fold as it is stored. */
export interface KeptClaim extends Claim {
  field: FactField;
  standing: string;
  inForce: boolean;
  supersededBy: string | null;
}

/** All that was said of a person, opened. */
export interface Said {
  key: KeyObject;
  sex: string;
  workingLabel: string | null;
  label: Record<string, unknown>;
  identity: Record<string, unknown>;
  claims: KeptClaim[];
  stances: Stance[];
}

const envelopes = {
  NAME: 'label',
  ALIAS: 'label',
  BIRTH_DATE: 'identity',
  NIK: 'identity',
  PASSPORT: 'identity',
} as const;
const properties = {
  NAME: 'name',
  ALIAS: 'alias',
  BIRTH_DATE: 'birthDate',
  NIK: 'nik',
  PASSPORT: 'passportNumber',
} as const;
/** What lists show of somebody: once it is another, those that were issued are out of date. */
const onLists: ReadonlySet<FactField> = new Set(['NAME', 'SEX', 'BIRTH_DATE']);
const inEnvelope = (field: FactField): field is keyof typeof envelopes => field in envelopes;

/** What a list shows of somebody in words of their own. */
interface Shown {
  name?: unknown;
  sex: string;
  birthDate?: unknown;
}

/** By which an issued list knows whether what it shows of somebody is what holds. */
export const markOfPerson = (vault: Vault, key: KeyObject, row: string, { name, sex, birthDate }: Shown): string =>
  vault.mark(key, { table: 'person', row }, [name, sex, birthDate]);

/** Keeps a person's record, their place in the blind index and their disagreements what the rules make of what was said. */
@Injectable()
export class TruthRecord {
  constructor(
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
    private readonly first: FirstAssertions,
    private readonly disagreements: DisagreementRecord,
  ) {}

  /** What was said of the person of a case that is held, which makes two agencies wait for each other. */
  async said({ personId }: HeldCase): Promise<Said> {
    const { query } = tx();
    const [[person], assertions, stances] = await Promise.all([
      query<PersonRow>(
        sql`select p.sex, p.working_label as "workingLabel", p.label, p.identity, k.wrapped from person p join person_key k on k.person_id = p.id where p.id = ${personId}`,
      ),
      query<AssertionRow>(
        sql`select a.id, a.field, a.proof, a.occurred_at, a.recorded_at, a.sealed, a.standing, a.in_force, a.superseded_by,
                   o.code as source, o.kind as agency
            from assertion a join unit u on u.id = a.unit_id join organisation o on o.id = u.organisation_id
            where a.person_id = ${personId} order by a.recorded_at, a.id`,
      ),
      query<Stance & { claim: string }>(
        sql`select s.id, s.assertion_id as claim, s.kind, s.recorded_at as "recordedAt", o.code as source
            from stance s join unit u on u.id = s.unit_id join organisation o on o.id = u.organisation_id
            where s.person_id = ${personId}`,
      ),
    ]);
    if (!person) throw new Refused('ERASED', 'case');
    const key = this.vault.unwrap(person.wrapped);
    const opened = (table: string, envelope: string, row: string, sealed: Buffer | null) =>
      sealed ? this.vault.openWith(key, { table, envelope, row }, sealed) : {};
    const label = opened('person', 'label', personId, person.label);
    const identity = opened('person', 'identity', personId, person.identity);
    const claims = assertions.map(
      ({
        occurred_at: occurredAt,
        recorded_at: recordedAt,
        in_force: inForce,
        superseded_by: supersededBy,
        ...row
      }) => ({
        ...row,
        occurredAt,
        recordedAt,
        inForce,
        supersededBy,
        value: opened('assertion', 'sealed', row.id, row.sealed)['value'] as string,
      }),
    );
    return { key, sex: person.sex, workingLabel: person.workingLabel, label, identity, claims, stances };
  }

  /** After something was said of a field: what is in force now, in the record, in the index and in the queue. */
  async settle(held: HeldCase, field: FactField, occurredAt: Date, ground?: string): Promise<void> {
    const said = await this.said(held);
    const claims = said.claims.filter((one) => one.field === field);
    const truth = truthOf(field, claims, said.stances);
    await this.keepFold(claims, truth.claims);
    const before = claims.find((one) => one.inForce);
    if (before?.value !== truth.inForce?.value) await this.keepValue(held, field, truth.inForce?.value ?? null, said);
    if (field !== 'SEX' && field !== 'NATIONALITY') await this.reindex(held, said, truth.claims);
    if (field !== 'ALIAS')
      await this.disagreements.fold(held, {
        kind: field,
        parties: truth.parties,
        occurredAt,
        ...(ground && { ground }),
      });
  }

  private async keepFold(claims: readonly KeptClaim[], judged: readonly Judged[]): Promise<void> {
    const stored = new Map(claims.map((one) => [one.id, one]));
    const changed = judged.filter((one) => {
      const old = stored.get(one.id);
      return old?.standing !== one.standing || old.inForce !== one.inForce || old.supersededBy !== one.supersededBy;
    });
    // One of a field is in force at a time, which the database holds: the old one steps down first.
    for (const inForce of [false, true])
      for (const one of changed.filter((each) => each.inForce === inForce))
        await tx().query(
          sql`update assertion set standing = ${one.standing}, in_force = ${inForce}, superseded_by = ${one.supersededBy} where id = ${one.id}`,
        );
  }

  /** What is searched and counted follows what is in force. Whether somebody was a child when identified does not. */
  private async keepValue(
    { personId: id }: HeldCase,
    field: FactField,
    value: string | null,
    said: Said,
  ): Promise<void> {
    const { query } = tx();
    if (inEnvelope(field)) {
      const envelope = envelopes[field];
      const content = said[envelope];
      content[properties[field]] = value;
      const sealed = this.vault.sealWith(said.key, { table: 'person', envelope, row: id }, content);
      if (envelope === 'label') await query(sql`update person set label = ${sealed} where id = ${id}`);
      else await query(sql`update person set identity = ${sealed} where id = ${id}`);
    }
    if (onLists.has(field)) await this.reword(id, field === 'SEX' ? { ...said, sex: value ?? 'UNKNOWN' } : said);
    if (field === 'BIRTH_DATE')
      await query(sql`update person set birth_year = ${value ? Number(value.slice(0, 4)) : null} where id = ${id}`);
    if (field === 'SEX') await query(sql`update person set sex = ${value ?? 'UNKNOWN'} where id = ${id}`);
    if (field === 'NATIONALITY') await query(sql`update person set nationality = ${value} where id = ${id}`);
    if (field === 'HOME_REGENCY') {
      const home = value ? regencyOfCode(value) : null;
      await query(
        sql`update person set home_regency = ${home?.code ?? null}, home_province = ${home?.province ?? null} where id = ${id}`,
      );
    }
  }

  private async reword(id: string, { key, sex, workingLabel, label, identity }: Said): Promise<void> {
    const shown = { name: label['name'] ?? workingLabel, sex, birthDate: identity['birthDate'] };
    const mark = markOfPerson(this.vault, key, id, shown);
    await tx().query(sql`update person set reworded_at = ${tx().now}, words_mark = ${mark} where id = ${id}`);
  }

  /** Everything that still stands finds them: each name under each birth year, each number; nothing else does. */
  private async reindex({ id, personId }: HeldCase, { claims }: Said, judged: readonly Judged[]): Promise<void> {
    const withdrawn = new Set(judged.filter(({ standing }) => standing === 'WITHDRAWN').map((one) => one.id));
    const standing = claims.filter((one) => one.standing !== 'WITHDRAWN' && !withdrawn.has(one.id));
    const tokensOf = (those: readonly KeptClaim[], tokens: SearchIndex['tokens']) => {
      const years = valuesOf(those, 'BIRTH_DATE').map((value) => Number(value.slice(0, 4)));
      return [...(years.length > 0 ? new Set(years) : [null])].flatMap((year) => [
        ...valuesOf(those, 'NAME').flatMap((name) => tokens('name', name, year)),
        ...valuesOf(those, 'ALIAS').flatMap((name) => tokens('alias', name, year)),
      ]);
    };
    const every: SearchIndex['tokens'] = (field, name, year) => [
      ...this.blind.everyToken(field, name, year),
      ...this.blind.everyToken(field, name, null),
    ];
    const marks = [
      ...valuesOf(standing, 'NIK').flatMap((nik) => this.blind.marks({ NIK: nik })),
      ...valuesOf(standing, 'PASSPORT').flatMap((passport) => [
        ...this.blind.marks({ PASSPORT: passport }),
        ...this.blind.tail('PASSPORT_TAIL', passport),
      ]),
    ];
    await tx().query(
      sql`select app.index_person(${personId}, ${tokensOf(claims, every)}::int[],
            ${tokensOf(standing, (...name) => this.blind.tokens(...name))}::int[],
            ${marks.map((one) => one.field)}::text[], ${marks.map((one) => one.mark)}::bytea[]),
            app.note_matches(${id}), app.seek_matches(${id})`,
    );
  }

  /** What was recorded before agencies were asked for proofs is the first thing said, by the post that recorded it. */
  async adopt(held: HeldCase): Promise<void> {
    const { query } = tx();
    const { claims, key, label, identity } = await this.said(held);
    if (claims.length > 0) return;
    const [row] = await query<{ SEX: string; HOME_REGENCY: string | null; post: string; from: Date; at: Date }>(
      sql`select p.sex as "SEX", p.home_regency as "HOME_REGENCY", c.post_id as post, c.received_at as from, c.recorded_at as at
          from cases c join person p on p.id = c.person_id where c.id = ${held.id}`,
    );
    if (!row) return;
    const kept = { label, identity };
    const values = factFields.codes.map((field) => {
      if (inEnvelope(field)) return [field, kept[envelopes[field]][properties[field]]] as const;
      return [field, field === 'NATIONALITY' ? null : row[field]] as const;
    });
    const about = { case: held.id, person: held.personId, unit: row.post, occurredAt: row.from, recordedAt: row.at };
    const first = this.first.insert(values, key, { ...about, proof: 'NONE' });
    if (first) await query(first);
  }
}

const valuesOf = (claims: readonly KeptClaim[], field: FactField): string[] =>
  claims.filter((one) => one.field === field).map((one) => one.value);
