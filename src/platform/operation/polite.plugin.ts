import type { ApolloServerPlugin } from '@apollo/server';

/**
 * GraphQL over HTTP: a client that accepts application/json is answered 200 for a well-formed request, whatever its
 * document says; one that asks for application/graphql-response+json gets 4xx for a document that can't be run.
 */
export const polite: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const newer = accept.includes('application/graphql-response+json');
        if (!newer && response.http.status === 400 && request.query !== undefined) response.http.status = 200;
      },
    };
  },
};
