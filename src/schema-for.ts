import {
  getNamedType,
  GraphQLObjectType,
  isInputObjectType,
  isObjectType,
  isUnionType,
  printType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { mayName, type Role } from '#domain';

/** The part of the schema that these roles may use, as SDL: what is not in it does not exist for them. */
export function schemaFor(schema: GraphQLSchema, roles: readonly Role[]): string {
  const printed = new Map<string, string>();
  const visit = (type: GraphQLNamedType): void => {
    if (printed.has(type.name) || type.name.startsWith('__')) return;
    printed.set(type.name, '');
    if (isUnionType(type)) type.getTypes().forEach((one) => visit(one));
    else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
    }
    const shown = isObjectType(type) ? cut(type, roles) : type;
    if (isObjectType(shown)) {
      for (const field of Object.values(shown.getFields())) {
        visit(getNamedType(field.type));
        field.args.forEach((argument) => visit(getNamedType(argument.type)));
      }
      if (Object.keys(shown.getFields()).length === 0) return;
    }
    printed.set(type.name, printType(shown));
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) visit(root);
  return [...printed.values()].filter(Boolean).join('\n\n') + '\n';
}

function cut(type: GraphQLObjectType, roles: readonly Role[]): GraphQLObjectType {
  const config = type.toConfig();
  const fields = Object.fromEntries(
    Object.entries(config.fields).filter(([field]) => mayName(roles, `${type.name}.${field}`)),
  );
  return new GraphQLObjectType({ ...config, fields });
}
