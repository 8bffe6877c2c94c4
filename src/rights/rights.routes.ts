import { isUUID } from 'class-validator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { mayName, type ProblemCode } from '#domain';
import type { Actor } from '#server';
import { asCaller } from '../platform/db/caller';
import { tx, type Db } from '../platform/db/db';
import { sql } from '../platform/db/sql';
import { Refused } from '../platform/outcome/problem';
import { certificatePage } from './record-page';
import type { SubjectRecord } from './record.service';

type Request = FastifyRequest<{ Params: { id: string } }> & { actor: Actor };

interface Needs {
  db: Db;
  record: SubjectRecord;
  schema: () => GraphQLSchema;
}

/** Two documents that are printed and handed over: the record for whom it is of, and the certificate of an erasure. */
export function rightsRoutes(http: FastifyInstance, { db, record, schema }: Needs): void {
  http.get('/rights/record/:id', async (request, reply) => {
    const { actor, params } = request as Request;
    if (!mayName(actor.roles, 'Query.subjectRecord')) return refuse(reply, actor, 403, 'FORBIDDEN');
    if (!isUUID(params.id)) return refuse(reply, actor, 400, 'INVALID_VALUE');
    const page = await record.page(schema(), actor, params.id);
    return page ? send(reply, page, `record-${params.id.slice(0, 8)}`) : refuse(reply, actor, 404, 'NOT_FOUND');
  });

  http.get('/rights/erasures/:id', async (request, reply) => {
    const { actor, params } = request as Request;
    if (!mayName(actor.roles, 'Query.erasures')) return refuse(reply, actor, 403, 'FORBIDDEN');
    if (!isUUID(params.id)) return refuse(reply, actor, 400, 'INVALID_VALUE');
    const [row] = await asCaller(actor, () =>
      db.transaction(actor, () =>
        tx().query<{ certificate: string; signature: string }>(
          sql`select certificate, signature from erasure where id = ${params.id} and certificate is not null`,
        ),
      ),
    );
    return row
      ? send(reply, certificatePage(row.certificate, row.signature), `certificate-${params.id.slice(0, 8)}`)
      : refuse(reply, actor, 404, 'NOT_FOUND');
  });
}

const send = (reply: FastifyReply, page: string, name: string) =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.html"`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'")
    .send(page);

const refuse = (reply: FastifyReply, actor: Actor, status: number, code: ProblemCode) =>
  reply.code(status).send(new Refused(code, 'id', { field: 'id' }).answer(actor.language));
