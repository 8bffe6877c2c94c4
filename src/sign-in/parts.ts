import type { FastifyReply } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { Pool } from 'pg';
import type { Log } from '#server';
import type { Credentials } from './credentials';
import type { LockOut } from './lock-out';
import type { Passkeys } from './passkeys';
import type { Seals } from './seals';

/** What pages of ours are made of, whoever's provider it is. */
export interface PageParts {
  pool: Pool;
  seals: Seals;
  credentials: Credentials;
  lockOut: LockOut;
  log: Log;
  /** Reached by https: cookies are sent no other way. */
  secure: boolean;
  send(reply: FastifyReply, page: string, status: number): FastifyReply;
}

/** And what those of our own provider are. */
export interface Parts extends PageParts {
  passkeys: Passkeys;
  /** With the keys that sign at this moment. */
  provider(): Promise<Provider>;
}
