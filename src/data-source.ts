import { DataSource } from 'typeorm';
import { entities } from './entities';
import { Connection } from './platform/db/pool';

/** A pool of one database role. `pipeline`: statements that do not wait for each other travel together. */
export const dataSource = (url: string, size: number): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    poolSize: size,
    synchronize: false,
    installExtensions: false,
    applicationName: 'pulang',
    extra: { Client: Connection, pipeline: true, connectionTimeoutMillis: 4_000 },
  });
