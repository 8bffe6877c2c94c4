import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { CoreClient } from '#core-client';
import { problemText } from '#domain';
import { languageOf, PROBLEM_JSON, rates, type Log } from '#server';
import { RATE_POLICY } from './openapi/words';
import { failureOf, Refusal } from './problems';
import { routes } from './routes/table';
import type { Asked, Reply, Route } from './routes/route';
import type { Served } from './served';

interface House {
  core: CoreClient;
  served: Served;
  state: { draining: boolean; origin: string };
  /** Milliseconds for all of a request to come in. */
  patience: number;
  log: Log;
}

const mediaTypeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The addresses of the table on an HTTP server, and what every answer has in common. */
export const mount =
  (house: House): FastifyPluginAsync =>
  async (http) => {
    const { served, state } = house;
    http.removeAllContentTypeParsers();
    http.addContentTypeParser('application/json', { parseAs: 'string' }, http.getDefaultJsonParser('error', 'error'));
    http.addContentTypeParser('text/csv', { parseAs: 'string' }, (_, body, done) => done(null, body));
    http.addHook('onRequest', async (request, reply) => {
      const late = setTimeout(() => request.raw.complete || tooSlow(house, request, reply), house.patience).unref();
      // Until it went off it would hold all that there was of the request.
      reply.raw.once('close', () => request.raw.complete && clearTimeout(late));
      void reply
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
        .header('access-control-allow-origin', state.origin)
        .header('ratelimit-policy', RATE_POLICY)
        .header('x-ratelimit-limit', rates.account.points)
        .header('vary', 'accept, accept-language, authorization');
    });
    // A line that was busy as it closed would be kept for the next request, and hold up the end for a minute.
    http.addHook('onSend', async (_, reply) => void (state.draining && reply.header('connection', 'close')));
    http.setErrorHandler((error, request, reply) => refuse(house, asSaid(error), request, reply));
    for (const route of routes) add(http, route, house);
    http.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(served.text));
    health(http, house);
    // Whatever is no address of the table, or not with this method.
    http.all('*', async ({ url, method }) => {
      const path = url.split('?')[0] ?? '';
      const known = routes
        .filter((route) => patternOf(route.path).test(path))
        .map((route) => route.method.toUpperCase());
      // A known one with this method has a part that is longer than any id.
      if (known.length === 0 || known.includes(method)) throw new Refusal(404, 'NO_SUCH_ADDRESS');
      throw new Refusal(405, 'METHOD', {}, { method, allowed: known.join(', ') }, { allow: known.join(', ') });
    });
  };

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

function health(http: FastifyInstance, { core, state }: House): void {
  http.get('/health/live', () => ({ status: 'live' }));
  http.get('/health/ready', async (_request, reply) => {
    const ready = !state.draining && (await core.ready());
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
}

function add(http: FastifyInstance, route: Route, { core, served }: House): void {
  const parameters = served.parametersOf(route);
  const check = served.bodyOf(route);
  const entry = served.entryOf(route);
  const inBody = served.namesOf(route);
  const taken = route.body && (route.body.mediaTypes ?? ['application/json']);
  http.route({
    method: route.method.toUpperCase(),
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.body ? { bodyLimit: route.body.limit } : {}),
    config: { op: route.id },
    // Who shows nothing, or says that it is of another kind or too long, is told before it is read.
    onRequest: async (request) => {
      if (!request.headers.authorization)
        throw new Refusal(401, 'UNAUTHENTICATED', {}, {}, { 'www-authenticate': 'Bearer' });
      if (taken && !taken.includes(mediaTypeOf(request))) {
        throw new Refusal(415, 'MEDIA_TYPE', { parameter: 'Content-Type' }, { types: taken.join(', ') });
      }
      if (Number(request.headers['content-length']) > request.routeOptions.bodyLimit)
        throw new Refusal(413, 'BODY_TOO_LARGE');
    },
    handler: async (request, reply) => {
      const language = languageOf(request);
      const { authorization, 'x-acting-for': actingFor } = request.headers;
      const asker = { authorization, language, ...(typeof actingFor === 'string' ? { actingFor } : {}) };
      const path = request.params as Record<string, string>;
      const query = request.query as Record<string, unknown>;
      const read = parameters({ path, query, header: request.headers });
      if (route.body && typeof request.body !== 'string') check(request.body);
      const asked: Asked = {
        path,
        query: Object.fromEntries(Object.entries(read).filter(([name]) => !inHeaders.has(name) && !(name in path))),
        body: request.body,
        inBody,
        key: textOf(read['Idempotency-Key']),
        version: Number(textOf(read['If-Match']).slice(1, -1)),
        accept: request.headers.accept ?? '',
        language,
        words: (code) => problemText(code, language),
        faultOf: (one, place) => {
          const refusal = entry(one, place);
          return refusal && failureOf(refusal, language).problem;
        },
        ask: (document, variables, { within, dryRun = false } = {}) =>
          core.ask(document, variables, { ...asker, dryRun }, within),
        core,
      };
      return send(reply, await route.run(asked));
    },
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const inHeaders = new Set(['Idempotency-Key', 'If-Match', 'Accept-Language']);

function send(reply: FastifyReply, { status, body, version, mediaType, link }: Reply): FastifyReply {
  if (link !== undefined) void reply.header('link', link);
  if (version !== undefined) void reply.header('etag', `"${version}"`);
  return reply
    .code(status)
    .type(mediaType ?? 'application/json; charset=utf-8')
    .send(mediaType ? body : JSON.stringify(body));
}

/** What the server itself finds wrong, before a route is asked. */
function asSaid(error: unknown): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return new Refusal(413, 'BODY_TOO_LARGE');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415)
    return new Refusal(415, 'MEDIA_TYPE', { parameter: 'Content-Type' }, { types: 'application/json' });
  if (statusCode === 400) return new Refusal(400, 'MALFORMED');
  return error;
}

/** Who was answered and goes on sending, or was told before, is let go of. */
function tooSlow(house: House, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return void request.raw.destroy();
  const seconds = house.patience / 1000;
  const refusal = new Refusal(408, 'TOO_SLOW', {}, { seconds }, { connection: 'close' });
  void refuse(house, refusal, request, reply);
}

function refuse({ log }: House, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, headers, ours } = failureOf(error, languageOf(request));
  if (ours)
    log.error('request failed', {
      op: (request.routeOptions.config as { op?: string }).op ?? 'other',
      id: request.id,
      error,
    });
  return reply.code(problem.status).headers(headers).type(PROBLEM_JSON).send(JSON.stringify(problem));
}
