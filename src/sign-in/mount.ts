import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { Pool } from 'pg';
import type { Log } from '#server';
import type { KeyRing } from '../platform/vault/key-ring';
import type { Accounts } from './accounts';
import { Credentials } from './credentials';
import { InvitationRoutes } from './invitation.routes';
import { LockOut } from './lock-out';
import { endPage } from './pages/pages';
import type { Parts } from './parts';
import { Passkeys } from './passkeys';
import { OwnAccountRoutes } from './own-account.routes';
import { createProvider, type MachineClients } from './provider';
import { Seals } from './seals';
import type { Sessions } from './sessions';
import { SignInRoutes } from './sign-in.routes';

export interface Mounting {
  issuer: string;
  ring: KeyRing;
  pool: Pool;
  log: Log;
  /** The portal's, whose holders have a page of their own here. */
  sessions: Sessions;
  accounts: Accounts;
  /** Machines that may ask for tokens. */
  clients?: MachineClients;
  /** A machine may have a secret instead of a key: for trying things out. */
  secretsAllowed: boolean;
}

const PREFIX = '/oidc';
const FORM_LIMIT = 32 * 1024;

/** Scripts and styles are files of our own; a page holds none, is framed by nobody and sends its forms here only. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The provider under /oidc and the pages under /sign-in, on the core's own origin. */
export function mountSignIn(http: FastifyInstance, mounting: Mounting): void {
  const { issuer, ring, pool, log } = mounting;
  const { origin, host, protocol } = new URL(issuer);
  const seals = new Seals(ring.secret('sign-in'));
  const credentials = new Credentials(pool, seals);
  const provider = freshProvider(mounting, seals, credentials);
  const parts: Parts = {
    pool,
    seals,
    credentials,
    passkeys: new Passkeys(origin, credentials),
    lockOut: new LockOut(pool, seals),
    log,
    secure: protocol === 'https:',
    provider,
    send,
  };

  void http.register(async (scope) => {
    // The provider reads its bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${PREFIX}/*`, async (request, reply) => {
      const { raw } = request;
      // Where we are reached is what the configuration says, never what a request claims.
      Object.assign(raw.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host });
      delete raw.headers['x-forwarded-for'];
      const whole = raw.url ?? PREFIX;
      Object.assign(raw, { originalUrl: whole, url: whole.slice(PREFIX.length) });
      const running = await provider();
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? '');
      reply.raw.setHeader('content-security-policy', PAGE_POLICY);
      await running.callback()(raw, reply.raw);
    });
  });

  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    for (const [name, { type, content }] of Object.entries(assets()))
      scope.get(`/sign-in/assets/${name}`, (_request, reply) => reply.type(type).send(content));
    new InvitationRoutes(parts).mount(scope);
    new SignInRoutes(parts).mount(scope);
    new OwnAccountRoutes(parts, mounting.sessions, mounting.accounts).mount(scope);
  });
}

/** Made anew when the keys have changed, so that a new key signs in every process without any being started again. */
function freshProvider(
  { issuer, ring, pool, log, clients, secretsAllowed }: Mounting,
  seals: Seals,
  credentials: Credentials,
) {
  const failure = (language: string | undefined) => endPage(language === 'en' ? 'en' : 'id', 'failed');
  let made: { keys: string; provider: Promise<Provider> } | undefined;
  return (): Promise<Provider> => {
    const keys = ring.privateKey('tokens');
    if (made?.keys !== keys) {
      const ground = { issuer, keys, pool, seals, credentials, clients, secretsAllowed, log, failure };
      made = { keys, provider: createProvider(ground) };
    }
    return made.provider;
  };
}

const send = (reply: FastifyReply, page: string, status: number): FastifyReply =>
  reply
    .code(status)
    .header('content-security-policy', PAGE_POLICY)
    .header('cross-origin-resource-policy', 'same-origin')
    .type('text/html; charset=utf-8')
    .send(page);

function assets(): Record<string, { type: string; content: Buffer }> {
  const own = (name: string) => readFileSync(join(__dirname, 'pages/assets', name));
  const library = dirname(dirname(require.resolve('@simplewebauthn/browser')));
  const script = 'text/javascript; charset=utf-8';
  return {
    'sign-in.css': { type: 'text/css; charset=utf-8', content: own('sign-in.css') },
    'sign-in.js': { type: script, content: own('sign-in.js') },
    'webauthn.js': { type: script, content: readFileSync(join(library, 'dist/bundle/index.umd.min.js')) },
  };
}
