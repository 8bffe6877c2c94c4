import {
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';

/** An operation's selection with fragments, aliases and directives already resolved. */
export interface Selected {
  /** The key in the answer. */
  key: string;
  field: string;
  type: GraphQLOutputType;
  node: FieldNode;
  isList: boolean;
  /** What is selected below, by the object type that it is selected on; more than one only under a union. */
  below: Map<string, Selected[]>;
}

/** A nested selection for reading rows and refusing what the policy has not opened; never calls a resolver. */
export class SelectionReader {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Record<string, FragmentDefinitionNode>,
    private readonly variables: Record<string, unknown>,
  ) {}

  root(type: GraphQLObjectType, node: Parameters<typeof collectFields>[4]): Selected[] {
    return this.each(type, collectFields(this.schema, this.fragments, this.variables, type, node));
  }

  private each(type: GraphQLObjectType, fields: Map<string, readonly FieldNode[]>): Selected[] {
    return [...fields].map(([key, nodes]) => this.select(type, key, nodes));
  }

  private select(parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Selected {
    const node = nodes[0] as FieldNode;
    const field = node.name.value;
    const definition = parent.getFields()[field];
    if (field === '__typename' || !definition) {
      return { key, field, node, type: parent, isList: false, below: new Map() };
    }
    const named = getNamedType(definition.type);
    const types = isObjectType(named) ? [named] : isUnionType(named) ? this.schema.getPossibleTypes(named) : [];
    const below = new Map(
      types.map((type) => [
        type.name,
        this.each(type, collectSubfields(this.schema, this.fragments, this.variables, type, nodes)),
      ]),
    );
    return { key, field, node, type: definition.type, isList: isListType(nullable(definition.type)), below };
  }
}

const nullable = (type: GraphQLOutputType) => (isNonNullType(type) ? type.ofType : type);

/** The object type's selection; a document that selects nothing on it has nothing to read. */
export const onType = (selected: Selected, type: string): Selected[] => selected.below.get(type) ?? [];

/** The fields below a selection, at any depth: a selection is kept with its document, and asked again and again. */
const fieldsBelow = new WeakMap<Selected, Set<string>>();

/** Whether a selection names one of these fields, at any depth. */
export function asksFor(selected: Selected, fields: readonly string[]): boolean {
  let known = fieldsBelow.get(selected);
  if (!known) fieldsBelow.set(selected, (known = new Set(fieldsOf(selected))));
  return fields.some((field) => known.has(field));
}

const fieldsOf = ({ below }: Selected): string[] =>
  [...below.values()].flat().flatMap((one) => [one.field, ...fieldsOf(one)]);

/** Every `Type.field` that a selection names, at any depth. */
export function* named(parent: string, selection: readonly Selected[]): Generator<string> {
  for (const selected of selection) {
    if (selected.field !== '__typename') yield `${parent}.${selected.field}`;
    for (const [type, below] of selected.below) yield* named(type, below);
  }
}

/** How deep a selection goes and about how many nodes it can answer, before anything is run. */
export function measure(selection: readonly Selected[], rows = 1): { depth: number; nodes: number } {
  let depth = 0;
  let nodes = 0;
  for (const selected of selection) {
    for (const below of selected.below.values()) {
      const inner = measure(below, rows * size(selected));
      depth = Math.max(depth, inner.depth);
      nodes += inner.nodes + rows * size(selected);
    }
  }
  return { depth: depth + 1, nodes };
}

/** A nested list has no argument to bound it; ten is what cases have of anything. */
const ROWS_OF_A_LIST = 10;

function size(selected: Selected): number {
  if (selected.isList) return selected.field === 'items' ? 1 : ROWS_OF_A_LIST;
  const first = selected.node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (!selected.below.size || !first) return 1;
  return first.kind === 'IntValue' ? Number(first.value) : 100;
}

export const refuse = (code: string, message: string, nodes?: FieldNode): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ? [nodes] : [], extensions: { code } });
