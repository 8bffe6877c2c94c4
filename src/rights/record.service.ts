import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { mayName } from '#domain';
import type { Actor } from '#server';
import { asCaller } from '../platform/db/caller';
import { Db } from '../platform/db/db';
import { sql } from '../platform/db/sql';
import { Executor } from '../platform/operation/executor';
import { Documents } from '../platform/read/documents';
import { Vault } from '../platform/vault/vault';
import { recordPage, type Column, type Held, type Row } from './record-page';
import { redacted, withoutOthers, type Other } from './third-persons';

/** Of others, or of how the office works: not what is held about the person. */
const NOT_THEIRS = new Set([
  'matches',
  'earlierEpisodes',
  'barrings',
  'assignments',
  'alerts',
  'disagreements',
  'reach',
  'returnable',
]);
/** What only helps a screen: addresses and sizes of files, the version of a row, a value told a second time. */
const NOT_SHOWN = new Set(['version', 'content', 'size', 'width', 'height']);
const TWICE = new Set(['Assertion.code', 'Assistance.item']);

/** What a reader looks for first in a row, and what last; the rest stands between. */
const FIRST = ['name', 'number', 'day', 'occurredAt', 'at', 'from', 'since', 'kind', 'field', 'value', 'unit'];
const LAST = ['note', 'notes', 'recordedAt'];
const rankOf = ({ name }: Column): number =>
  FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : LAST.indexOf(name) + 1;

/** Of rows within a row: what of them tells the person something. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  Unit: ['code', 'nameId', 'nameEn'],
  Organisation: ['nameId', 'nameEn'],
  Shelter: ['name'],
  Provider: ['name'],
  Leg: ['from', 'to', 'carrier', 'number', 'plannedDeparture'],
  Handover: ['number', 'place'],
  Goal: ['dimension', 'note', 'items'],
  PlanItem: ['type', 'level', 'plannedOn', 'state', 'provider', 'note'],
  ContactAttempt: ['occurredAt', 'channel', 'note'],
  HandedItem: ['kind', 'name', 'dose', 'missing', 'note'],
  UntoldThing: ['kind'],
  SharedSupport: ['type', 'level', 'givenOn', 'note'],
};

/** What is held under one number, and under which others the same person is held. */
interface Registration extends Held {
  joined: readonly string[];
}

/** The record as a document: one read of the case by its own schema, and one of the names to be left out. */
@Injectable()
export class SubjectRecord {
  private readonly documents = new Documents();

  constructor(
    private readonly executor: Executor,
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  /** Null where the case is hidden or absent. Registrations of the same person that this reader answers for are with it. */
  async page(schema: GraphQLSchema, actor: Actor, caseId: string): Promise<string | null> {
    const found = new Map<string, Registration>();
    const waits = [caseId];
    for (let id = waits.pop(); id; id = waits.pop()) {
      if (found.has(id)) continue;
      const held = await this.registration(schema, actor, id);
      if (!held) continue;
      found.set(id, held);
      waits.push(...held.joined);
    }
    const [first, ...also] = found.values();
    return first ? recordPage({ madeAt: new Date(), ...first, also }) : null;
  }

  private async registration(schema: GraphQLSchema, actor: Actor, caseId: string): Promise<Registration | null> {
    const { about: ofCase, person, lists, missing, text } = recordFor(schema, actor, caseId);
    const document = parse(text);
    const asked = this.documents.read(schema, document, document.definitions[0] as OperationDefinitionNode, {});
    const context = { actor, request: randomUUID() };
    const answer = await this.executor.query(
      asked.roots.map((selected) => ({ type: asked.type, selected, variables: {}, context })),
    );
    const { subjectRecord } = JSON.parse(JSON.stringify(answer)) as { subjectRecord: Record<string, unknown> | null };
    if (!subjectRecord) return null;
    const { person: about, ...rest } = subjectRecord as { person: Row & { nik?: string | null; facts?: Row[] } } & Row;
    const { others, joined } = await this.others(actor, caseId);
    const own = [about['name'], about['alias']].filter((one): one is string => typeof one === 'string');
    const change = withoutOthers(others, { names: own, numbers: [about.nik ?? ''] });
    const clean = redacted({ ...rest, facts: about.facts ?? [] }, change) as Row;
    const units = new Map(unitsIn(clean));
    const sections = [
      { name: 'person', columns: person, rows: [about] },
      { name: 'case', columns: ofCase, rows: [clean] },
      ...lists.map(({ name, inside }) => ({
        name,
        columns: inside,
        rows: ((clean[name] ?? []) as Row[]).map((row) => withUnits(row, units)),
      })),
    ];
    return { number: String(rest['number']), sections, missing, joined };
  }

  /** Whoever was received, travelled or was handed over with the person, as far as the caller sees them. */
  private others(actor: Actor, caseId: string): Promise<{ others: Other[]; joined: string[] }> {
    return asCaller(actor, () =>
      this.db.transaction(actor, async ({ query }) => {
        const rows = await query<{ joined: string[]; person: string | null; label: Buffer | null; wrapped: Buffer }>(
          sql`with other as materialized (
                select o.id, o.person_id from cases me join cases o on o.id <> me.id and (o.group_id = me.group_id
                  or exists (select from passenger a join passenger b on b.movement_id = a.movement_id
                             where a.case_id = me.id and b.case_id = o.id)
                  or exists (select from handed_person a join handed_person b on b.handover_id = a.handover_id
                             where a.case_id = me.id and b.case_id = o.id))
                where me.id = ${caseId} limit 1000),
              entry as (
                insert into audit_entry (account_id, unit_id, kind, act, cases, opened, request)
                values (${actor.account}, ${actor.unit}, 'READ', 'redactOthers', array(select id from other), '{person.label}', ${randomUUID()}))
              select array(select case when m.case_id = ${caseId} then m.other_id else m.case_id end from person_match m
                       where ${caseId} in (m.case_id, m.other_id) and m.verdict in ('SAME', 'SAME_NEW_EPISODE')) as joined,
                     named.* from (values (1)) one (row) left join (
                select p.id as person, p.label, k.wrapped from other o join person p on p.id = o.person_id
                join person_key k on k.person_id = p.id) named on true order by named.person`,
        );
        const others = rows.flatMap(({ person, label, wrapped }) => {
          if (!person || !label) return [];
          const { name, alias } = this.vault.open(wrapped, { table: 'person', envelope: 'label', row: person }, label);
          return [{ names: [name, alias].filter((one): one is string => typeof one === 'string') }];
        });
        return { others, joined: rows[0]?.joined ?? [] };
      }),
    );
  }
}

/** The units that stand in the record by name. */
function unitsIn(value: unknown): [code: string, unit: Row][] {
  if (value === null || typeof value !== 'object') return [];
  const { code, nameId } = value as Row;
  return typeof nameId === 'string' ? [[String(code), value as Row]] : Object.values(value).flatMap(unitsIn);
}

/** Nobody outside knows an office by its code. */
const withUnits = (row: Row, units: ReadonlyMap<string, Row>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name === 'unit' || name === 'answeredBy' ? (units.get(String(value)) ?? value) : value,
    ]),
  );

