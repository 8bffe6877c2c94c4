import { createPrivateKey } from 'node:crypto';
import { exportJWK } from 'jose';
import type { AllClientMetadata, Configuration, ErrorOut, JWK, KoaContextWithOIDC } from 'oidc-provider';
import type { Pool } from 'pg';
import { languageOf, PROBLEM_JSON, problemDocument, type Log } from '#server';
import { pemBlocks } from '../platform/vault/key-ring';
import { Artefacts } from './artefacts';
import { assertionFault, refuseAlike } from './client-proof';
import type { Credentials } from './credentials';
import { errors, Provider } from './oidc-provider';
import type { Seals } from './seals';
import { AUDIENCE, TOLERANCE_S } from './tokens';

/** How the portal is known here: a public client, whose codes PKCE and its one address hold fast. */
export const PORTAL_CLIENT = 'portal';
/** What an access token is for. A resource has to be a URI; the token's audience is `pulang`. */
export const RESOURCE = 'urn:pulang:core';
/** Both factors, and the second one again of somebody who is signed in. */
export const TWO_FACTORS = 'urn:pulang:two-factor';
export const STEP_UP = 'urn:pulang:step-up';

const MINUTE = 60;
const ALGORITHM = 'ES256';

/** Machines that may ask for tokens, by their client id; whoever keeps them says what the provider should know. */
export interface MachineClients {
  find(clientId: string): Promise<AllClientMetadata | undefined>;
  /** Milliseconds until one that has proved who it is may ask again; 0 if it may now. */
  wait(clientId: string): Promise<number>;
}

/** As the token endpoint says it. */
class TooMany extends errors.OIDCProviderError {}

export interface Ground {
  issuer: string;
  /** Our keys in PEM: the first signs, the others verify what they have signed. */
  keys: string;
  pool: Pool;
  seals: Seals;
  credentials: Credentials;
  clients: MachineClients | undefined;
  /** A secret instead of a key is for trying things out. */
  secretsAllowed: boolean;
  log: Log;
  /** The page that tells what went wrong. */
  failure(language: string | undefined): string;
}

const signingKey = async (pem: string): Promise<JWK> => ({
  ...(await exportJWK(createPrivateKey(pem))),
  alg: ALGORITHM,
  use: 'sig',
});

/** Made of certified parts: what is ours is where things are kept, who may ask, and what the pages look like. */
export async function createProvider(ground: Ground): Promise<Provider> {
  const { issuer, log } = ground;
  const provider = new Provider(issuer, {
    ...(await configuration(ground)),
    jwks: { keys: await Promise.all(pemBlocks(ground.keys).map(signingKey)) },
  });
  // Where it is reached is what the configuration says; the mount sets the headers, so no client can say otherwise.
  provider.proxy = true;
  provider.use(refuseAlike);
  provider.use(noSuchAddress);
  const refused = ({ oidc }: KoaContextWithOIDC, error: errors.OIDCProviderError) =>
    log.warn('sign-in refused', { code: reasonOf(error, oidc.client === undefined) });
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
  provider.on('end_session.error', refused);
  provider.on('revocation.error', refused);
  provider.on('server_error', (_, error) => log.error('the provider failed', { error }));
  return provider;
}

/** What is no address of the provider's is told as everywhere else. */
async function noSuchAddress(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  if (ctx.status !== 404 || ctx.body) return;
  ctx.status = 404;
  ctx.body = JSON.stringify(problemDocument(404, 'NO_SUCH_ADDRESS', languageOf(ctx)));
  ctx.type = PROBLEM_JSON;
}

/** `invalid_grant.authorization.code.not.found`: the library's own words, never a client's. */
function reasonOf(error: errors.OIDCProviderError, unproved: boolean): string {
  const words = error.error_detail ?? (unproved ? error.error_description : undefined);
  const detail = words?.replace(/[^A-Za-z]+/g, '.').slice(0, 45);
  return detail ? `${error.error}.${detail}` : error.error;
}

