import { randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  caseNumber,
  clockEffects,
  estimatedByAge,
  isoOfPartialDate,
  latestDay,
  plainNumber,
  readNik,
  readPartialDate,
  readPhone,
  regencyOfCode,
  type FactProof,
  type PartialDate,
} from '#domain';
import { join, sql, type Sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { FirstAssertions } from '../people/first-assertions.service';
import { SearchIndex } from '../platform/vault/search-index';
import { Vault } from '../platform/vault/vault';
import { started } from './case-clocks';
import { outcomeOfCase } from './case-record.service';
import type { RegisterCase } from './register.input';

/** What a list brings beside the form: the person that a row waited as, with their key, and words that a code lost. */
export interface FromList {
  person: string;
  wrapped?: Buffer;
  needNote?: string | null;
}

/** A child born to somebody who is in this unit's hands: whoever answers for the mother answers for both. */
export interface Born {
  mother: string;
  holder: string;
}

/** Registration: one person, one case, what was asked first and what must be done first, in one act. */
@Injectable()
export class Registration {
  constructor(
    private readonly vault: Vault,
    private readonly blind: SearchIndex,
    private readonly first: FirstAssertions,
  ) {}

  async register(input: RegisterCase, row: FromList = { person: randomUUID() }, born?: Born): Promise<Outcome> {
    const { send, actor, now } = tx();
    const { person } = row;
    const known = readIdentity(input, now);
    if (input.receivedAt > now) throw new Refused('IN_FUTURE', 'receivedAt');
    if (input.group && !born) await this.ownGroup(input.group);
    const holder = born?.holder ?? actor.unit;

    const label = input.name?.trim() ? null : await workingLabel(input);
    const number = caseNumber(randomBytes(8));
    const made = row.wrapped ? null : this.vault.create(person);
    const key = made?.key ?? this.vault.unwrap(row.wrapped as Buffer);
    const seal = (envelope: string, content: object) =>
      this.vault.sealWith(key, { table: 'person', envelope, row: person }, content);
    const needNote = (id: string) =>
      row.needNote
        ? this.vault.sealWith(key, { table: 'need', envelope: 'sealed', row: id }, { note: row.needNote })
        : null;
    const regency = input.homeRegency ? regencyOfCode(input.homeRegency) : null;

    // The first interview is due, and what can't wait.
    const clocks = clockEffects({ kind: 'register', code: input.needs.length > 0 ? 'needs' : null }, null, 'REPORTED');

    // Access first: the policies of every row that follows ask for it.
    send(
      born
        ? sql`select app.open_birth(${input.id}, ${person}, ${number}, ${born.mother}, ${now})`
        : sql`select app.open_case(${input.id}, ${person}, ${number}, ${now})`,
    );
    send(
      sql`with ${join(
        [
          sql`p as (insert into person (id, sex, birth_year, home_regency, home_province, nameless, working_label, label, identity) values
              (${person}, ${input.sex}, ${known.birth?.year ?? null}, ${regency?.code ?? null}, ${regency?.province ?? null}, ${label && (input.nameless ?? null)}, ${label},
               ${seal('label', { name: input.name?.trim() || null, alias: input.alias })}, ${seal('identity', known.identity)}))`,
          ...(made
            ? [sql`k as (insert into person_key (person_id, wrapped) values (${person}, ${made.wrapped}))`]
            : []),
          sql`e as (insert into case_event (id, case_id, person_id, kind, to_state, occurred_at, recorded_at, unit_id, account_id)
              values (${randomUUID()}, ${input.id}, ${person}, 'register', 'REPORTED', ${input.receivedAt}, ${now}, ${actor.unit}, ${actor.account}))`,
          ...this.consents(input, person),
          ...needs(input, person, needNote),
          ...this.index(input, person, known),
          ...this.firstSaid(input, person, known, key),
          sql`d as (${started({ id: input.id, person, holder, subject: null, at: input.receivedAt, now }, clocks?.starts ?? [])})`,
        ],
        ', ',
      )}
        insert into cases (id, number, version, state, person_id, group_id, post_id, holder_id, source, country, received_at,
                           recorded_at, updated_at, recruitment_methods, recruitment_sites, sectors)
        values (${input.id}, ${number}, 1, 'REPORTED', ${person}, ${input.group ?? null}, ${holder}, ${holder}, ${input.source},
                ${input.country}, ${input.receivedAt}, ${now}, ${now}, ${input.recruitmentMethods}::text[], ${input.recruitmentSites}::text[],
                ${input.sectors}::text[])`,
    );
    send(sql`select app.note_matches(${input.id}), app.seek_matches(${input.id})`);
    return outcomeOfCase(input);
  }

  private consents(input: RegisterCase, person: string): Sql[] {
    if (input.consents.length === 0) return [];
    const { actor, now } = tx();
    const rows = input.consents.map(
      (
        one,
      ) => sql`(${randomUUID()}::uuid, ${input.id}::uuid, ${person}::uuid, ${actor.unit}::uuid, ${input.receivedAt}::timestamptz,
        ${now}::timestamptz, ${one.purpose}, ${one.basis}, ${one.given}::boolean)`,
    );
    return [
      sql`c as (insert into consent (id, case_id, person_id, unit_id, occurred_at, recorded_at, purpose, basis, given) values ${join(rows, ', ')})`,
    ];
  }

  /** What the post says of the person is the first that anybody says, and in force until somebody knows better. */
  private firstSaid(input: RegisterCase, person: string, { identity }: Identity, key: KeyObject): Sql[] {
    const { actor, now } = tx();
    const first = this.first.insert(
      [
        ['NAME', input.name?.trim()],
        ['ALIAS', input.alias?.trim()],
        ['SEX', input.sex],
        ['BIRTH_DATE', identity['birthDate']],
        ['NIK', identity['nik']],
        ['PASSPORT', identity['passportNumber']],
        ['HOME_REGENCY', input.homeRegency],
      ],
      key,
      {
        case: input.id,
        person,
        unit: actor.unit,
        occurredAt: input.receivedAt,
        recordedAt: now,
        proof: input.proof as FactProof,
      },
    );
    return first ? [sql`a as (${first})`] : [];
  }

  /** Numbers and names as tokens that can be searched and name nobody. */
  private index(input: RegisterCase, person: string, known: Identity): Sql[] {
    const { nik, passportNumber, phone } = known.identity;
    const marks = [
      ...this.blind.marks({ NIK: nik, PASSPORT: passportNumber, PHONE: phone }),
      ...this.blind.tail('PASSPORT_TAIL', passportNumber),
    ];
    const year = known.birth?.year ?? null;
    const tokens = [
      ...(input.name?.trim() ? this.blind.tokens('name', input.name, year) : []),
      ...(input.alias ? this.blind.tokens('alias', input.alias, year) : []),
    ];
    return [
      sql`m as (insert into person_mark (field, mark, person_id) select f, m, ${person}::uuid from unnest(${marks.map((one) => one.field)}::text[], ${marks.map((one) => one.mark)}::bytea[]) x (f, m))`,
      sql`t as (insert into person_token (token, person_id) select distinct x, ${person}::uuid from unnest(${tokens}::int4[]) x)`,
    ];
  }

  private async ownGroup(group: string): Promise<void> {
    const rows = await tx().query(sql`select from intake_group where id = ${group} and unit_id = ${tx().actor.unit}`);
    if (rows.length === 0) throw new Refused('GROUP_CLOSED', 'group');
  }
}

const sexLetters: Readonly<Record<string, string>> = { FEMALE: 'F', MALE: 'M' };

/** F3 KBRI-MNL 2025-03-12: the third woman without a name whom the post received that day. Two desks never get one number. */
async function workingLabel({ sex, receivedAt }: RegisterCase): Promise<string> {
  const letter = sexLetters[sex] ?? 'X';
  const [made] = await tx().query<{ label: string }>(
    sql`with place as (select u.id, u.code, (${receivedAt}::timestamptz at time zone u.zone)::date as day from unit u where u.id = ${tx().actor.unit}),
          next as (insert into working_label (unit_id, day, sex, count) select p.id, p.day, ${letter}, 1 from place p
            on conflict (unit_id, day, sex) do update set count = working_label.count + 1 returning count)
        select ${letter} || n.count || ' ' || p.code || ' ' || p.day as label from next n, place p`,
  );
  if (!made) throw new Error('A post that registers is on the list of units.');
  return made.label;
}

function needs(input: RegisterCase, person: string, note: (id: string) => Buffer | null): Sql[] {
  if (input.needs.length === 0) return [];
  const { actor, now } = tx();
  const rows = [...new Set(input.needs)].map((code) => {
    const id = randomUUID();
    return sql`(${id}::uuid, ${input.id}::uuid, ${person}::uuid, ${actor.unit}::uuid, ${input.receivedAt}::timestamptz, ${now}::timestamptz, ${code}, ${note(id)}::bytea)`;
  });
  return [
    sql`n as (insert into need (id, case_id, person_id, unit_id, occurred_at, recorded_at, code, sealed) values ${join(rows, ', ')})`,
  ];
}

interface Identity {
  birth: PartialDate | null;
  identity: Record<string, string | null>;
}

/** What was typed, read by the same rules as the forms and the lists use; the first that can't be is refused by field. */
export function readIdentity(input: RegisterCase, now: Date): Identity {
  const today = latestDay(now);
  if (!input.name?.trim() && !input.nameless) throw new Refused('NAME_MISSING', 'name');
  const birth = input.birthDate?.trim()
    ? readPartialDate(input.birthDate, { today })
    : typeof input.age === 'number'
      ? { ok: true as const, date: estimatedByAge(input.age, input.receivedAt.toISOString().slice(0, 10)) }
      : null;
  if (birth && !birth.ok)
    throw new Refused(birth.problem === 'AMBIGUOUS' ? 'AMBIGUOUS_DATE' : 'IMPOSSIBLE_DATE', 'birthDate');
  const nik = input.nik?.trim() ? readNik(input.nik, { today }) : null;
  if (nik && !nik.ok) throw new Refused('INVALID_NIK', 'nik');
  const phone = input.phone?.trim() ? readPhone(input.phone) : null;
  if (phone && !phone.ok) throw new Refused('INVALID_PHONE', 'phone');
  return {
    birth: birth?.date ?? null,
    identity: {
      birthDate: birth ? isoOfPartialDate(birth.date) : null,
      nik: nik?.nik ?? null,
      passportNumber: (input.passportNumber && plainNumber(input.passportNumber)) || null,
      phone: phone?.phone ?? null,
      safeContact: input.safeContact ?? null,
      notes: input.notes ?? null,
    },
  };
}
