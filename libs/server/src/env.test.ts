import { resolve } from 'node:path';
import { EnvError, readEnv } from './env';

const APP = 'postgres://app:very-secret@db:5432/pulang';
const OWNER = 'postgres://owner:very-secret@db:5432/pulang';

const fault = (source: Record<string, string>) => {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return 'none';
};

describe('the environment', () => {
  it('needs nothing: an office starts with the embedded database on this machine only', () => {
    expect(readEnv({})).toEqual({
      dataDir: resolve('.data'),
      port: 3000,
      iomPort: 3001,
      host: '127.0.0.1',
      database: undefined,
      demo: true,
      background: true,
      nodeEnv: 'development',
      logLevel: 'info',
      metricsToken: undefined,
      oidcIssuer: undefined,
      publicUrl: undefined,
      coreUrl: undefined,
      webhookHosts: [],
      smtp: undefined,
      oidc: {
        clientId: 'portal',
        clientSecret: undefined,
        accountClaim: 'sub',
        unitClaim: undefined,
        rolesClaim: undefined,
        tokenType: 'at+jwt',
      },
    });
  });

  it('counts an empty variable as absent', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(readEnv({}));
  });

  it('loads no demonstration into an outside database unless asked for by name', () => {
    const outside = { DATABASE_URL: APP, DATABASE_OWNER_URL: OWNER };
    expect(readEnv(outside)).toMatchObject({ demo: false, database: { url: APP, ownerUrl: OWNER } });
    expect(readEnv({ ...outside, DEMO: 'yes' }).demo).toBe(true);
    expect(readEnv({ DEMO: 'no' }).demo).toBe(false);
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['IOM_PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['DEMO', 'ja'],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'verbose'],
    ['OIDC_ISSUER', 'http://pulang.example'],
    ['OIDC_ISSUER', 'pulang.example'],
    ['PUBLIC_URL', 'https://pulang.example/portal'],
    ['CORE_URL', 'http://localhost:3000/graphql'],
    ['OIDC_CLIENT_ID', 'pulang'],
    ['OIDC_ROLES_CLAIM', 'my roles'],
    ['OIDC_TOKEN_TYPE', 'jwt'],
    ['MAIL_FROM', 'Pulang'],
  ])('refuses %s=%s, names it and says what to give', (name, value) => {
    expect(fault({ [name]: value })).toMatch(new RegExp(`^${name} is '${value}': give .+\\.$`));
  });

  it('never repeats a secret that is malformed', () => {
    const message = fault({
      DATABASE_URL: 'mysql://app:very-secret@db/x',
      DATABASE_OWNER_URL: OWNER,
      METRICS_TOKEN: 'secret',
      SMTP_URL: 'https://pulang:very-secret@mail',
    });
    expect(message).toContain('DATABASE_URL is malformed: give postgres://');
    expect(message).toContain('SMTP_URL is malformed: give smtps://');
    expect(message).toContain('METRICS_TOKEN is malformed: give at least 16');
    expect(message).not.toContain('secret');
  });

  it('wants both addresses of an outside database or neither', () => {
    expect(fault({ DATABASE_URL: APP })).toMatch(/^DATABASE_OWNER_URL is missing: /);
    expect(fault({ DATABASE_OWNER_URL: OWNER })).toMatch(/^DATABASE_URL is missing: /);
  });

  it('wants two different ports, unless both are free ones', () => {
    expect(fault({ PORT: '4000', IOM_PORT: '4000' })).toMatch(/^IOM_PORT is '4000'/);
    expect(readEnv({ PORT: '0', IOM_PORT: '0' })).toMatchObject({ port: 0, iomPort: 0 });
  });

  it('wants to know whom mail comes from, and encrypts what leaves the machine', () => {
    const url = 'smtp://127.0.0.1:2525';
    expect(fault({ SMTP_URL: url })).toMatch(/^MAIL_FROM is missing: /);
    const from = 'pulang@example.id';
    expect(readEnv({ SMTP_URL: url, MAIL_FROM: from }).smtp).toEqual({ url, from, onThisMachine: true });
    const away = readEnv({ SMTP_URL: 'smtp://user:word@mail.example.id', MAIL_FROM: from }).smtp;
    expect(away?.onThisMachine).toBe(false);
  });

  it('tells all faults at once', () => {
    expect(fault({ PORT: 'x', DEMO: 'x' }).split('\n')).toHaveLength(2);
  });

  it('takes a scanner by its host and port, and nothing else', () => {
    expect(readEnv({}).clamd).toBeUndefined();
    expect(readEnv({ CLAMD: 'scanner:3310' }).clamd).toEqual({ host: 'scanner', port: 3310 });
    expect(readEnv({ CLAMD: '[::1]:3310' }).clamd).toEqual({ host: '::1', port: 3310 });
    for (const wrong of ['scanner', 'http://scanner:3310', 'scanner:0', 'scanner:70000'])
      expect(fault({ CLAMD: wrong })).toMatch(/^CLAMD is /);
  });
});