async function configuration(ground: Ground): Promise<Configuration> {
  const { pool, seals, credentials, clients, secretsAllowed, log } = ground;
  const origin = new URL(ground.issuer).origin;
  const secure = origin.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true, secure, overwrite: true } as const;
  return {
    adapter: (model: string) => (model === 'Client' ? new ClientsOnly(clients) : new Artefacts(model, pool, seals)),
    clients: [portal(origin)],
    clientAuthMethods: secretsAllowed
      ? ['none', 'private_key_jwt', 'client_secret_basic']
      : ['none', 'private_key_jwt'],
    clientDefaults: { id_token_signed_response_alg: ALGORITHM },
    enabledJWA: {
      idTokenSigningAlgValues: [ALGORITHM],
      clientAuthSigningAlgValues: ['ES256', 'PS256', 'EdDSA', 'Ed25519'],
    },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'amr'] },
    acrValues: [TWO_FACTORS, STEP_UP],
    subjectTypes: ['public'],
    pkce: { required: () => true },
    clockTolerance: TOLERANCE_S,
    assertJwtClientAuthClaimsAndHeader: (_, claims) => {
      const fault = assertionFault(claims, ground.issuer);
      if (fault) throw new errors.InvalidClientAuth(fault);
    },
    cookies: {
      keys: seals.cookieKeys,
      names: { session: 'pulang_provider', interaction: 'pulang_sign_in', resume: 'pulang_resume' },
      long: cookie,
      short: cookie,
    },
    ttl: {
      AuthorizationCode: MINUTE,
      AccessToken: 10 * MINUTE,
      ClientCredentials: 10 * MINUTE,
      IdToken: 10 * MINUTE,
      Interaction: 30 * MINUTE,
      Session: 8 * 60 * MINUTE,
      Grant: 8 * 60 * MINUTE,
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      introspection: { enabled: false },
      revocation: { enabled: true },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = form;
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: async (ctx, resource, client) => {
          if (resource !== RESOURCE) throw new errors.InvalidTarget();
          const wait = client.clientId === PORTAL_CLIENT ? 0 : await clients?.wait(client.clientId);
          if (wait) {
            ctx.set('retry-after', String(Math.ceil(wait / 1000)));
            throw new TooMany(429, 'rate_limited');
          }
          return {
            scope: 'openid',
            audience: AUDIENCE,
            accessTokenTTL: 10 * MINUTE,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: ALGORITHM } },
          };
        },
      },
    },
    interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: async (_, login) =>
      (await credentials.account(login)) && { accountId: login, claims: () => ({ sub: login }) },
    // Nobody is asked whether the portal may know who they are: it is the same house.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      if (client?.clientId !== PORTAL_CLIENT || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: PORTAL_CLIENT, accountId: session.accountId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(RESOURCE, 'openid');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out: ErrorOut) => {
      ctx.type = 'html';
      ctx.body = ground.failure(ctx.acceptsLanguages('id', 'en') || undefined);
      log.warn('sign-in stopped', { code: out.error });
    },
  };
}

const portal = (origin: string): AllClientMetadata & { client_id: string } => ({
  client_id: PORTAL_CLIENT,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [`${origin}/auth/callback`],
  post_logout_redirect_uris: [`${origin}/`],
  scope: 'openid',
});

const CLIENT_ID = /^[\w.:-]{1,100}$/;

/** Clients are registered by administrators; the provider only looks them up. */
class ClientsOnly {
  constructor(private readonly clients: MachineClients | undefined) {}

  async find(id: string): Promise<AllClientMetadata | undefined> {
    return CLIENT_ID.test(id) ? this.clients?.find(id) : undefined;
  }

  readonly upsert = unwanted;
  readonly destroy = unwanted;
  readonly consume = unwanted;
  readonly findByUid = unwanted;
  readonly findByUserCode = unwanted;
  readonly revokeByGrantId = unwanted;
}

async function unwanted(): Promise<undefined> {
  return undefined;
}
