import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import type { introspection } from './schema';

interface Setup {
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTime: string; Day: string; MinorUnits: number };
}

/** A question to the core, with the types of its answer and its variables; at run time it is its own text. */
export type Question<Answer, Variables> = TadaDocumentNode<Answer, Variables>;

const text = (source: string, fragments: readonly string[] = []): string => [source, ...fragments].join('\n');

/** Writes a question. The compiler reads it against schema.graphql; nothing of that is left in the browser. */
export const graphql = text as unknown as ReturnType<typeof initGraphQLTada<Setup>>;

export const textOf = (question: Question<never, never>): string => question as unknown as string;

/** What an act answers instead of its outcome. */
export const problem = graphql(`
  fragment problem on Problem {
    code
    message
    field
    remedy
    saidId
    saidEn
  }
`);
