import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  parse,
  print,
  typeFromAST,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { words, type Shape } from './words';

export type { Shape };

/** What an operation takes and answers; `name` is a shape's for every fragment, input and enumeration it names. */
export interface OperationShape {
  text: string;
  variables: Shape;
  data: Shape;
}

export interface Contract {
  operations: Readonly<Record<string, OperationShape>>;
  /** By name: fragments, input types and enumerations. */
  shapes: Readonly<Record<string, Shape>>;
}

/** Lists inside of a thing have no page, and no end that anybody has set; this is far beyond any of them. */
const LONGEST_LIST = 10_000;

export const refTo = (name: string): Shape => ({ $ref: `#/$defs/${name}` });

/** Null as well: OpenAPI 3.1 knows no other way. */
export function orNull(shape: Shape): Shape {
  if (typeof shape.type === 'string' && !shape.enum) return { ...shape, type: [shape.type, 'null'] };
  return { anyOf: [shape, { type: 'null' }] };
}

const object = (properties: Record<string, Shape>, required: string[], description?: string | null): Shape => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required,
  additionalProperties: false,
});

/** What every document of a client takes and answers, by the schema it is held against; throws on one that does not fit. */
export function contractOf(schema: GraphQLSchema, source: string): Contract {
  const document = parse(source);
  const faults = validate(schema, document);
  if (faults[0]) throw new Error(faults.map(String).join('\n\n'));
  return new Reader(schema, document).contract();
}

class Reader {
  private readonly shapes: Record<string, Shape> = {};
  private readonly fragments: Map<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {
    const found = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(found.map((one) => [one.name.value, one]));
  }

  contract(): Contract {
    for (const [name, { typeCondition, selectionSet }] of this.fragments) {
      this.shapes[name] = this.selected(
        this.schema.getType(typeCondition.name.value) as GraphQLObjectType,
        selectionSet,
      );
    }
    const operations = this.document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    return {
      operations: Object.fromEntries(operations.map((one) => [one.name?.value ?? '', this.operation(one)])),
      shapes: Object.fromEntries(Object.entries(this.shapes).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  private operation(node: OperationDefinitionNode): OperationShape {
    const variables = (node.variableDefinitions ?? []).map(
      ({ variable, type }) => [variable.name.value, typeFromAST(this.schema, type as never) as GraphQLType] as const,
    );
    const required = variables.filter(([, type]) => isNonNullType(type)).map(([name]) => name);
    const root = this.schema.getRootType(node.operation) as GraphQLObjectType;
    return {
      text: [node, ...this.spreadBy(node.selectionSet)].map(print).join('\n'),
      variables: object(Object.fromEntries(variables.map(([name, type]) => [name, this.input(type)])), required),
      data: this.selected(root, node.selectionSet),
    };
  }

  /** The fragments that a selection needs, each once, those within them as well. */
  private spreadBy(set: SelectionSetNode, known = new Set<FragmentDefinitionNode>()): FragmentDefinitionNode[] {
    for (const node of set.selections) {
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : undefined;
      if (fragment && !known.has(fragment)) {
        known.add(fragment);
        this.spreadBy(fragment.selectionSet, known);
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) this.spreadBy(node.selectionSet, known);
    }
    return [...known];
  }

  private selected(type: GraphQLObjectType, { selections }: SelectionSetNode): Shape {
    const spread = selections.filter((one) => one.kind === Kind.FRAGMENT_SPREAD);
    if (selections.length === 1 && spread[0]) return refTo(spread[0].name.value);
    const properties: Record<string, Shape> = {};
    for (const one of selections) {
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        const { selectionSet } = this.fragments.get(one.name.value) as FragmentDefinitionNode;
        Object.assign(properties, this.selected(type, selectionSet).properties);
      } else if (one.kind === Kind.FIELD) {
        const field = type.getFields()[one.name.value];
        const shape = field ? this.output(field.type, one.selectionSet) : { const: type.name };
        properties[one.alias?.value ?? one.name.value] = described(shape, field?.description);
      }
    }
    return object(properties, Object.keys(properties), type.description);
  }

  private output(type: GraphQLType, set: SelectionSetNode | undefined): Shape {
    if (!isNonNullType(type)) return orNull(this.present(type, set));
    return this.present(type.ofType as GraphQLType, set);
  }

  private present(type: GraphQLType, set: SelectionSetNode | undefined): Shape {
    if (isListType(type)) {
      return { type: 'array', items: this.output(type.ofType as GraphQLType, set), maxItems: LONGEST_LIST };
    }
    if (!set) return this.leaf(type);
    const named = getNamedType(type);
    if (!isUnionType(named)) return this.selected(named as GraphQLObjectType, set);
    // One of a union's types, each with what was asked of it.
    const branches = set.selections.filter((one) => one.kind === Kind.INLINE_FRAGMENT);
    return {
      anyOf: branches.map(({ typeCondition, selectionSet }) =>
        this.selected(this.schema.getType(typeCondition?.name.value ?? '') as GraphQLObjectType, selectionSet),
      ),
    };
  }

  private input(type: GraphQLType): Shape {
    const given = getNullableType(type) as GraphQLType;
    const shape = isListType(given)
      ? { type: 'array', items: this.input(given.ofType as GraphQLType), maxItems: 500 }
      : isInputObjectType(given)
        ? this.inputObject(given)
        : this.leaf(given);
    return isNonNullType(type) ? shape : orNull(shape);
  }

  private inputObject(type: GraphQLInputObjectType): Shape {
    if (!this.shapes[type.name]) {
      const fields = Object.values(type.getFields());
      const required = fields.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
      const properties = fields.map(({ name, type: of, description, defaultValue }) => {
        const shape = described(this.input(of), description);
        return [name, defaultValue === undefined ? shape : { ...shape, default: defaultValue }] as const;
      });
      const names = required.map(({ name }) => name);
      this.shapes[type.name] = object(Object.fromEntries(properties), names, type.description);
    }
    return refTo(type.name);
  }

  private leaf(type: GraphQLType): Shape {
    const named = getNamedType(type as GraphQLEnumType);
    if (!isEnumType(named)) return words(named.name);
    this.shapes[named.name] ??= {
      type: 'string',
      ...(named.description ? { description: named.description } : {}),
      enum: named.getValues().map(({ name }) => name),
    };
    return refTo(named.name);
  }
}

const described = (shape: Shape, description: string | null | undefined): Shape =>
  description && !shape.description ? { description, ...shape } : shape;
