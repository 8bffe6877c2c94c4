import type { DataSource, EntityMetadata } from 'typeorm';
import { fixed, join, raw, sql, type Sql } from '../db/sql';
import { describe, type Constructor } from './describe';
import { onType, refuse, type Selected } from './selection';

/** Where an answer's JSON holds envelopes, so that opening walks only those paths. */
export interface Shape {
  /** The keys of the answer in order, without the row's own id, key and envelopes that ride along. */
  keys: string[];
  envelopes: { table: string; envelope: string; fields: { key: string; property: string; selected: Selected }[] }[];
  /** Objects that SQL computes whole, made by a rule where there is one, cut to the selection afterwards. */
  computed: { key: string; selected: Selected; rule?: (found: never) => unknown }[];
  below: { key: string; shape: Shape }[];
  /** Whether the row brings its person's wrapped key: for all rows below, or because they are another person's. */
  key: 'FOR_ALL' | 'ITS_OWN' | null;
}

export interface Compiled {
  /** A row set with one column per key. */
  select: Sql;
  shape: Shape;
  /** The envelopes that it opens, `table.envelope`, for the audit. */
  opened: readonly string[];
}

/**
 * The row whose person is, but for exceptions, the person of all rows below: their key is read once with it and not
 * again with each of them, where row-level security would be asked each time.
 */
interface Holder {
  /** The person's id, as SQL. */
  person: string;
  needed: boolean;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;
const column = (alias: string, name: string): string => `${alias}.${quoted(name)}`;

/** What rides along a row with envelopes: its id, its person's wrapped key, and each envelope. */
export const ROW_ID = '~id';
export const ROW_KEY = '~key';
export const envelopeKey = (envelope: string): string => `~${envelope}`;

/** The columns of a selection, which are the same whatever rows are chosen. */
interface Columns {
  columns: Sql;
  shape: Shape;
}

type Known = Columns & Pick<Compiled, 'opened'>;

/** The alias of the rows that a statement is about. */
const ROOT = 't';

/** Compiles the selection on one entity class to SQL through its metadata; the classes name tables and relations. */
export class Compiler {
  /** A document's selections live as long as the document is remembered. */
  private readonly known = new WeakMap<readonly Selected[], Known>();

  constructor(private readonly source: DataSource) {}

  metadata(entity: Constructor | string): EntityMetadata {
    return this.source.getMetadata(entity as never);
  }

  /** `select … from <table> t <tail>` for the fields selected on the entity. */
  rows(entity: Constructor, selection: readonly Selected[], tail: Sql): Compiled {
    const metadata = this.metadata(entity);
    let known = this.known.get(selection);
    if (!known) {
      const { columns, shape } = this.columns(metadata, selection, ROOT);
      this.known.set(selection, (known = { columns: fixed(columns), shape, opened: [...new Set(opened(shape))] }));
    }
    return { select: select(metadata, known, ROOT, tail), shape: known.shape, opened: known.opened };
  }

  private columns(metadata: EntityMetadata, selection: readonly Selected[], alias: string, above?: Holder): Columns {
    const shape: Shape = { keys: [], envelopes: [], computed: [], below: [], key: null };
    const person = personOf(metadata);
    const holder = above ?? (person ? { person: column(alias, person), needed: false } : undefined);
    const columns = selection.map((selected) => {
      shape.keys.push(selected.key);
      const expression = this.field(metadata, selected, alias, shape, holder);
      return sql`${expression} as ${raw(quoted(selected.key))}`;
    });
    columns.push(...envelopeColumns(alias, shape));
    if (holder && shape.envelopes.length > 0) holder.needed = true;
    if (holder?.needed && !above) {
      shape.key = 'FOR_ALL';
      columns.push(raw(`(${wrappedKey(holder.person)}) as ${quoted(ROW_KEY)}`));
    } else if (above && person && shape.envelopes.length > 0) {
      shape.key = 'ITS_OWN';
      const its = column(alias, person);
      columns.push(
        raw(`case when ${its} <> ${above.person} then coalesce((${wrappedKey(its)}), '') end as ${quoted(ROW_KEY)}`),
      );
    }
    return { columns: columns.length === 0 ? raw('1') : join(columns, ', '), shape };
  }

