import { resolve } from 'node:path';

/** What a process is told from outside. Read once, at boot; nothing else reads `process.env`. */
export interface Env {
  /** Absolute folder for everything this installation keeps: the embedded database, keys, checkpoints. */
  dataDir: string;
  /** 0 takes a free port. */
  port: number;
  iomPort: number;
  host: string;
  /** The outside database, PostgreSQL 15 or newer; without it the embedded one is started. */
  database: { url: string; ownerUrl: string } | undefined;
  /** Load demonstration accounts and data into an empty database: with an outside one only when asked for by name. */
  demo: boolean;
  /** Do background work beside serving; a deployment with worker processes says no. */
  background: boolean;
  nodeEnv: (typeof NODE_ENVS)[number];
  logLevel: (typeof LOG_LEVELS)[number];
  /** Bearer token of whoever may read the metrics; without it nobody may. */
  metricsToken: string | undefined;
  /** The address that tokens name as their issuer, when it is not the one this process listens on. */
  oidcIssuer: string | undefined;
  /** The origin by which browsers and partners reach the core, when a proxy stands before it. */
  publicUrl: string | undefined;
  /** Where the service API, which has no database of its own, asks the core. */
  coreUrl: string | undefined;
  /** Hosts (`name` or `name:port`) that partners' messages may go to though they are inside, or without TLS. */
  webhookHosts: readonly string[];
  /** Who carries mail; without it none is sent. */
  smtp:
    | { url: string; from: string; /** No wire to listen on: it need not be encrypted. */ onThisMachine: boolean }
    | undefined;
  /** A scanner that speaks clamd's protocol; with one, no file comes in that it has not looked through. */
  clamd: { host: string; port: number } | undefined;
  /** How the core is known to the outside provider, and what that provider's tokens say of an account. */
  oidc: {
    clientId: string;
    clientSecret: string | undefined;
    /** The claim that names an account; it is linked to an account here beforehand. */
    accountClaim: string;
    /** The claims that name the unit's code and the roles; what they say can only take away. */
    unitClaim: string | undefined;
    rolesClaim: string | undefined;
    /** The `typ` of its access tokens: `at+jwt` (RFC 9068), or `JWT` for a provider that knows no other. */
    tokenType: string;
  };
}

