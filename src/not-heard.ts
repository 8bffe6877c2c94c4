import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '#domain';
import { languageOf, PROBLEM_JSON, problemDocument } from '#server';

const codes: Readonly<Record<number, ProblemCode>> = {
  400: 'MALFORMED',
  404: 'NO_SUCH_ADDRESS',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE',
};

/** What the HTTP server refuses before anything of ours is asked. The address is not said again: it may name somebody. */
@Catch(HttpException)
export class NotHeard implements ExceptionFilter<HttpException> {
  catch(refused: HttpException, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const status = refused.getStatus();
    const language = languageOf(http.getRequest<FastifyRequest>());
    void http
      .getResponse<FastifyReply>()
      .code(status)
      .type(PROBLEM_JSON)
      .send(problemDocument(status, codes[status] ?? 'FAULT', language, { types: 'application/json' }));
  }
}
