import type { GraphQLFormattedError } from 'graphql';

/** Codes whose words are ours or graphql-js's own about the document; anything else could quote a row. */
const internal = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR']);

export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && !internal.has(code)) return formatted;
  const id = formatted.extensions?.['id'];
  return {
    message: 'Something went wrong on our side. Nothing was done; try again.',
    extensions: { code: 'INTERNAL', ...(id ? { id } : {}) },
  };
}
