import { Field, type ReturnTypeFunc } from '@nestjs/graphql';
import type { Sql } from '../db/sql';

/** What an entity class says of itself beyond its columns and relations, for the reader to compile. */
export interface Description {
  /** Property -> the envelope column of its row that holds it. */
  sealed: Map<string, string>;
  /** Property -> its SQL, given the alias of its row. */
  computed: Map<string, Computation>;
  /** Property -> rows of another entity that point to this one. */
  lists: Map<string, ListDescription>;
  /** Each row is one case's, whose id is its own. */
  ofCase: boolean;
}

interface Computation {
  expression: (alias: string) => Sql;
  /** What a rule of the domain makes of the value. */
  rule?: (found: never) => unknown;
}

export interface ListDescription {
  entity: Constructor;
  /** The relation on the owning side, or several where any of them may point here. */
  by: string | readonly string[];
  /** What says in which order people read it; ids alone come in none. */
  order: string;
  limit: number;
  /** Which of the rows are shown here, given their alias; what the walls show, otherwise. */
  where?: (alias: string) => Sql;
}

export type Constructor = abstract new (...args: never[]) => object;

const descriptions = new Map<Constructor, Description>();

/** What the class says, together with what the classes above it say. */
export function describe(entity: Constructor): Description {
  let description = descriptions.get(entity);
  if (!description) {
    const above = Object.getPrototypeOf(entity) as Constructor | null;
    const inherited = above && above !== Function.prototype ? describe(above) : null;
    description = {
      sealed: new Map(inherited?.sealed),
      computed: new Map(inherited?.computed),
      lists: new Map(inherited?.lists),
      ofCase: inherited?.ofCase ?? false,
    };
    descriptions.set(entity, description);
  }
  return description;
}

/** The property lies in an envelope of its row, under the key of the row's person; it has no column of its own. */
export const Sealed =
  (envelope = 'sealed'): PropertyDecorator =>
  (prototype, property) =>
    void describe(prototype.constructor as Constructor).sealed.set(String(property), envelope);

/** A row of it is a case in another light, under the case's own id: the audit names it. */
export const OfCase = (): ClassDecorator => (type) => {
  describe(type as unknown as Constructor).ofCase = true;
};

/** The property is an expression over its row, never stored; a pure rule may make an object of what it finds. */
export const Computed =
  (expression: (alias: string) => Sql, rule?: Computation['rule']): PropertyDecorator =>
  (prototype, property) =>
    void describe(prototype.constructor as Constructor).computed.set(String(property), {
      expression,
      ...(rule ? { rule } : {}),
    });

/**
 * The target type gains a list of these rows, as `extend type` would add it, so that a feature adds to another's type
 * from its own folder. `by` is the relation on the owning side.
 */
export const ListedOn =
  (
    target: Constructor,
    name: string,
    {
      by = 'case',
      order,
      limit = 200,
      where,
    }: Pick<ListDescription, 'order'> & Partial<Omit<ListDescription, 'entity'>>,
  ): ClassDecorator =>
  (type) => {
    const entity = type as unknown as Constructor;
    describe(target).lists.set(name, { entity, by, order, limit, ...(where ? { where } : {}) });
    Field((() => [entity]) as ReturnTypeFunc)(target.prototype as object, name);
  };
