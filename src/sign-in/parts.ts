import type { FastifyReply } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { Pool } from 'pg';
import type { Log } from '#server';
import type { Credentials } from './credentials';
import type { LockOut } from './lock-out';
import type { Passkeys } from './passkeys';
import type { Seals } from './seals';

/** What the pages of sign-in are made of. */
export interface Parts {
  pool: Pool;
  seals: Seals;
  credentials: Credentials;
  passkeys: Passkeys;
  lockOut: LockOut;
  log: Log;
  /** Reached by https: cookies are sent no other way. */
  secure: boolean;
  /** With the keys that sign at this moment. */
  provider(): Promise<Provider>;
  send(reply: FastifyReply, page: string, status: number): FastifyReply;
}
