import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { mayName, type Role } from '#domain';
import { key, type World } from './world';

export interface Question {
  field: string;
  document: string;
  variables: Record<string, unknown>;
}

const samples: Record<string, unknown> = {
  DateTime: '2025-07-01T00:00:00Z',
  Day: '2025-07-01',
  Int: 1,
  Float: 1,
  Boolean: true,
  String: 'sumarni',
  MinorUnits: 1,
};

/**
 * What differs by how somebody signed in, and is meant to; a link, which is shown once; who has looked, which each look adds
 * to; and a page's mark, which is sealed anew each time.
 */
const ownTo = new Set(['Me.session', 'Me.secondFactor', 'IssuedInvitation.link', 'seenBy', 'next']);

/**
 * Everything that can be asked or done, once: each root field with a value for each of its arguments and all that these
 * roles may name of its answer, two levels deep. Ids are those that are given, by the argument's name.
 */
export async function everyQuestion(
  world: World,
  roles: readonly Role[],
  ids: Record<string, string>,
): Promise<Question[]> {
  const schema = buildClientSchema(await world.as('developer').ask(getIntrospectionQuery()));
  const sample = (type: GraphQLInputType, name: string): unknown => {
    if (isNonNullType(type)) return sample(type.ofType, name);
    if (isListType(type)) return [sample(type.ofType, name)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (isInputObjectType(type))
      return Object.fromEntries(Object.values(type.getFields()).map((one) => [one.name, sample(one.type, one.name)]));
    if (type.name === 'ID') return ids[name] ?? key();
    if (name === 'after' || name === 'version') return undefined;
    return name === 'first' ? 10 : samples[type.name];
  };
  const selection = (type: GraphQLOutputType, deep: number): string => {
    const named = getNamedType(type);
    if (isUnionType(named))
      return `{ __typename ${named
        .getTypes()
        .map((one) => `... on ${one.name} ${selection(one, deep)}`)
        .join(' ')} }`;
    if (!isObjectType(named)) return '';
    const fields = Object.values(named.getFields()).flatMap((one) => {
      const cell = `${named.name}.${one.name}`;
      if (!mayName(roles, cell) || ownTo.has(cell) || ownTo.has(one.name)) return [];
      const leaf = !isObjectType(getNamedType(one.type)) && !isUnionType(getNamedType(one.type));
      return leaf ? [one.name] : deep > 0 ? [`${one.name} ${selection(one.type, deep - 1)}`] : [];
    });
    return `{ __typename ${fields.join(' ')} }`;
  };
  const of = (operation: 'query' | 'mutation', root: GraphQLObjectType | null | undefined): Question[] =>
    Object.values(root?.getFields() ?? {}).map((field) => {
      const head = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const pass = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
      const [declared, passed] = head ? [`(${head})`, `(${pass})`] : ['', ''];
      return {
        field: field.name,
        document: `${operation} ${declared} { ${field.name}${passed} ${selection(field.type, 1)} }`,
        variables: Object.fromEntries(field.args.map(({ name, type }) => [name, sample(type, name)])),
      };
    });
  return [...of('query', schema.getQueryType()), ...of('mutation', schema.getMutationType())];
}
