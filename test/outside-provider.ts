import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Configuration } from 'oidc-provider';
import { Provider } from '../src/sign-in/oidc-provider';

export interface OutsideProvider {
  issuer: string;
  /** Who answers the next sign-in, and with what said of them. */
  who: { subject: string; claims?: Record<string, unknown>; amr?: string[] };
  /** An access token for our audience, as its own machines get it. */
  token(clientId: string): Promise<string>;
  close(): Promise<void>;
}

/** The outside provider's own page, on which somebody says who they are. */
const PAGE = `<!doctype html><html lang="en"><title>Outside</title><main><h1>Sign in outside</h1>
  <form method="post"><label for="name">Name</label><input id="name" name="name"><button>Go on</button></form></main></html>`;

/** Somebody else's provider, certified and complete but for its pages: whoever is asked to sign in is signed in, unless it `asks`. */
export async function openOutsideProvider(
  redirectUri: string,
  { asks = false, ...more }: Configuration & { asks?: boolean } = {},
): Promise<OutsideProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const outside: Pick<OutsideProvider, 'who'> = { who: { subject: 'nobody' } };
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'outside-1', alg: 'ES256', use: 'sig' }] },
    clients: [
      {
        client_id: 'portal-outside',
        client_secret: 'a-secret-of-the-outside-provider',
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
        require_auth_time: true,
        backchannel_logout_uri: new URL('/auth/back-channel-logout', redirectUri).href,
        backchannel_logout_session_required: true,
      },
      {
        client_id: 'machine-outside',
        client_secret: 'a-secret-of-an-outside-machine',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'unit', 'roles', 'acr', 'amr'] },
    cookies: { keys: ['a key of the outside provider'] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...outside.who.claims }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: 'pulang',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
        defaultResource: () => [],
      },
    },
    ...more,
  });
  const callback = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    if (asks && request.method === 'GET') return void response.setHeader('content-type', 'text/html').end(PAGE);
    const signIn = async () => {
      const accountId = asks ? (new URLSearchParams(await text(request)).get('name') ?? '') : outside.who.subject;
      const login = { accountId, amr: outside.who.amr ?? ['pwd', 'otp'] };
      await provider.interactionFinished(request, response, { login });
    };
    void signIn();
  });
  return Object.assign(outside, {
    issuer,
    token: async (clientId: string) => {
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:a-secret-of-an-outside-machine`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:pulang:core' }),
      });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
}
