import { getArgumentValues } from 'graphql/execution/values';
import type { GraphQLObjectType } from 'graphql';
import type { Actor } from '#server';
import { refuse, type Selected } from '../read/selection';

/** A root field of the document with the caller. */
export interface Root {
  type: GraphQLObjectType;
  selected: Selected;
  variables: Record<string, unknown>;
  context: { actor: Actor; request: string };
}

/** Calls the resolver that Nest made for a root field; it answers a plan or an act, never data. */
export async function resolve({ type, selected, variables, context }: Root): Promise<unknown> {
  const field = type.getFields()[selected.field];
  if (!field?.resolve) throw refuse('INTERNAL', `${selected.field} has no resolver.`);
  const args = getArgumentValues(field, selected.node, variables);
  return field.resolve(undefined, args, context, {} as never);
}