const NODE_ENVS = ['development', 'test', 'production'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Names every variable that cannot be used, and what to do about it; never repeats a secret. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

// eslint-disable-next-line no-restricted-properties -- the one place that reads it
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const faults: string[] = [];
  // An empty variable counts as absent: that is how compose and unit files leave one out.
  const text = (name: string) => source[name]?.trim() || undefined;

  function read<T>(
    name: string,
    parse: (text: string) => T | undefined,
    remedy: string,
    secret = false,
  ): T | undefined {
    const given = text(name);
    if (given === undefined) return undefined;
    const value = parse(given);
    if (value === undefined) faults.push(`${name} is ${secret ? 'malformed' : `'${given}'`}: ${remedy}.`);
    return value;
  }

  const port = (name: string) => read(name, parsePort, 'give a whole number from 0 (any free port) to 65535');
  const database = (name: string) =>
    read(name, parseDatabase, 'give postgres://role:password@host:5432/database', true);

  const url = database('DATABASE_URL');
  const ownerUrl = database('DATABASE_OWNER_URL');
  for (const [here, missing] of [
    ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const,
    ['DATABASE_OWNER_URL', 'DATABASE_URL'] as const,
  ]) {
    if (text(here) && !text(missing)) {
      faults.push(`${missing} is missing: give it beside ${here}, or leave out both for the embedded database.`);
    }
  }
  const yesOrNo = (name: string) => read(name, oneOf(['yes', 'no'] as const), 'give yes or no, or leave it out');
  const demo = yesOrNo('DEMO');
  const smtpUrl = read('SMTP_URL', parseSmtp, 'give smtps://user:password@host, or smtp:// with STARTTLS', true);
  const mailFrom = read('MAIL_FROM', matching(/^[\w.+-]+@[\w.-]+$/), 'give an address such as pulang@example.id');
  if (text('SMTP_URL') && !text('MAIL_FROM'))
    faults.push('MAIL_FROM is missing: give the address that mail comes from.');
  const claim = (name: string) =>
    read(name, matching(/^[\w:/.-]+$/), 'give the name of a claim, with dots between levels');

  const env: Env = {
    dataDir: resolve(text('DATA_DIR') ?? '.data'),
    port: port('PORT') ?? 3000,
    iomPort: port('IOM_PORT') ?? 3001,
    host:
      read('HOST', matching(/^[\w.:-]+$/), 'give an address or name to listen on, such as 127.0.0.1') ?? '127.0.0.1',
    database: url && ownerUrl ? { url, ownerUrl } : undefined,
    demo: demo ? demo === 'yes' : !text('DATABASE_URL'),
    background: yesOrNo('BACKGROUND') !== 'no',
    nodeEnv: read('NODE_ENV', oneOf(NODE_ENVS), `give one of ${NODE_ENVS.join(', ')}`) ?? 'development',
    logLevel: read('LOG_LEVEL', oneOf(LOG_LEVELS), `give one of ${LOG_LEVELS.join(', ')}`) ?? 'info',
    metricsToken: read('METRICS_TOKEN', matching(/^\S{16,}$/), 'give at least 16 characters without blanks', true),
    oidcIssuer: read('OIDC_ISSUER', parseIssuer, 'give an https address without query (http only on this machine)'),
    publicUrl: read('PUBLIC_URL', parseOrigin, 'give an https origin without a path (http only on this machine)'),
    coreUrl: read('CORE_URL', parseInner, 'give an http or https origin without a path'),
    webhookHosts: read('WEBHOOK_HOSTS', parseHosts, 'give hosts, as name or name:port, with commas between') ?? [],
    smtp:
      smtpUrl && mailFrom
        ? { url: smtpUrl, from: mailFrom, onThisMachine: local.has(URL.parse(smtpUrl)?.hostname ?? '') }
        : undefined,
    clamd: read('CLAMD', parseScanner, 'give host:port of a clamd, such as scanner:3310'),
    oidc: {
      clientId:
        read('OIDC_CLIENT_ID', matching(/^(?!pulang$)\S+$/), "give the client's id, which can not be pulang") ??
        'portal',
      clientSecret: read(
        'OIDC_CLIENT_SECRET',
        matching(/^\S{16,}$/),
        'give at least 16 characters without blanks',
        true,
      ),
      accountClaim: claim('OIDC_ACCOUNT_CLAIM') ?? 'sub',
      unitClaim: claim('OIDC_UNIT_CLAIM'),
      rolesClaim: claim('OIDC_ROLES_CLAIM'),
      tokenType: read('OIDC_TOKEN_TYPE', oneOf(['at+jwt', 'JWT'] as const), 'give at+jwt or JWT') ?? 'at+jwt',
    },
  };
  if (env.port !== 0 && env.port === env.iomPort) {
    faults.push(`IOM_PORT is '${env.iomPort}', as PORT is: give two different ports.`);
  }
  if (faults.length > 0) throw new EnvError(faults.join('\n'));
  return env;
}

const local: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined);

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string) =>
    values.find((value) => value === text);

const parseHosts = (text: string): string[] | undefined => {
  const hosts = text.split(',').map((host) => host.trim());
  return hosts.every((host) => /^(\[[\da-f:]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)) ? hosts : undefined;
};

function parseScanner(text: string): { host: string; port: number } | undefined {
  const [, host, port] = /^([\w.-]+|\[[\da-f:]+\]):([1-9]\d{0,4})$/i.exec(text) ?? [];
  return host && Number(port) <= 65_535 ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : undefined;
}

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function parseDatabase(text: string): string | undefined {
  const url = URL.parse(text);
  return url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.username && url.pathname.length > 1
    ? text
    : undefined;
}

function parseSmtp(text: string): string | undefined {
  const url = URL.parse(text);
  return url && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname ? text : undefined;
}

function parseOrigin(text: string): string | undefined {
  const url = parseIssuer(text);
  return url && URL.parse(url)?.origin === url ? url : undefined;
}

// Inside an installation's own network.
function parseInner(text: string): string | undefined {
  const url = URL.parse(text);
  return url && ['http:', 'https:'].includes(url.protocol) && url.origin === text.replace(/\/$/, '')
    ? url.origin
    : undefined;
}

// Tokens go where the issuer says, so it is https everywhere but on the machine itself (OpenID Connect Core, 16.17).
function parseIssuer(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || url.search || url.hash) return undefined;
  const onThisMachine = url.protocol === 'http:' && local.has(url.hostname);
  return url.protocol === 'https:' || onThisMachine ? text.replace(/\/$/, '') : undefined;
}
