import { DataSource, type DataSourceOptions } from 'typeorm';

/** Checks and indexes have names in words where they were written by hand; TypeORM's own end in a hash. */
const byHand = [
  /^DROP INDEX "public"\."(?!\w+_[0-9a-f]{26,})\w+"$/,
  /^ALTER TABLE "\w+" DROP CONSTRAINT "(?!\w+_[0-9a-f]{26,})\w+"$/,
  // The order of commits, which the audit's chain follows, is the database's own.
  /^ALTER TABLE "audit_entry" DROP COLUMN "xid"$/,
  // The same order, which partners' machines follow.
  /^ALTER TABLE "case_event" DROP COLUMN "pos"$/,
  // The same default, written by TypeORM in another way.
  /^ALTER TABLE "audit_entry" ALTER COLUMN "id" (DROP DEFAULT|SET DEFAULT gen_random_uuid\(\))$/,
];

/** What TypeORM would do to make the database what the entities say, but for what was written by hand on purpose. */
export async function differences(ownerUrl: string, entities: DataSourceOptions['entities']): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    entities,
    installExtensions: false,
  });
  await source.initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query).filter((query) => !byHand.some((known) => known.test(query)));
  } finally {
    await source.destroy();
  }
}
