import type { AddressInfo } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#domain';
import { arrivals, limits, nestLog, PROBLEM_JSON, problemDocument, rates as usualRates, unheard } from '#server';
import { AppModule } from './app.module';
import { fileRoutes } from './files/files.routes';
import { scannerOf } from './files/scanner';
import { CaseFiles } from './files/files.service';
import { Metrics } from './metrics';
import { NotHeard } from './not-heard';
import { Clock } from './platform/clock';
import { Db, type Pools } from './platform/db/db';
import { isFull, TOO_MUCH } from './platform/db/full';
import { addressFor } from './platform/db/set-up';
import { Partners, partnerBoundary } from './partners/boundary';
import type { RequestContext } from './platform/operation/operations.plugin';
import type { Foundation } from './platform/platform.module';
import { portalRoutes } from './portal/portal.routes';
import { SubjectRecord } from './rights/record.service';
import { rightsRoutes } from './rights/rights.routes';
import { statisticsRoutes } from './statistics/statistics.routes';
import { schemaFor } from './schema-for';
import { Accounts } from './sign-in/accounts';
import { Artefacts } from './sign-in/artefacts';
import { backChannel } from './sign-in/back-channel';
import { ActingFor } from './sign-in/acting-for';
import { Callers, isCaller } from './sign-in/callers';
import { openIssuer } from './sign-in/issuer';
import { Machines } from './sign-in/machines';
import { Linking } from './sign-in/linking';
import { mountInvitations, mountSignIn } from './sign-in/mount';
import { Rates, tooMany } from './sign-in/rates';
import { Seals } from './sign-in/seals';
import { sessionRoutes, toAccept } from './sign-in/session.routes';
import { secretOf } from './sign-in/device-secret';
import { Sessions } from './sign-in/sessions';
import { Standing } from './sign-in/standing';
import { Ways } from './sign-in/way';

export interface Server {
  app: NestFastifyApplication;
  url: string;
  /** Takes no new work, ends what is under way, closes the pools. */
  close(): Promise<void>;
}

type Request = FastifyRequest & Pick<RequestContext, 'actor' | 'spend' | 'acted'>;

interface Arriving extends FastifyRequest {
  /** Goes off if not all of it came in in time. */
  arriving?: NodeJS.Timeout;
}

