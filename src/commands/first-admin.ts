import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createLogger, readEnv } from '#server';
import { openDatabase, ringOf } from '../house';
import { FirstAdminError, makeFirstAdmin } from '../organisations/first-admin';
import { originFor } from '../sign-in/issuer';

const USAGE = `npm run -s first-admin -- --organisation KEMLU --unit KEMLU-PWNI --login sari.dewi [--name 'Sari Dewi']
  For an organisation that is new: --kind KEMLU [--organisation-name '…'].
  For a unit that is new: [--unit-name '…'] [--country ID] [--zone Asia/Jakarta].
  Where people sign in with an outside provider (OIDC_ISSUER) the link leads there. --subject, what it calls them, in its place.
  Where there is an administrator whom nobody can reach: --force-recovery.
`;

const text = { type: 'string' } as const;

/** Makes the first administrator of an organisation and prints the link by which they sign in, once. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      organisation: text,
      unit: text,
      login: text,
      name: text,
      kind: text,
      'organisation-name': text,
      'unit-name': text,
      country: text,
      zone: text,
      subject: text,
      'force-recovery': { type: 'boolean', default: false },
    },
  });
  const { organisation, unit, login, name, kind, country, zone, subject } = values;
  if (!organisation || !unit || !login) throw new FirstAdminError(USAGE);

  const env = readEnv();
  const origin = originFor(env);
  if (env.oidcIssuer === undefined && subject !== undefined) throw new FirstAdminError(USAGE);
  const { ownerUrl, embedded } = await openDatabase(env, createLogger('silent'), ringOf(env));
  const owner = new Client({ connectionString: ownerUrl });
  try {
    await owner.connect();
    const made = await makeFirstAdmin(owner, {
      organisation,
      unit,
      login,
      name,
      kind,
      country,
      zone,
      organisationName: values['organisation-name'],
      unitName: values['unit-name'],
      outside: env.oidcIssuer !== undefined && subject !== undefined ? { issuer: env.oidcIssuer, subject } : undefined,
      forceRecovery: values['force-recovery'],
    });
    process.stdout.write(`${made.login}\n${made.link === null ? '' : `${origin}${made.link}\n`}`);
  } finally {
    await owner.end();
    await embedded?.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof FirstAdminError ? 2 : 1);
});
