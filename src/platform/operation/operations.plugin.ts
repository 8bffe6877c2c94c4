import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
} from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { getVariableValues } from 'graphql/execution/values';
import { GraphQLError } from 'graphql';
import { mayName } from '#domain';
import { isBatch, limits, type Actor, type Log } from '#server';
import { isFull, TOO_MUCH } from '../db/full';
import { asRefusal } from './as-refusal';
import { Documents, type Asked } from '../read/documents';
import { refuse, type Selected } from '../read/selection';
import { Executor } from './executor';
import { Trial } from './trial';

export interface RequestContext {
  actor: Actor;
  request: string;
  /** Bytes of the request's body. */
  size: number;
  /** Counts what is asked for against the caller's points; the request itself was counted at the door. */
  spend(points: number): void;
  /** What an act changed of anybody's standing holds in this process before it is answered. */
  acted(): Promise<void>;
}

/** What a document could answer for one point. */
const NODES_A_POINT = 100;

type Request = GraphQLRequestContext<RequestContext>;

/**
 * Answers every operation in place of graphql-js's field by field execution: first whatever the policy has not opened
 * is refused, then the root fields' plans become one statement. Introspection alone is left to graphql-js.
 */
@Plugin()
export class OperationsPlugin implements ApolloServerPlugin<RequestContext> {
  private readonly documents = new Documents();

  constructor(
    private readonly executor: Executor,
    private readonly trial: Trial,
    private readonly log: Log,
  ) {}

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      responseForOperation: async (request) => {
        const {
          schema,
          document,
          contextValue,
          request: sent,
        } = request as Request & { document: NonNullable<Request['document']> };
        const { operation } = request;
        try {
          const variables = variablesOf(schema, operation, sent.variables);
          const asked = this.documents.read(schema, document, operation, variables);
          const { type, roots } = asked;
          if (isIntrospection(roots, contextValue.actor)) return null;
          check(asked, contextValue, operation.operation);
          contextValue.spend(Math.floor(asked.nodes / NODES_A_POINT));
          const context = { actor: contextValue.actor, request: contextValue.request };
          const each = roots
            .filter((one) => one.field !== '__typename')
            .map((selected) => ({ type, selected, variables, context }));
          const data =
            operation.operation === 'query'
              ? await this.executor.query(each)
              : contextValue.actor.dryRun
                ? await this.trial.of(each)
                : await this.executor.mutate(each[0] as (typeof each)[0]);
          if (operation.operation === 'mutation') await contextValue.acted();
          for (const { key, field } of roots) if (field === '__typename') data[key] = type.name;
          return answer({ data });
        } catch (error) {
          const told = this.asError(error, contextValue);
          return answer({ errors: [told.toJSON()], data: null }, told.extensions['code'] === 'BUSY' ? 503 : undefined);
        }
      },
    };
  }

  private asError(error: unknown, { actor, request }: RequestContext): GraphQLError {
    if (error instanceof GraphQLError) return error;
    const refused = asRefusal(error);
    if (refused) {
      const { code, message, field, remedy } = refused.answer(actor.language);
      return new GraphQLError(message, { extensions: { code, field, remedy } });
    }
    if (isFull(error)) {
      this.log.warn('an operation waited too long', { id: request, account: actor.account });
      return new GraphQLError(TOO_MUCH, { extensions: { code: 'BUSY' } });
    }
    this.log.error('operation failed', { id: request, account: actor.account, error });
    return new GraphQLError('Something went wrong on our side. Nothing was done; try again.', {
      extensions: { code: 'INTERNAL', id: request },
    });
  }
}

const answer = (singleResult: { data?: unknown; errors?: unknown }, status?: number) => {
  const headers = new HeaderMap();
  if (status === 503) headers.set('retry-after', '2');
  return { body: { kind: 'single', singleResult }, http: { headers, status } } as never;
};

function variablesOf(schema: Request['schema'], operation: NonNullable<Request['operation']>, inputs: unknown) {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], (inputs ?? {}) as never, {
    maxErrors: 5,
  });
  if (errors?.[0])
    throw new GraphQLError(errors[0].message, { nodes: errors[0].nodes, extensions: { code: 'BAD_USER_INPUT' } });
  return coerced ?? {};
}

/** True for a document of introspection only, which is for developers; `__typename` alone is for anybody. */
function isIntrospection(roots: readonly Selected[], actor: Actor): boolean {
  const asked = roots.filter((one) => one.field === '__schema' || one.field === '__type');
  if (asked.length > 0 && !mayName(actor.roles, 'Query.__schema')) {
    throw refuse(
      'FORBIDDEN',
      'Introspection is for developers; your part of the schema is at /schema.graphql.',
      asked[0]?.node,
    );
  }
  return roots.every((one) => one.field.startsWith('__'));
}

function check(
  { roots, cells, depth, nodes, openTo }: Asked,
  { actor, size }: RequestContext,
  operation: string,
): void {
  if (depth > limits.depth) throw refuse('TOO_DEEP', `At most ${limits.depth} levels; this document has ${depth}.`);
  if (nodes > limits.nodes)
    throw refuse('TOO_COSTLY', `At most ${limits.nodes} rows; this document could answer ${nodes}.`);
  if (operation === 'mutation' && roots.length !== 1 && !actor.dryRun)
    throw refuse('ONE_MUTATION', 'One mutation field a document.');
  if (size > limits.body && !roots.every(({ field }) => isBatch(field))) {
    throw refuse('TOO_LARGE', `Only batches may be larger than ${limits.body} bytes.`);
  }
  const who = actor.roles.join();
  if (openTo.has(who)) return;
  const closed = cells.find((cell) => !mayName(actor.roles, cell));
  if (closed) throw refuse('FORBIDDEN', `${closed} is not open to your role.`);
  openTo.add(who);
}
