import type { Sql } from '../db/sql';
import type { Constructor } from './describe';
import type { Selected } from './selection';

/** A resolver's answer: what to read, not the reading. The executor compiles it with the caller's selection. */
export type Plan = One | Page | List | Work | Value | Made;

/** At most one row; null when it is absent or hidden, which nobody can tell apart. */
export interface One {
  kind: 'one';
  entity: Constructor;
  where: (alias: string) => Sql;
  /** Why identity is opened; without it the fields that need a purpose are refused. */
  purpose?: string | undefined;
  /** Opens also what its person had restricted: for their safety, or for themselves. */
  evenFrozen?: boolean | undefined;
  noted?: Noted;
}

/** A keyset page: `items` and `next`. */
export interface Page {
  kind: 'page';
  entity: Constructor;
  /** Relations to choose from; the entity's own table as `t` when left out. */
  from?: Sql;
  /** The expression that gives the id of the chosen row. */
  id?: string;
  where: Sql;
  /** The sort expression; ties are broken by id, in the same direction. */
  order: string;
  /** The type that a cursor's text is read back as. */
  orderType: 'timestamptz' | 'date' | 'text' | 'uuid' | 'int' | 'bigint';
  descending: boolean;
  first: number;
  after?: string | null | undefined;
  /** Goes on for ever: `next` is there on the last page too, and `more` says whether it is the last for now. */
  feed?: boolean;
  noted?: Noted;
}

/** What is written down with the answer: given the rows that are answered (`id`, `place`), the request and what is selected. */
export type Noted = (answered: Sql, request: string, selection: readonly Selected[]) => Sql;

/** All rows that fit, in a small closed set such as units. */
export interface List {
  kind: 'list';
  entity: Constructor;
  where: (alias: string) => Sql;
  order: (alias: string) => Sql;
  limit?: number;
}

/** Code that must ask the database before it knows what to read. */
export interface Work {
  kind: 'work';
  run: () => Promise<Plan>;
}

/** Rows of no entity: an answer made by the service itself, holding only what its type declares. */
export interface Value {
  kind: 'value';
  value: unknown;
  /** Cases that the answer speaks of, for the audit. */
  cases?: readonly string[];
  noted?: Noted | undefined;
}

/** Whether any of these fields is asked for, at any depth. */
export type Asks = (...fields: string[]) => boolean;

/** A row of no entity, read in the operation's own statement, and what the service makes of it. */
export interface Made {
  kind: 'made';
  /** A select of at most one row, which may leave out what is told only of fields that nobody asked for. */
  select: (asks: Asks) => Sql;
  /** Of the row as JSON has it: instants are text. */
  of: (row: unknown) => unknown;
}

export const one = (entity: Constructor, where: One['where'], purpose?: string): One => ({
  kind: 'one',
  entity,
  where,
  purpose,
});
export const page = (plan: Omit<Page, 'kind'>): Page => ({ kind: 'page', ...plan });
export const list = (plan: Omit<List, 'kind'>): List => ({ kind: 'list', ...plan });
export const work = (run: Work['run']): Work => ({ kind: 'work', run });
export const value = (answer: unknown, cases?: readonly string[], noted?: Noted): Value => ({
  kind: 'value',
  value: answer,
  cases,
  noted,
});
export const made = (select: Made['select'], of: Made['of']): Made => ({ kind: 'made', select, of });