const nullable = (type: unknown) => (isNonNullType(type) ? type.ofType : type);
const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => isListType(nullable(type));

/** Every list of a case that the caller's role may open, and of its rows what says something to whom they are of. */
export function recordFor(schema: GraphQLSchema, { roles }: Pick<Actor, 'roles'>, caseId: string) {
  const columnsOf = (of: GraphQLObjectType, names?: readonly string[]): Column[] =>
    Object.values(of.getFields())
      .filter(({ name }) => names?.includes(name) ?? !(NOT_SHOWN.has(name) || TWICE.has(`${of.name}.${name}`)))
      .filter(({ name }) => mayName(roles, `${of.name}.${name}`))
      .flatMap(({ name, type }): Column[] => {
        const named = getNamedType(type);
        if (isEnumType(named)) return [{ name, codes: named.name, inside: [] }];
        if (isScalarType(named)) return named.name === 'ID' ? [] : [{ name, codes: null, inside: [] }];
        const inside = WITHIN[named.name] ? columnsOf(named as GraphQLObjectType, WITHIN[named.name]) : [];
        return inside.length > 0 ? [{ name, codes: null, inside }] : [];
      })
      .sort((one, other) => rankOf(one) - rankOf(other));
  const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType;
  const rowsOf = (field: GraphQLField<unknown, unknown>): Column => ({
    name: field.name,
    codes: null,
    inside: columnsOf(getNamedType(field.type) as GraphQLObjectType),
  });
  const isSection = (field: GraphQLField<unknown, unknown>) =>
    isList(field) && isObjectType(getNamedType(field.type)) && !NOT_THEIRS.has(field.name);

  const fields = Object.values(typeOf('Case').getFields()).filter(isSection);
  const open = fields.filter((field) => mayName(roles, `Case.${field.name}`) && rowsOf(field).inside.length > 0);
  const facts = Object.values(typeOf('Person').getFields()).filter(
    (field) => isSection(field) && mayName(roles, `Person.${field.name}`),
  );
  const plain = (columns: readonly Column[], but: readonly { name: string }[]) =>
    columns.filter(({ name }) => !NOT_THEIRS.has(name) && !but.some((one) => one.name === name));
  const person = plain(columnsOf(typeOf('Person')), facts);
  const own = plain(columnsOf(typeOf('Case')), fields);
  const lists = open.map(rowsOf);
  const said = facts.map(rowsOf);
  return {
    about: own,
    person,
    lists: [...said, ...lists],
    missing: fields.filter((field) => !open.includes(field)).map(({ name }) => name),
    text: `{ subjectRecord(case: "${caseId}") { ${asked([...own, ...lists])} person { ${asked([...person, ...said])} } } }`,
  };
}

const asked = (columns: readonly Column[]): string =>
  columns.map(({ name, inside }) => (inside.length > 0 ? `${name} { ${asked(inside)} }` : name)).join(' ');
