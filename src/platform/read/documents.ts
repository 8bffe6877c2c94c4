import {
  BREAK,
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { measure, named, SelectionReader, type Selected } from './selection';

/** What an operation asks for. */
export interface Asked {
  type: GraphQLObjectType;
  roots: readonly Selected[];
  /** Every `Type.field` that it names, but acts: one that the role may never do answers a Problem, as a refused one does. */
  cells: readonly string[];
  depth: number;
  nodes: number;
  /** Sets of roles that may name all of it. */
  openTo: Set<string>;
}

/** Documents are few and come again and again: what one asks for is worked out once. */
export class Documents {
  /** By the parsed operation, which Apollo keeps for as long as it keeps the document. */
  private readonly known = new WeakMap<OperationDefinitionNode, Asked>();

  read(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): Asked {
    const known = this.known.get(operation);
    if (known) return known;
    const asked = read(schema, document, operation, variables);
    // `@include` and `@skip` make it another with other variables.
    if (!hasDirectives(document)) this.known.set(operation, asked);
    return asked;
  }
}

function read(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Asked {
  const type = (
    operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
  ) as GraphQLObjectType;
  const fragments = document.definitions.filter(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
  );
  const byName = Object.fromEntries(fragments.map((one) => [one.name.value, one]));
  const roots = new SelectionReader(schema, byName, variables).root(type, operation.selectionSet);
  const cells = [...new Set(named(type.name, roots))].filter((cell) => !cell.startsWith('Mutation.'));
  return { type, roots, cells, ...measure(roots), openTo: new Set() };
}

function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}
