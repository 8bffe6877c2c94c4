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
import { LinkRoutes, type Leave } from './link.routes';
import { endPage } from './pages/pages';
import { pagePolicy } from './pages/policy';
import type { PageParts, Parts } from './parts';
import { Passkeys } from './passkeys';
import { OwnAccountRoutes } from './own-account.routes';
import { createProvider, type MachineClients } from './provider';
import { Seals } from './seals';
import type { Sessions } from './sessions';
import { SignInRoutes } from './sign-in.routes';

export interface PageGround {
  issuer: string;
  ring: KeyRing;
  pool: Pool;
  log: Log;
}

export interface Mounting extends PageGround {
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

/** The provider under /oidc and the pages under /sign-in, on the core's own origin. */
export function mountSignIn(http: FastifyInstance, mounting: Mounting): void {
  const { issuer } = mounting;
  const { origin, host, protocol } = new URL(issuer);
  const page = pageParts(mounting, origin);
  const provider = freshProvider(mounting, page.seals, page.credentials);
  const parts: Parts = { ...page, passkeys: new Passkeys(origin, page.credentials), provider };

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
      reply.raw.setHeader('content-security-policy', pagePolicy());
      await running.callback()(raw, reply.raw);
    });
  });

  mountPages(http, (scope) => {
    new InvitationRoutes(parts).mount(scope);
    new SignInRoutes(parts).mount(scope);
    new OwnAccountRoutes(parts, mounting.sessions, mounting.accounts).mount(scope);
  });
}

/** Of our pages those that are needed where an outside provider signs people in: whoever was invited comes in by them. */
export function mountInvitations(http: FastifyInstance, ground: PageGround, origin: string, leave: Leave): void {
  const routes = new LinkRoutes(pageParts(ground, origin), ground.issuer, leave);
  mountPages(http, (scope) => routes.mount(scope));
}

function mountPages(http: FastifyInstance, mount: (scope: FastifyInstance) => void): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    for (const [name, { type, content }] of Object.entries(assets()))
      scope.get(`/sign-in/assets/${name}`, (_request, reply) => reply.type(type).send(content));
    mount(scope);
  });
}

function pageParts({ ring, pool, log }: PageGround, origin: string): PageParts {
  const seals = new Seals(ring.secret('sign-in'));
  const [credentials, lockOut] = [new Credentials(pool, seals), new LockOut(pool, seals)];
  return { pool, seals, credentials, lockOut, log, secure: origin.startsWith('https:'), send };
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
    .header('content-security-policy', pagePolicy())
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
