import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Nothing but files of our own, no script or style in the page, and no text that becomes markup. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // By it alone the page names its own service worker.
  'trusted-types portal-files',
].join('; ');

/** The portal's service worker brings the portal's own files, and runs nothing else. */
const WORKER = '/service-worker.js';
const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** What answers at these addresses is not the portal, and an address below them that is nothing stays nothing. */
const others = /^\/(graphql|schema\.graphql|oidc|auth|sign-in|files|rights|statistics|health|metrics|assets)(\/|$)/;

interface Kept {
  type: string;
  plain: Buffer;
  /** Made when first asked for. */
  packed: Partial<Record<'br' | 'gzip', Promise<Buffer>>>;
}

const packers = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** The portal, as `npm run build` left it: the page at every address of its own, and its files under names of their content. */
export function portalRoutes(http: FastifyInstance): void {
  const folder = dirname(require.resolve('#portal/index.html'));
  const own = ['index.html', 'favicon.svg', WORKER.slice(1)];
  const paths = [...own, ...readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)];
  const files = new Map(paths.map((path) => [`/${path}`, kept(join(folder, path))]));
  const page = files.get('/index.html') as Kept;

  for (const [path, file] of files)
    http.get(path, (request, reply) => {
      const forGood = path.startsWith('/assets/');
      void reply.header('cache-control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path === WORKER) void reply.header('content-security-policy', WORKER_POLICY);
      return file === page ? sendPage(request, reply, page) : send(request, reply, file);
    });
  http.get('/*', (request, reply) =>
    others.test(request.url.split('?')[0] ?? '') || !wantsPage(request)
      ? reply.callNotFound()
      : sendPage(request, reply, page),
  );
}

const kept = (path: string): Kept => ({ type: types[extname(path)] ?? '', plain: readFileSync(path), packed: {} });

const wantsPage = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;

const sendPage = (request: FastifyRequest, reply: FastifyReply, page: Kept): Promise<FastifyReply> =>
  send(
    request,
    reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', PAGE_POLICY)
      // The small window in which somebody signs in again still has to tell the page.
      .header('cross-origin-opener-policy', 'same-origin-allow-popups')
      .header('permissions-policy', 'camera=(), geolocation=(), microphone=()'),
    page,
  );

async function send({ headers }: FastifyRequest, reply: FastifyReply, file: Kept): Promise<FastifyReply> {
  void reply.type(file.type).header('vary', 'accept-encoding').header('cross-origin-resource-policy', 'same-origin');
  const accepted = headers['accept-encoding'] ?? '';
  const packing = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined;
  if (!packing) return reply.send(file.plain);
  file.packed[packing] ??= packers[packing](file.plain);
  return reply.header('content-encoding', packing).send(await file.packed[packing]);
}
