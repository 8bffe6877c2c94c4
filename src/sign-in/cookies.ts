import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-`: set by this origin alone, over TLS or on this machine, for all of it and for no other host (RFC 6265bis). */
const PREFIX = '__Host-';
export const sessionCookie = 'pulang';

/** Undefined as well if there are two of the name: then somebody planted one. */
export function readCookie({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const start = `${PREFIX}${name}=`;
  const found = (headers.cookie ?? '').split(';').filter((pair) => pair.trim().startsWith(start));
  return found.length === 1 ? found[0]?.trim().slice(start.length) : undefined;
}

interface How {
  /** `Lax` is sent when another site sends the browser here, as an outside provider does at the end of a sign-in. */
  sameSite?: 'Strict' | 'Lax';
  /** Until the browser is closed, unless said. */
  seconds?: number;
}

export function setCookie(reply: FastifyReply, name: string, value: string, { sameSite, seconds }: How = {}): void {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  const held = `Path=/; Secure; HttpOnly; SameSite=${sameSite ?? 'Strict'}${age}`;
  void reply.header('set-cookie', `${PREFIX}${name}=${value}; ${held}`);
}

export const clearCookie = (reply: FastifyReply, name: string): void => setCookie(reply, name, '', { seconds: 0 });
