import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseLifeMarkdown, htcdsSchema } from '#domain';
import { lossesDocument } from './losses';
import { clientSource, contractOf } from '#core-contract';
import { openApi } from '../../apps/iom-api/src/openapi/document';
import { routes } from '../../apps/iom-api/src/routes/table';
import { erdDocument } from './erd';
import { glossaryDocument } from './glossary';
import { policyDocument } from './policy';
import { problemsDocument } from './problems';
import { schemaDocument, wholeSchema } from './schema';
import { statisticsDocument } from './statistics';

type Schema = Awaited<ReturnType<typeof wholeSchema>>;

/** Every checked-in file that is made of the code, by its path. */
export async function documents(): Promise<Record<string, string>> {
  const schema = await wholeSchema();
  const contract = contractOf(schema, documentsOf('apps/iom-api/src/core'));
  return {
    ...ofTheCore(schema),
    'docs/erd.md': await erdDocument(),
    'apps/iom-api/src/core/operations.ts': clientSource(contract),
    'docs/openapi.json': `${JSON.stringify(openApi(routes, contract), null, 2)}\n`,
  };
}

const ofTheCore = (schema: Schema): Record<string, string> => ({
  'schema.graphql': schemaDocument(schema),
  'docs/policy.md': policyDocument(),
  'docs/case-life.md': caseLifeMarkdown(),
  'docs/problems.md': problemsDocument(),
  'docs/glossary.md': glossaryDocument(),
  'docs/statistics.md': statisticsDocument(),
  'docs/htcds-2.0.schema.json': `${JSON.stringify(htcdsSchema, null, 2)}\n`,
  'docs/htcds-losses.md': lossesDocument(),
});

/** What a client of the core asks it for, as it stands in its folder. */
const documentsOf = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