  private field(metadata: EntityMetadata, selected: Selected, alias: string, shape: Shape, holder?: Holder): Sql {
    const { field } = selected;
    if (field === '__typename') return raw(`'${metadata.name}'`);
    const description = describe(metadata.target as Constructor);

    const envelope = description.sealed.get(field);
    if (envelope) {
      const entry = shape.envelopes.find((one) => one.envelope === envelope);
      const sealed = { key: selected.key, property: field, selected };
      if (entry) entry.fields.push(sealed);
      else shape.envelopes.push({ table: metadata.tableName, envelope, fields: [sealed] });
      return raw('null');
    }

    const computed = description.computed.get(field);
    if (computed) {
      const { expression, rule } = computed;
      if (selected.below.size > 0) shape.computed.push({ key: selected.key, selected, ...(rule ? { rule } : {}) });
      return expression(alias);
    }

    const list = description.lists.get(field);
    if (list) return this.list(metadata, selected, alias, shape, holder);

    const relation = metadata.relations.find((one) => one.propertyName === field);
    if (relation) {
      const target = relation.inverseEntityMetadata;
      const inner = `${alias}_${shape.below.length}`;
      const foreignKey = relation.joinColumns[0]?.databaseName ?? '';
      const where = raw(`where ${column(inner, 'id')} = ${column(alias, foreignKey)}`);
      const rows = this.columns(target, onType(selected, target.name), inner, holder);
      shape.below.push({ key: selected.key, shape: rows.shape });
      return sql`(select row_to_json(r) from (${select(target, rows, inner, where)}) r)`;
    }

    const own = metadata.columns.find((one) => one.propertyName === field);
    if (own) return raw(column(alias, own.databaseName));
    throw refuse('INTERNAL', `${metadata.name}.${field} is declared but nothing says where it is kept.`);
  }

  private list(metadata: EntityMetadata, selected: Selected, alias: string, shape: Shape, holder?: Holder): Sql {
    const description = describe(metadata.target as Constructor).lists.get(selected.field);
    if (!description) throw new Error(`${metadata.name}.${selected.field} is no list.`);
    const target = this.metadata(description.entity);
    const inner = `${alias}_${shape.below.length}`;
    const pointsHere = [description.by].flat().map((by) => {
      const relation = target.relations.find((one) => one.propertyName === by);
      return `${column(inner, relation?.joinColumns[0]?.databaseName ?? '')} = ${column(alias, 'id')}`;
    });
    const order = target.columns.find((one) => one.propertyName === description.order)?.databaseName;
    if (!order) throw new Error(`${target.name} has no ${description.order} to order ${selected.field} by.`);
    const shown = description.where ? sql` and ${description.where(inner)}` : raw('');
    const last = raw(` order by ${column(inner, order)}, ${column(inner, 'id')} limit ${description.limit}`);
    const tail = sql`where (${raw(pointsHere.join(' or '))})${shown}${last}`;
    const rows = this.columns(target, onType(selected, target.name), inner, holder);
    shape.below.push({ key: selected.key, shape: rows.shape });
    return sql`(select coalesce(json_agg(r), '[]') from (${select(target, rows, inner, tail)}) r)`;
  }
}

const select = ({ tableName }: EntityMetadata, { columns }: Columns, alias: string, tail: Sql): Sql =>
  sql`select ${columns} from ${raw(quoted(tableName))} ${raw(alias)} ${tail}`;

function* opened({ envelopes, below }: Shape): Generator<string> {
  for (const { table, envelope } of envelopes) yield `${table}.${envelope}`;
  for (const { shape } of below) yield* opened(shape);
}

function envelopeColumns(alias: string, { envelopes }: Shape): Sql[] {
  if (envelopes.length === 0) return [];
  return [
    raw(`${column(alias, 'id')} as ${quoted(ROW_ID)}`),
    ...envelopes.map(({ envelope }) =>
      raw(`encode(${column(alias, envelope)}, 'base64') as ${quoted(envelopeKey(envelope))}`),
    ),
  ];
}

/** Of who had the use of their data restricted, only where the transaction says that it opens even so. */
const wrappedKey = (person: string): string =>
  `select encode(k.wrapped, 'base64') from person_key k where k.person_id = ${person}
     and (k.frozen_at is null or current_setting('app.frozen', true) = 'open')`;

/** The column that says whose row it is; null for a row of nobody in particular. */
function personOf({ tableName, columns }: EntityMetadata): string | null {
  if (tableName === 'person') return 'id';
  return columns.some((one) => one.databaseName === 'person_id') ? 'person_id' : null;
}
