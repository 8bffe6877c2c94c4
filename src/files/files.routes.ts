import { randomUUID } from 'node:crypto';
import { isUUID } from 'class-validator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayName, readPurposes } from '#domain';
import { limits, PROBLEM_JSON, type Actor, type Log } from '#server';
import type { Db } from '../platform/db/db';
import { asRefusal } from '../platform/operation/as-refusal';
import { Refused } from '../platform/outcome/problem';
import { asCaller } from '../platform/db/caller';
import type { CaseFiles } from './files.service';
import { tooLarge } from './kept';
import { safe } from './safe';
import type { Scan } from './scanner';
import { Turns } from './turns';

type Request = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, unknown>; Body: unknown }> & {
  actor: Actor;
};

interface Needs {
  db: Db;
  files: CaseFiles;
  log: Log;
  scan: Scan;
  /** Milliseconds for all of a file to come in. */
  patience: number;
}

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' };

const statuses: Partial<Record<string, number>> = {
  TOO_SLOW: 408,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  KEY_REUSED: 409,
  RESTRICTED: 409,
  ERASED: 409,
  FILE_TOO_LARGE: 413,
  SCANNER_LIMIT: 413,
  FILE_TYPE: 415,
  FILE_DAMAGED: 422,
  FILE_UNSAFE: 422,
  FILE_INFECTED: 422,
  SCANNER_SILENT: 503,
  BUSY: 503,
};

/**
 * Bytes do not travel as GraphQL. `PUT /files/{id}?case=` takes them under an id of the client's, to be attached by an
 * act; `GET /files/{id}?purpose=` gives them back. What a process holds of files at a time is bounded: a few come in or
 * go out, one is made anew.
 */
export function fileRoutes(http: FastifyInstance, { db, files, log, scan, patience }: Needs): void {
  const under = new Turns(6, 12);
  const making = new Turns(1, 6);

  /** Who was answered and goes on sending is let go of. */
  const tooSlow = (request: Request, reply: FastifyReply): void => {
    if (reply.sent) return void request.raw.destroy();
    const refused = new Refused('TOO_SLOW', 'file', { seconds: patience / 1000 });
    refuse(refused, request, reply.header('connection', 'close'), log);
  };

  /** A place before a byte of the body is read; given back when the answer has gone, or its reader. */
  const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const leave = await under.take();
    if (!leave) throw new Refused('BUSY');
    if (request.raw.destroyed) return leave();
    reply.raw.once('close', leave);
    setTimeout(() => request.raw.complete || tooSlow(request as Request, reply), patience).unref();
  };

  const receive = async (request: Request): Promise<unknown> => {
    const { actor, params, query, body } = request;
    if (!mayName(actor.roles, 'Mutation.attachFile')) throw new Refused('FORBIDDEN');
    const { case: of, ...unknown } = query;
    checkId('id', params.id);
    checkId('case', of);
    for (const field of Object.keys(unknown)) throw new Refused('INVALID_VALUE', field, { field });
    const original = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    // As it came: what is left behind of a picture may be meant for whoever takes it apart.
    await scan(original);
    const done = await making.take();
    if (!done) throw new Refused('BUSY');
    const kept = await safe(original).finally(done);
    return db.transaction(actor, () => files.receive(params.id, of as string, original, kept, randomUUID()));
  };

  const send = async (request: Request, reply: FastifyReply): Promise<unknown> => {
    const { actor, params, query } = request;
    const { purpose } = query;
    if (!mayName(actor.roles, 'CaseFile.content')) throw new Refused('FORBIDDEN');
    checkId('id', params.id);
    if (!readPurposes.has(purpose))
      throw new Refused('UNKNOWN_CODE', 'purpose', { codes: readPurposes.codes.join(', ') });
    const file = await db.transaction(actor, () => files.open(params.id, purpose, randomUUID()));
    if (!file) throw new Refused('NOT_FOUND', 'file');
    const name = `${file.kind}-${params.id.slice(0, 8)}.${extensions[file.mediaType]}`;
    return reply
      .type(file.mediaType)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .send(file.bytes);
  };

  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: limits.file }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error, request, reply) => refuse(error, request as Request, reply, log));
    scope.addHook('onRequest', enter);
    scope.put('/files/:id', (request) => asCaller((request as Request).actor, () => receive(request as Request)));
    scope.get('/files/:id', (request, reply) =>
      asCaller((request as Request).actor, () => send(request as Request, reply)),
    );
  });
}

function checkId(field: string, id: unknown): void {
  if (!isUUID(id)) throw new Refused('INVALID_VALUE', field, { field });
}

/** A problem, as an act would answer it, with the status that says what kind; a fault says nothing of itself. */
function refuse(error: unknown, { actor, id }: Request, reply: FastifyReply, log: Log): FastifyReply {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refused = code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge() : asRefusal(error);
  const tell = (problem: Refused, status: number) => {
    const { code, message, ...rest } = problem.answer(actor.language);
    const details = { type: `urn:pulang:problem:${code}`, title: message, status, code, message, ...rest };
    return reply.code(status).type(PROBLEM_JSON).send(details);
  };
  if (refused) {
    const status = statuses[refused.code] ?? 400;
    if (status === 503) void reply.header('retry-after', '2');
    return tell(refused, status);
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 500) return tell(new Refused('FILE_DAMAGED', 'file'), status);
  log.error('a file could not be handled', { account: actor.account, error, op: id });
  return tell(new Refused('FAULT'), 500);
}
