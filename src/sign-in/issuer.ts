import {
  allowInsecureRequests,
  ClientSecretBasic,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import type { Env } from '#server';
import type { KeyRing } from '../platform/vault/key-ring';
import { PORTAL_CLIENT } from './provider';
import { TokenVerifier } from './tokens';

/** Whose word is taken for who somebody is. There is one: our own provider, or the outside one of OIDC_ISSUER. */
export interface Issuer {
  url: string;
  own: boolean;
  verifier: TokenVerifier;
  /** The portal as its client. */
  client(): Promise<Configuration>;
}

/**
 * Our own provider is asked on this machine, without TLS; an outside one may be without only there (readEnv sees to it).
 */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out
const withoutTls: ((client: Configuration) => void)[] = [allowInsecureRequests];

/** Who signs our own tokens: the provider on the core's origin. */
export const issuerOf = (port: number): string => `http://localhost:${port}/oidc`;

/** The one issuer of an installation. */
export const issuerFor = (env: Env): string =>
  env.oidcIssuer ?? (env.publicUrl ? `${env.publicUrl}/oidc` : issuerOf(env.port));

/** The core as browsers know it, for who does not listen themselves. */
export function originFor(env: Pick<Env, 'publicUrl' | 'port'>): string {
  if (env.publicUrl) return env.publicUrl;
  if (env.port === 0) throw new Error('PORT is 0: give the port that the server took, as its ready line has it.');
  return `http://localhost:${env.port}`;
}

/** @param inside - where this process itself listens, since the origin that browsers know may not be reached from here */
export async function openIssuer(env: Env, ring: KeyRing, origin: () => string, inside: () => string): Promise<Issuer> {
  const url = issuerFor(env);
  return env.oidcIssuer ? outside(url, env) : own(url, ring, origin, inside);
}

async function own(url: string, ring: KeyRing, origin: () => string, inside: () => string): Promise<Issuer> {
  const open = () => {
    const endpoint = (name: string) => `${origin()}/oidc/${name}`;
    const server = {
      issuer: url,
      authorization_endpoint: endpoint('auth'),
      token_endpoint: endpoint('token'),
      jwks_uri: endpoint('jwks'),
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['ES256'],
    };
    const client = new Configuration(server, PORTAL_CLIENT, { id_token_signed_response_alg: 'ES256' }, None());
    withoutTls.forEach((allow) => allow(client));
    enableNonRepudiationChecks(client);
    client[customFetch] = (asked, options) => fetch(asked.replace(origin(), inside()), options);
    return client;
  };
  let client: Configuration | undefined;
  return {
    url,
    own: true,
    verifier: TokenVerifier.own(() => ring.privateKey('tokens'), url),
    client: async () => (client ??= open()),
  };
}

function outside(url: string, env: Env): Issuer {
  const { clientId, clientSecret, tokenType } = env.oidc;
  let found: Promise<Configuration> | undefined;
  const client = () => {
    found ??= discovery(new URL(url), clientId, {}, clientSecret ? ClientSecretBasic(clientSecret) : None(), {
      execute: [enableNonRepudiationChecks, ...(url.startsWith('http:') ? withoutTls : [])],
      timeout: 5,
    });
    // A provider that is away is asked again by whoever comes next.
    found.catch(() => (found = undefined));
    return found;
  };
  const keysAt = async () => new URL((await client()).serverMetadata().jwks_uri ?? '');
  return { url, own: false, verifier: TokenVerifier.outside(url, tokenType, keysAt), client };
}
