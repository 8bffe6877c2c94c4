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
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { mayName } from '#domain';
import type { Actor } from '#server';
import { codeLabel } from '../platform/columns';
import { asCaller } from '../platform/db/caller';
import { Db } from '../platform/db/db';
import { sql } from '../platform/db/sql';
import { Executor } from '../platform/operation/executor';
import { Documents } from '../platform/read/documents';
import { Vault } from '../platform/vault/vault';
import { recordPage, type Rows } from './record-page';
import { redacted, withoutOthers, type Other } from './third-persons';

/** Of others, or of how the office works: not what is held about the person. */
const NOT_THEIRS = new Set(['matches', 'earlierEpisodes', 'barrings', 'assignments', 'alerts', 'disagreements']);
const NOT_SHOWN = new Set(['id', 'version', 'content', 'addedBy', 'subject']);

/** The record as a document: one read of the case by its own schema, and one of the names to be left out. */
@Injectable()
export class SubjectRecord {
  private readonly documents = new Documents();

  constructor(
    private readonly executor: Executor,
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  /** Null where the case is hidden or absent. */
  async page(schema: GraphQLSchema, actor: Actor, caseId: string): Promise<string | null> {
    const { lists, missing, text } = selectionFor(schema, actor, caseId);
    const document = parse(text);
    const asked = this.documents.read(schema, document, document.definitions[0] as OperationDefinitionNode, {});
    const context = { actor, request: randomUUID() };
    const answer = await this.executor.query(
      asked.roots.map((selected) => ({ type: asked.type, selected, variables: {}, context })),
    );
    const { subjectRecord } = JSON.parse(JSON.stringify(answer)) as { subjectRecord: Record<string, unknown> | null };
    if (!subjectRecord) return null;
    const { person, ...rest } = subjectRecord as { person: Rows & { nik?: string | null }; number: string };
    const others = await this.others(actor, caseId);
    const clean = redacted(rest, withoutOthers(others, [person.nik ?? ''])) as Record<string, Rows[]>;
    const own = Object.fromEntries(Object.entries(clean).filter(([name]) => !lists.includes(name)));
    const sections = [['case', [own]] as const, ...lists.map((name) => [name, clean[name] ?? []] as const)];
    const { number } = rest;
    return recordPage({ number, madeAt: new Date(), person, sections, missing, label: codeLabel });
  }

  /** Whoever was received, travelled or was handed over with the person, as far as the caller sees them. */
  private others(actor: Actor, caseId: string): Promise<Other[]> {
    return asCaller(actor, () =>
      this.db.transaction(actor, async ({ query }) => {
        const rows = await query<{ person: string; label: Buffer | null; wrapped: Buffer }>(
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
              select p.id as person, p.label, k.wrapped from other o join person p on p.id = o.person_id
              join person_key k on k.person_id = p.id order by p.id`,
        );
        return rows.flatMap(({ person, label, wrapped }) => {
          if (!label) return [];
          const { name, alias } = this.vault.open(wrapped, { table: 'person', envelope: 'label', row: person }, label);
          return [{ names: [name, alias].filter((one): one is string => typeof one === 'string') }];
        });
      }),
    );
  }
}

const nullable = (type: unknown) => (isNonNullType(type) ? type.ofType : type);

/** Every list of a case that the caller's role may open, with the plain fields of its rows and who recorded them. */
function selectionFor(schema: GraphQLSchema, { roles }: Actor, caseId: string) {
  const type = schema.getType('Case') as GraphQLObjectType;
  const fieldsOf = (of: GraphQLObjectType): string =>
    Object.values(of.getFields())
      .filter(({ name }) => !NOT_SHOWN.has(name) && mayName(roles, `${of.name}.${name}`))
      .flatMap((field) => {
        const named = getNamedType(field.type);
        if (isScalarType(named) || isEnumType(named)) return [field.name];
        return named.name === 'Unit' && !isListType(nullable(field.type)) ? [`${field.name} { nameId nameEn }`] : [];
      })
      .join(' ');
  const lists = Object.values(type.getFields()).filter(
    ({ name, type: of }) => isListType(nullable(of)) && isObjectType(getNamedType(of)) && !NOT_THEIRS.has(name),
  );
  const open = lists.filter(
    ({ name, type: of }) =>
      mayName(roles, `Case.${name}`) && fieldsOf(getNamedType(of) as GraphQLObjectType).length > 0,
  );
  const parts = open.map((list) => `${list.name} { ${fieldsOf(getNamedType(list.type) as GraphQLObjectType)} }`);
  const person = fieldsOf(schema.getType('Person') as GraphQLObjectType);
  return {
    lists: open.map(({ name }) => name),
    missing: lists.filter((list) => !open.includes(list)).map(({ name }) => name),
    text: `{ subjectRecord(case: "${caseId}") { ${fieldsOf(type)} person { ${person} } ${parts.join(' ')} } }`,
  };
}
