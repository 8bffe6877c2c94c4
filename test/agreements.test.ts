import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, isObjectType, printSchema, type GraphQLSchema } from 'graphql';
import { actCells, askCells, batches, caseStates, cells, purposeNeeded, reaches, sexes, tableReaches } from '#domain';
import { documents } from '../src/documents/documents';
import { entityMetadata, otherTables, tablesByHand } from '../src/documents/erd';
import { wholeSchema } from '../src/documents/schema';
import { entities } from '../src/entities';
import { describe as describeEntity, type Constructor } from '../src/platform/read/describe';
import { differences } from '../src/platform/db/differences';
import { servingRoles } from '../src/platform/db/set-up';
import { openWorld, type World } from './world';

let world: World;
let schema: GraphQLSchema;
beforeAll(async () => {
  [world, schema] = await Promise.all([openWorld(), wholeSchema()]);
});
afterAll(() => world.close());

const rows = async <T = Record<string, string>>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await world.owner.query(text, values)).rows as T[];

const inRoot = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8');

describe('What is generated and checked in', () => {
  it('is what the code says', async () => {
    const made = await documents();
    for (const [path, text] of Object.entries(made)) expect({ path, text: inRoot(path) }).toEqual({ path, text });
  });

  it('is the schema that the server serves', async () => {
    const data = await world.as('developer').ask(getIntrospectionQuery());
    expect(printSchema(buildClientSchema(data))).toBe(printSchema(schema));
  });
});

/** Fields that no cell opens, and cells that open no field. */
function disagreements(fields: ReadonlySet<string>, policy: ReadonlySet<string>) {
  const without = (these: ReadonlySet<string>, those: ReadonlySet<string>) =>
    [...these].filter((one) => !those.has(one)).sort();
  return { closed: without(fields, policy), empty: without(policy, fields) };
}

describe('The policy and the schema', () => {
  const INTROSPECTION = 'Query.__schema';
  const fieldsOf = () =>
    new Set(
      Object.values(schema.getTypeMap())
        .filter(isObjectType)
        .filter(({ name }) => !name.startsWith('__'))
        .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)),
    ).add(INTROSPECTION);
  const cellsOf = () => new Set(cells().keys());

  it('agree on every field in both directions', () => {
    expect(disagreements(fieldsOf(), cellsOf())).toEqual({ closed: [], empty: [] });
  });

  it('would not agree on a field without a cell, nor on a cell without a field', () => {
    const planted = disagreements(fieldsOf().add('Case.secret'), cellsOf().add('Case.nonsense'));
    expect(planted.closed).toContain('Case.secret');
    expect(planted.empty).toContain('Case.nonsense');
  });

  it('have every act, batch and question as a root field', () => {
    const roots = (type: 'Query' | 'Mutation') => [...fieldsOf()].filter((cell) => cell.startsWith(`${type}.`)).sort();
    const cell = (type: 'Query' | 'Mutation', names: object) =>
      Object.keys(names)
        .map((name) => `${type}.${name}`)
        .sort();
    expect(roots('Mutation')).toEqual(cell('Mutation', { ...actCells, ...batches }));
    expect(roots('Query')).toEqual(cell('Query', askCells));
  });
});

describe('What lies in an envelope', () => {
  /** Opened without a purpose, and why. */
  const exempt = {
    'Draft.list': 'whoever puts a row right knows of which list it is',
    'Draft.problems': 'a post reads its own list, before there is a case',
    'Draft.reason': 'as above',
    'Draft.typed': 'as above',
    'Enquiry.contact': 'who took the call reads what they wrote, and who is to put it to a survivor',
    'Enquiry.enquirer': 'as above',
    'Enquiry.sought': 'as above',
    'EnquiryReply.message': 'what a survivor lets a caller be told',
    'Glass.text': 'whoever reviews reads why, and sees nothing of the case',
    'GlassReview.note': 'as above',
    'HandedItem.dose': 'both sides read what they sign',
    'HandedItem.name': 'as above',
    'HandedItem.note': 'as above',
    'HandedItem.until': 'as above',
    'HandedPerson.belongings': 'both sides read what they sign',
    'HandedPerson.note': 'as above',
    'HandoverWitness.name': 'as above',
    'HandoverWitness.note': 'as above',
    'HostEntry.birthDate': 'a post reads the list that it was given',
    'HostEntry.documentNumber': 'as above',
    'HostEntry.name': 'as above',
    'HostEntry.note': 'as above',
    'Person.alias': 'the label of a list',
    'Person.name': 'as above',
    'PersonMatch.note': "the national desk's own words",
    'PersonMerge.note': 'as above',
    'Provider.contact': 'whoever plans with them knows how to reach them',
    'Provider.name': 'as above',
    'SharedSupport.note': 'it is about a place, and names nobody',
  };

  it('is opened with a purpose, but for what is named here', async () => {
    const sealed = (await entityMetadata()).flatMap(({ name, target }) =>
      [...describeEntity(target as Constructor).sealed.keys()].map((field) => `${name}.${field}`),
    );
    const open = sealed.filter((field) => cells().has(field) && !purposeNeeded(field));
    expect(open.sort()).toEqual(Object.keys(exempt));
  });
});

