import { caseLifeMarkdown } from '#domain';
import { erdDocument } from './erd';
import { glossaryDocument } from './glossary';
import { policyDocument } from './policy';
import { problemsDocument } from './problems';
import { schemaDocument, wholeSchema } from './schema';

/** Every checked-in file that is made of the code, by its path. */
export const documents = async (): Promise<Record<string, string>> => ({
  'schema.graphql': schemaDocument(await wholeSchema()),
  'docs/policy.md': policyDocument(),
  'docs/case-life.md': caseLifeMarkdown(),
  'docs/problems.md': problemsDocument(),
  'docs/erd.md': await erdDocument(),
  'docs/glossary.md': glossaryDocument(),
});
