import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An outside provider by hand, whose clock can be set: what it says is as it should be, but for the time. */
export interface Sundial {
  issuer: string;
  /** Seconds that its clock is ahead of ours. */
  ahead: number;
  /** What the id token of the next sign-in says beside. */
  claims: Record<string, unknown>;
  /** A token of its own making for anything. */
  sign(claims: object, header: object): Promise<string>;
  close(): Promise<void>;
}

export async function openSundial(clientId: string): Promise<Sundial> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'sundial', alg: 'ES256', use: 'sig' }] };
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
  const sundial: Sundial = {
    issuer,
    ahead: 0,
    claims: {},
    sign: (claims, header) => {
      const now = Math.floor(Date.now() / 1000) + sundial.ahead;
      return new SignJWT({ iss: issuer, iat: now, exp: now + 300, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'sundial', ...header })
        .sign(privateKey);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const token = async () => {
    const at = Math.floor(Date.now() / 1000) + sundial.ahead;
    const said = { sub: 'somebody', aud: clientId, auth_time: at, amr: ['pwd', 'otp'], ...sundial.claims };
    return { access_token: 'opaque', token_type: 'Bearer', id_token: await sundial.sign(said, { typ: 'JWT' }) };
  };
  const say = (response: ServerResponse, body: unknown) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  server.on('request', (request, response) => {
    if (request.url === '/jwks') say(response, jwks);
    else if (request.url === '/token') void token().then((body) => say(response, body));
    else say(response, metadata);
  });
  return sundial;
}
