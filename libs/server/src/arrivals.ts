import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { languageOf } from './language-of';
import { limits } from './limits';
import { PROBLEM_JSON, problemDocument } from './unheard';

/**
 * How requests come in at an HTTP server of ours that was made with `requireHostHeader: false`: what is wrong with a head
 * is told as a problem, and whoever is answered before all that they send was heard gets to see the answer.
 */
export function arrivals(http: FastifyInstance): void {
  // As a request like any other; Node itself would ask for every body, and refuse an expectation without a word.
  for (const event of ['checkContinue', 'checkExpectation'])
    http.server.on(event, (request, response) => http.server.emit('request', request, response));
  http.addHook('onRequest', async (request, reply) => {
    const { host, expect } = request.headers;
    const told = (status: number, code: 'HOST_MISSING' | 'EXPECTATION', parameter: string) =>
      reply
        .code(status)
        .header('cache-control', 'no-store')
        .type(PROBLEM_JSON)
        .send({ ...problemDocument(status, code, languageOf(request)), parameter });
    if (host === undefined && request.raw.httpVersion === '1.1') return told(400, 'HOST_MISSING', 'Host');
    if (expect !== undefined && !isContinue(expect)) return told(417, 'EXPECTATION', 'Expect');
  });
  // Whom nothing stands against by the head alone is told to go on.
  http.addHook('preParsing', async ({ headers }, reply) => {
    if (headers.expect !== undefined) reply.raw.writeContinue();
  });
  // A sender that is slow was waited for already.
  http.addHook('onSend', async ({ raw }, reply) => {
    if (!raw.complete && reply.statusCode !== 408) hearOut(raw);
  });
}

const isContinue = (expectation: string): boolean => expectation.toLowerCase() === '100-continue';

/**
 * Takes what is still sent, and drops it: on a line that is closed upon unread bytes the answer is lost. A client that
 * sends more than can be meant well is cut off, and one that takes longer than a request may by whoever counts that.
 */
function hearOut(request: IncomingMessage): void {
  const { socket } = request;
  const most = socket.bytesRead + limits.heardOut;
  const close = socket.destroySoon.bind(socket);
  request.on('data', () => socket.bytesRead > most && socket.destroy());
  // What Node calls for a line that is not kept: it is closed on our side alone until all has come.
  socket.destroySoon = () => {
    socket.end();
    if (request.complete) close();
    else request.once('end', close);
  };
}
