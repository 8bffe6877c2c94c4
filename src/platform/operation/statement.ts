import { caller } from '../db/caller';
import { join, raw, sql, type Sql } from '../db/sql';
import { Compiler, type Shape } from '../read/compile';
import type { Page, Plan } from '../read/plan';
import { asksFor, onType, refuse, type Selected } from '../read/selection';
import { purposeNeeded } from '#domain';
import { getNamedType } from 'graphql';
import type { EntityMetadata } from 'typeorm';
import { describe, type Constructor } from '../read/describe';
import type { Cursor, Cursors } from './cursor';

/** A root field with the plan that its resolver answered. */
export interface Reading {
  selected: Selected;
  plan: Exclude<Plan, { kind: 'work' }>;
}

/** What goes into the audit beside the cases that the statement finds by itself. */
export interface AuditOf {
  kind: 'READ' | 'ACT';
  act: string;
  key?: string;
  purpose?: string | undefined;
  cases?: readonly string[];
  request: string;
}

export interface Statement {
  text: Sql;
  parts: { key: string; selected: Selected; plan: Reading['plan']; shape: Shape | null; items: Selected[] }[];
}

/** A statement's own pieces, gathered while the root fields are compiled. */
interface Pieces {
  ctes: Sql[];
  columns: Sql[];
  /** Row sets with a `case_id`, for the audit entry. */
  cases: Sql[];
  envelopes: Set<string>;
}

/** Compiles all root fields of an operation to one statement, whose audit entry is written by the same statement. */
export function statement(
  compiler: Compiler,
  readings: readonly Reading[],
  audit: AuditOf,
  cursors: Cursors,
  extra: Sql[] = [],
): Statement {
  const pieces: Pieces = { ctes: [...extra], columns: [], cases: [], envelopes: new Set() };
  const parts = readings.map((reading, i) => compileRoot(compiler, reading, i, pieces, cursors, audit.request));
  const entry = auditEntry(audit, pieces);
  const text = sql`with ${join([...pieces.ctes, sql`entry as (${entry})`], ', ')} select ${join(pieces.columns, ', ')}`;
  return { text, parts };
}

function compileRoot(
  compiler: Compiler,
  { selected, plan }: Reading,
  i: number,
  pieces: Pieces,
  cursors: Cursors,
  request: string,
): Statement['parts'][number] {
  const name = `"${i}"`;
  if (plan.kind === 'value') {
    pieces.columns.push(raw(`null as ${name}`));
    if (plan.cases?.length) {
      pieces.cases.push(sql`select unnest(${[...plan.cases]}::uuid[]) as case_id`);
      const answered = sql`(select c.id, c.place from unnest(${[...plan.cases]}::uuid[]) with ordinality c (id, place))`;
      if (plan.noted) note(plan.noted(answered, request, [...selected.below.values()].flat()), i, pieces);
    }
    return { key: selected.key, selected, plan, shape: null, items: [] };
  }

  if (plan.kind === 'made') {
    const made = plan.select((...fields) => asksFor(selected, fields));
    pieces.columns.push(sql`(select row_to_json(r) from (${made}) r)::text as ${raw(name)}`);
    return { key: selected.key, selected, plan, shape: null, items: [] };
  }

  const metadata = compiler.metadata(plan.entity);
  const named = casesNamed(metadata);
  if (plan.kind !== 'page') {
    const selection = onType(selected, metadata.name);
    checkPurpose(selection, metadata.name, plan.kind === 'one' ? plan.purpose : undefined);
    const tail =
      plan.kind === 'one'
        ? sql`where ${plan.where('t')}`
        : sql`where ${plan.where('t')} order by ${plan.order('t')} limit ${plan.limit ?? 500}`;
    const rows = compiler.rows(plan.entity, selection, tail);
    for (const envelope of rows.opened) pieces.envelopes.add(envelope);
    pieces.columns.push(
      plan.kind === 'one'
        ? sql`(select row_to_json(r) from (${rows.select}) r)::text as ${raw(name)}`
        : sql`(select coalesce(json_agg(r), '[]') from (${rows.select}) r)::text as ${raw(name)}`,
    );
    const table = raw(`"${metadata.tableName}" t`);
    if (named)
      pieces.cases.push(
        sql`select unnest(r.named) as case_id from (select ${raw(named)} as named from ${table} ${tail}) r`,
      );
    if (plan.kind === 'one' && plan.noted) {
      note(plan.noted(sql`(select t.id, 1 as place from ${table} ${tail})`, request, selection), i, pieces);
    }
    return { key: selected.key, selected, plan, shape: rows.shape, items: [] };
  }

  const below = onType(selected, typeNameOf(selected));
  const items = below.filter((one) => one.field === 'items');
  const chosen = `page_${i}`;
  pieces.ctes.push(
    sql`${raw(chosen)} as materialized (${choose(plan, metadata.tableName, cursors.read(selected.field, plan.after))})`,
  );
  // As it is wherever `items` stands once, which is what the compiler remembers it by.
  const [first, ...others] = items.map((one) => onType(one, metadata.name));
  const selection = others.length > 0 ? dedupe([first ?? [], ...others].flat()) : (first ?? []);
  checkPurpose(selection, metadata.name, undefined);
  const rows = compiler.rows(
    plan.entity,
    selection,
    raw(`join ${chosen} p on p.id = t.id where p.place <= ${plan.first} order by p.place`),
  );
  for (const envelope of rows.opened) pieces.envelopes.add(envelope);
  pieces.columns.push(
    sql`(select coalesce(json_agg(r), '[]') from (${rows.select}) r)::text as ${raw(name)}`,
    sql`${ending(plan, chosen)} as ${raw(`"next ${i}"`)}`,
  );
  if (plan.feed)
    pieces.columns.push(raw(`exists (select from ${chosen} q where q.place > ${plan.first})::text as "more ${i}"`));
  if (plan.noted) {
    const answered = raw(`(select id, place from ${chosen} where place <= ${plan.first})`);
    note(plan.noted(answered, request, selection), i, pieces);
  }
  if (named) {
    const source = named === ITSELF ? 't' : `p join "${metadata.tableName}" t on t.id = p.id`;
    pieces.cases.push(
      raw(`select unnest(${named}) as case_id from (select id from ${chosen} where place <= ${plan.first}) ${source}`),
    );
  }
  return { key: selected.key, selected, plan, shape: rows.shape, items: below };
}

