import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Log } from '#server';
import type { Artefacts } from './artefacts';
import { errors } from './oidc-provider';
import type { Sessions } from './sessions';
import type { TokenVerifier } from './tokens';

interface BackChannel {
  verifier: TokenVerifier;
  sessions: Sessions;
  /** As which the portal is known to the provider. */
  clientId: string;
  used: Artefacts<object>;
  log: Log;
}

const LONGEST = 8_000;

/** Where an outside provider says that somebody has signed out there: what rests on its word ends with it. */
export function backChannel(http: FastifyInstance, { verifier, sessions, clientId, used, log }: BackChannel): void {
  const refuse = (reply: FastifyReply, code: string) => {
    log.warn('sign-out refused', { code });
    return reply.code(400).send({ error: 'invalid_request' });
  };
  http.post<{ Body: { logout_token?: unknown } | undefined }>('/auth/back-channel-logout', async (request, reply) => {
    const token = request.body?.logout_token;
    if (typeof token !== 'string' || token.length > LONGEST) return refuse(reply, 'TOKEN_MALFORMED');
    const told = await verifier.logout(token, clientId);
    if ('reason' in told) return refuse(reply, told.reason);
    const seconds = Math.ceil((told.until.getTime() - Date.now()) / 1000) + 60;
    try {
      await used.upsert(`logout ${told.id}`, {}, Math.max(60, seconds));
    } catch (error) {
      if (error instanceof errors.InvalidClientAuth) return refuse(reply, 'TOKEN_USED');
      throw error;
    }
    const count = await sessions.endAtProvider(told);
    log.info('signed out at the provider', { count });
    return reply.code(200).send();
  });
}
