import type { FastifyRequest } from 'fastify';

type Request = Pick<FastifyRequest, 'headers' | 'method' | 'url'>;

/**
 * What the portal says with each of its requests: that a person did something, or that the page asked by itself. No
 * other site can add a header of ours, and no poll keeps a session alive by being forgotten about: there is no default.
 */
const SAID = 'x-pulang';
const said = ({ headers }: Request): unknown => headers[SAID];

/** Whose page it is that asks, where it says so: an account's work is done by that account's session alone. */
const FOR = 'x-pulang-for';
export const isFor = ({ headers }: Request, login: string): boolean =>
  headers[FOR] === undefined || headers[FOR] === encodeURIComponent(login);

export const isWork = (request: Request): boolean => said(request) === 'work';

/** Why a request that shows a session's cookie is not the portal's own; undefined if it is. */
export function forged(request: Request, origin: string): string | undefined {
  const { headers, method, url } = request;
  const site = headers['sec-fetch-site'];
  const opened = site === 'none' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && !opened) return 'CSRF_SITE';
  if (headers.origin !== undefined && headers.origin !== origin) return 'CSRF_ORIGIN';
  // A file or a page may be opened by its address alone: that reads, and changes nothing.
  const reads = (method === 'GET' || method === 'HEAD') && !url.startsWith('/graphql');
  if (reads) return undefined;
  if (site === undefined && headers.origin === undefined) return 'CSRF_ORIGIN';
  return isWork(request) || said(request) === 'background' ? undefined : 'CSRF_HEADER';
}
