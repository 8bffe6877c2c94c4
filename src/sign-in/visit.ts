import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#domain';
import type { Seals } from './seals';

/** What a form of ours sends: names and texts. */
export type Typed = Readonly<Record<string, string | undefined>>;

export type Request = FastifyRequest<{
  Params: { uid?: string };
  Querystring: Record<string, unknown>;
  Body: Typed | undefined;
}>;

const DEVICE = 'pulang_device';
const LANGUAGE = 'pulang_language';
const DEVICE_S = 180 * 24 * 3600;
/** A counter at a post is used by a few people, not by a hundred. */
const PEOPLE_PER_DEVICE = 8;

export function cookieOf(request: Request, name: string): string | undefined {
  const cookies = request.headers.cookie?.split('; ') ?? [];
  return cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}

export interface CookieOptions {
  path: string;
  seconds?: number;
  strict?: boolean;
}

/** Never read by a script; on an https origin never sent without it. */
export function giveCookie(reply: FastifyReply, secure: boolean, name: string, value: string, options: CookieOptions) {
  const { path, seconds, strict } = options;
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  const cookie = `${name}=${value}; Path=${path}; HttpOnly; SameSite=${strict ? 'Strict' : 'Lax'}${age}${secure ? '; Secure' : ''}`;
  void reply.header('set-cookie', cookie);
}

/** The language chosen here, else the one the portal asked for, else the browser's, else Indonesian. */
export function languageOf(request: Request, asked?: string): Language {
  const chosen = request.body?.['language'] ?? request.query['language'] ?? cookieOf(request, LANGUAGE);
  const wanted = [chosen, asked?.split(' ')[0], request.headers['accept-language']?.slice(0, 2)];
  return wanted.find((one): one is Language => one === 'id' || one === 'en') ?? 'id';
}

export const rememberLanguage = (reply: FastifyReply, secure: boolean, language: Language): void =>
  giveCookie(reply, secure, LANGUAGE, language, { path: '/sign-in' });

/** A browser, and who has signed in on it before. */
export interface Device {
  id: string;
  logins: string[];
}

export function deviceOf(request: Request, seals: Seals): Device | undefined {
  try {
    const sealed = Buffer.from(cookieOf(request, DEVICE) ?? '', 'base64url');
    const device = JSON.parse(seals.open(DEVICE, sealed)) as Device & { until: number };
    return device.until > Date.now() ? device : undefined;
  } catch {
    return undefined;
  }
}

export function rememberDevice(
  reply: FastifyReply,
  seals: Seals,
  secure: boolean,
  { id, logins }: Device,
  login: string,
): void {
  const until = Date.now() + DEVICE_S * 1000;
  const people = [login, ...logins.filter((one) => one !== login)].slice(0, PEOPLE_PER_DEVICE);
  const sealed = seals.seal(DEVICE, JSON.stringify({ id, logins: people, until }));
  giveCookie(reply, secure, DEVICE, sealed.toString('base64url'), { path: '/sign-in', seconds: DEVICE_S });
}

/** A form that another site sends for somebody is not theirs; browsers say where a request comes from. */
export const comesFromElsewhere = (request: Request): boolean => {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};