/** The core on one origin. Listens when `listen` is given; tests inject without. */
export async function createServer(foundation: Foundation, listen: { host: string; port: number }): Promise<Server> {
  const { env, log, ring, patience = { answer: limits.time, file: limits.fileTime } } = foundation;
  const adapter = new FastifyAdapter({
    bodyLimit: limits.batchBody,
    // Later than the word of the route that waits for it.
    requestTimeout: patience.file + 5_000,
    http: { headersTimeout: patience.answer, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    clientErrorHandler: unheard(patience.answer),
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      void reply
        .code(400)
        .type(PROBLEM_JSON)
        .send(problemDocument(400, 'HEAD_MALFORMED', 'en'));
    },
    // Behind a proxy of one's own the address that is counted is the one that the proxy saw.
    trustProxy: env.publicUrl ? ['loopback', 'uniquelocal'] : false,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundation), adapter, {
    logger: nestLog(log),
    abortOnError: false,
  });
  const http = adapter.getInstance<FastifyInstance>();
  arrivals(http);
  app.useGlobalFilters(new NotHeard());
  const pools = app.get<Pools, Pools>('Pools');
  let origin = `http://localhost:${listen.port}`;
  const known = () => env.publicUrl ?? origin;
  const issuer = await openIssuer(env, ring, known, () => insideOf(http.server.address() as AddressInfo));
  const accounts = new Accounts(pools.app, pools.signIn, env);
  const sessions = new Sessions(app.get(Db), pools.signIn);
  const standing = await Standing.heardAt(addressFor(foundation.url, 'pulang_sign_in', ring.secret('database')), log);
  const callers = new Callers(issuer.verifier, sessions, accounts, standing, known, log);
  const linking = new Linking(pools.signIn, accounts, issuer.url);
  const ways = new Ways(ring.secret('way'));
  const deviceSecret = (account: string) => secretOf(ring, account);
  const signIn = { issuer, sessions, accounts, callers, linking, ways, origin: known, deviceSecret, log };
  const rates = new Rates(pools.signIn, ring.secret('rate'), foundation.rates ?? usualRates, log);
  const standingIn = new ActingFor(pools.app, standing);
  const clock = new Clock(pools.app, log);
  const metrics = new Metrics(pools.app, env.metricsToken);
  let draining = false;

  const enter = async (request: Arriving, reply: FastifyReply) => {
    void reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    const path = request.url.split('?')[0] ?? '';
    const isFile = path.startsWith('/files/');
    if (!path.startsWith('/health/') && path !== '/metrics' && !(await clock.agrees().catch(() => true)))
      return refuse(reply, 503, 'CLOCK_APART', 'This service’s clock is wrong. Nothing was done; try again later.');
    // A file may take its time over a thin line; all else comes in within the time of an answer.
    if (!isFile) request.arriving = setTimeout(() => tooSlow(request, reply), patience.answer).unref();
    if (/^\/(auth|oidc|sign-in)\//.test(path)) {
      const wait = await rates.address(request.ip);
      return wait > 0 ? tooMany(reply, wait) : undefined;
    }
    const isDocument = path.startsWith('/rights/') || path.startsWith('/statistics/');
    if (!isFile && !isDocument && path !== '/graphql' && path !== '/schema.graphql') return;
    // Before anything is parsed: who has no good token learns nothing of the document, nor of the schema.
    const caller = await callers.of(request);
    if (!isCaller(caller)) return callers.refuse(reply, caller);
    const { actor } = caller;
    const wait = rates.account(actor.account);
    if (wait > 0) return tooMany(reply, wait);
    if (!isFile && Number(request.headers['content-length'] ?? 0) > limits.batchBody) {
      return refuse(reply, 413, 'TOO_LARGE', `At most ${limits.batchBody} bytes.`);
    }
    const unit = request.headers['x-acting-for'];
    const acting = unit === undefined ? actor : await standingIn.of(actor, String(unit));
    if (!acting) return refuse(reply, 403, 'NOT_STANDING_IN', 'You do not stand in for this unit now.');
    const chooses = caller.session ?? acting.roles.includes('partner');
    const language = chooses ? chosenLanguage(request, acting.language) : acting.language;
    const dryRun = request.headers['x-dry-run'] === 'true';
    // Some acts of people leave more than the database undoes.
    if (dryRun && !acting.roles.includes('partner'))
      return refuse(reply, 400, 'DRY_RUN', "Only partners' machines try what they would do.");
    Object.assign(request, {
      actor: { ...acting, language, dryRun, session: caller.session?.id },
      spend: (points: number) => rates.account(actor.account, points),
      acted: async () => {
        if (actor.roles.includes('admin')) await standing.caughtUp();
      },
    });
  };
  http.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply) =>
    enter(request, reply).catch((error: unknown) => {
      if (isFull(error)) return refuse(reply.header('retry-after', '2'), 503, 'BUSY', TOO_MUCH);
      throw error;
    }),
  );
  partnerBoundary(http, new Partners(pools.signIn, ring));
  http.addHook('onResponse', async (request: Arriving, reply) => {
    metrics.answered(request, reply);
    // Until it went off it would hold all that there was of the request.
    if (request.raw.complete) clearTimeout(request.arriving);
  });
  // A session that was begun or ended is so before its holder is told.
  http.addHook('onSend', async ({ url }) => {
    if (url.startsWith('/auth/')) await standing.caughtUp();
  });
  http.addHook('onClose', () => standing.close());
  // A line that was busy as it closed would be kept for the next request, and hold up the end for a minute.
  http.addHook('onSend', async (_request, reply) => void (draining && reply.header('connection', 'close')));
  http.get('/health/live', () => ({ status: 'live' }));
  http.get('/health/ready', async (_request, reply) => {
    const ready =
      !draining &&
      (await Promise.all([pools.app.query('select 1'), clock.agrees()]).then(
        ([, together]) => together,
        () => false,
      ));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  http.get('/metrics', (request, reply) => metrics.answer(request, reply));
  if (issuer.own) {
    const machines = new Machines(pools.signIn, env, ring, rates);
    const secretsAllowed = env.nodeEnv !== 'production';
    const people = { sessions, accounts, clients: machines, secretsAllowed };
    mountSignIn(http, { issuer: issuer.url, ring, pool: pools.signIn, log, ...people });
  } else {
    const used = new Artefacts('ReplayDetection', pools.signIn, new Seals(ring.secret('sign-in')));
    backChannel(http, { verifier: issuer.verifier, sessions, clientId: env.oidc.clientId, used, log });
    mountInvitations(http, { issuer: issuer.url, ring, pool: pools.signIn, log }, known(), toAccept(signIn));
  }
  sessionRoutes(http, signIn);
  http.get('/schema.graphql', (request, reply) => {
    const { schema } = app.get(GraphQLSchemaHost);
    return reply.type('text/plain; charset=utf-8').send(schemaFor(schema, (request as Request).actor.roles));
  });

  rightsRoutes(http, {
    db: app.get(Db),
    record: app.get(SubjectRecord),
    schema: () => app.get(GraphQLSchemaHost).schema,
  });
  statisticsRoutes(http, { db: app.get(Db) });
  fileRoutes(http, { db: app.get(Db), files: app.get(CaseFiles), log, scan: scannerOf(env), patience: patience.file });
  portalRoutes(http);

  await app.init();
  await app.listen(listen.port, listen.host);
  const { port } = http.server.address() as AddressInfo;
  origin = `http://localhost:${port}`;
  return {
    app,
    url: origin,
    close: async () => {
      draining = true;
      await app.close();
    },
  };
}

export { issuerOf } from './sign-in/issuer';

/** Where this process reaches itself, whatever name browsers have for it. */
const insideOf = ({ address, family, port }: AddressInfo): string =>
  `http://${['0.0.0.0', '::'].includes(address) ? 'localhost' : family === 'IPv6' ? `[${address}]` : address}:${port}`;

/** Of the two in which the portal can be read: the one that it says its reader has chosen, else the account's. */
const chosenLanguage = ({ headers }: FastifyRequest, language: Language): Language =>
  headers['accept-language'] === 'id' || headers['accept-language'] === 'en' ? headers['accept-language'] : language;

const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({ errors: [{ message, extensions: { code } }] });

/** Who was answered and goes on sending is let go of. */
function tooSlow(request: FastifyRequest, reply: FastifyReply): void {
  if (request.raw.complete) return;
  if (reply.sent) return void request.raw.destroy();
  void refuse(reply.header('connection', 'close'), 408, 'TOO_SLOW', 'Not all of it came in within ten seconds.');
}