describe('The tables', () => {
  /** Without row-level security, and why. */
  const unwalled = {
    'app.context_key': 'one row, the key of the signed context; only the gate reads it',
    'public.migrations': "which migrations ran; only the owner's",
  };

  it('are all behind row-level security, for their owner too, but for two that no serving role can read', async () => {
    const open = await rows(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'app') and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    expect(open.map(({ name }) => name)).toEqual(Object.keys(unwalled));
    const readers = await rows(
      `select r.role, t.name from unnest($1::text[]) r (role), unnest($2::text[]) t (name)
       where has_table_privilege(r.role, t.name, 'select, insert, update, delete, truncate')`,
      [servingRoles, Object.keys(unwalled)],
    );
    expect(readers).toEqual([]);
  });

  it('are each described, once', async () => {
    const stored = await rows(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    );
    const typed = (await entityMetadata())
      .map(({ tableName }) => tableName)
      .filter((name) => !['former_case', 'colleague', 'shared_case', 'shared_change', 'shared_event'].includes(name));
    expect(stored.map(({ name }) => name).sort()).toEqual(
      [...typed, ...Object.keys(tablesByHand), 'migrations'].sort(),
    );
    expect(typed.filter((name) => !(name in tableReaches) && !(name in otherTables))).toEqual([]);
  });

  it('show a view to nobody who may not see its rows', async () => {
    const views = await rows(
      `select c.relname as name, c.relkind as kind, coalesce(c.reloptions::text, '') as options from pg_class c
       join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'app') and c.relkind in ('v', 'm') order by 1`,
    );
    expect(views).toEqual([
      // What one is barred from oneself, for the policies to leave out.
      { name: 'bars', kind: 'v', options: '{security_barrier=true}' },
      // Who asks, as it was signed: no row of anybody's and no column but of the caller's own settings, which hold no
      // secret from them, but read with its owner's right to the key.
      { name: 'caller', kind: 'v', options: '' },
      // Whom one works beside: their logins, without what an account is made of.
      { name: 'colleague', kind: 'v', options: '{security_barrier=true}' },
      { name: 'former_case', kind: 'v', options: '{security_invoker=true}' },
      // Which machine asks, and what of which case it may have: read with the right to look at what was said.
      { name: 'partner', kind: 'v', options: '{security_barrier=true}' },
      { name: 'share', kind: 'v', options: '{security_barrier=true}' },
      { name: 'shared_case', kind: 'v', options: '{security_invoker=true}' },
      { name: 'shared_change', kind: 'v', options: '{security_invoker=true}' },
      // What authorities found, of whom the machine sees and was let have it: their table is closed to it.
      { name: 'shared_determination', kind: 'v', options: '{security_barrier=true}' },
      { name: 'shared_event', kind: 'v', options: '{security_invoker=true}' },
    ]);
  });

  it('hold the codes that the domain has', async () => {
    const check = async (table: string, column: string) => {
      const [row] = await rows(
        `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and contype = 'c'
         and conkey = (select array_agg(attnum) from pg_attribute where attrelid = $1::regclass and attname = $2)`,
        [table, column],
      );
      return [...(row?.['text'] ?? '').matchAll(/'(\w+)'::text/g)].map(([, value]) => value ?? '').sort();
    };
    expect(await check('cases', 'state')).toEqual([...caseStates.codes].sort());
    expect(await check('case_access', 'reach')).toEqual([...reaches].sort());
    expect(await check('person', 'sex')).toEqual([...sexes.codes].sort());
  });
});

describe('The entities and the migrations', () => {
  it('make the same tables, but for what is written by hand', async () => {
    expect(await differences(ownerUrl(), entities)).toEqual([]);
  });

  it('would not agree on a column that only the database has', async () => {
    await world.owner.query('alter table need add column planted text');
    expect(await differences(ownerUrl(), entities)).toEqual(['ALTER TABLE "need" DROP COLUMN "planted"']);
    await world.owner.query('alter table need drop column planted');
  });
});

function ownerUrl(): string {
  const url = new URL(process.env['PULANG_TEST_OWNER_URL'] ?? '');
  url.pathname = `/${world.owner.database ?? ''}`;
  return url.href;
}
