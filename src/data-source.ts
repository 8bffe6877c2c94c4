import { DataSource } from 'typeorm';
import { entities } from './entities';

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
    extra: { pipeline: true, connectionTimeoutMillis: 4_000 },
  });