const note = (noted: Sql, i: number, { ctes }: Pieces) => ctes.push(sql`${raw(`noted_${i}`)} as (${noted})`);

const ITSELF = 'array[t.id]';

/** The mark of the last row that is answered: of a feed always, of a list if there are more. */
function ending({ first, feed }: Page, chosen: string): Sql {
  return feed
    ? raw(`(select p.k || '|' || p.id from ${chosen} p where p.place <= ${first} order by p.place desc limit 1)`)
    : raw(`(select p.k || '|' || p.id from ${chosen} p where p.place = ${first}
         and exists (select from ${chosen} q where q.place > ${first}))`);
}

/** The cases that a row `t` names, as an array: itself, or every case that it points to. */
function casesNamed({ tableName, relations, target }: EntityMetadata): string | null {
  if (tableName === 'cases' || describe(target as Constructor).ofCase) return ITSELF;
  const columns = relations
    .filter((one) => one.inverseEntityMetadata.tableName === 'cases')
    .map((one) => `t.${one.joinColumns[0]?.databaseName}`);
  return columns.length ? `array[${columns.join(', ')}]` : null;
}

/** One row more than asked for tells whether there is a next page. */
function choose(plan: Page, table: string, after: Cursor | null): Sql {
  const { from = raw(`"${table}" t`), id = 't.id', order, orderType, descending } = plan;
  const sign = raw(descending ? '<' : '>');
  const keyset = after
    ? sql`and (${raw(order)}, ${raw(id)}) ${sign} (${after.k}::${raw(orderType)}, ${after.id}::uuid)`
    : raw('');
  const direction = descending ? 'desc' : 'asc';
  return sql`select c.id, c.k::text as k, row_number() over () as place from (
    select ${raw(id)} as id, ${raw(order)} as k from ${from} where ${plan.where} ${keyset}
    order by ${raw(order)} ${raw(direction)}, ${raw(id)} ${raw(direction)} limit ${raw(String(plan.first + 1))}) c`;
}

function auditEntry(audit: AuditOf, pieces: Pieces): Sql {
  const known = audit.cases?.length ? [sql`select unnest(${[...audit.cases]}::uuid[]) as case_id`] : [];
  const sources = [...known, ...pieces.cases];
  const cases = sources.length
    ? sql`array(select f.case_id from (${join(sources, ' union ')}) f where f.case_id is not null)`
    : raw(`'{}'`);
  // That these are the signed context's own is the policy's to say.
  const { account, unit } = caller();
  return sql`insert into audit_entry (account_id, unit_id, kind, act, cases, opened, purpose, key, request)
    values (${account}, ${unit}, ${audit.kind}, ${audit.act}, ${cases}, ${[...pieces.envelopes]}::text[],
            ${audit.purpose ?? null}, ${audit.key ?? null}, ${audit.request})`;
}

/** A list opens labels only; identity and testimony are opened one case at a time, with a purpose. */
function checkPurpose(selection: readonly Selected[], type: string, purpose: string | undefined): void {
  if (purpose) return;
  for (const selected of selection) {
    if (purposeNeeded(`${type}.${selected.field}`)) {
      throw refuse(
        'PURPOSE_NEEDED',
        `${type}.${selected.field} is opened one case at a time, with a purpose.`,
        selected.node,
      );
    }
    for (const [below, fields] of selected.below) checkPurpose(fields, below, purpose);
  }
}

export const typeNameOf = (selected: Selected): string => getNamedType(selected.type).name;

const dedupe = (selection: Selected[]): Selected[] => [...new Map(selection.map((one) => [one.key, one])).values()];
