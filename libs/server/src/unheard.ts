import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { problemText, type Language, type ProblemCode } from '#domain';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** RFC 9457, with the code that never changes its meaning and what to do. */
export function problemDocument(
  status: number,
  code: ProblemCode,
  language: Language,
  params?: Readonly<Record<string, string | number>>,
) {
  const { message, remedy } = problemText(code, language, params);
  return { type: `urn:pulang:problem:${code}`, title: message, status, code, remedy };
}

/**
 * Answers what can not be heard out: a head that comes too slowly, is too long or is no HTTP, of which there is no
 * request yet and no language. `headTime` is in milliseconds. The line is closed.
 */
export const unheard =
  (headTime: number) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    // As Node itself does: into an answer that is on its way nothing is written.
    const { _httpMessage: begun } = socket as { _httpMessage?: ServerResponse | null };
    if (error.code === 'ECONNRESET' || !socket.writable || begun?.headersSent) return void socket.destroy();
    const problem =
      error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? problemDocument(408, 'TOO_SLOW', 'en', { seconds: headTime / 1000 })
        : error.code === 'HPE_HEADER_OVERFLOW'
          ? problemDocument(431, 'HEAD_TOO_LARGE', 'en')
          : problemDocument(400, 'HEAD_MALFORMED', 'en');
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      `content-type: ${PROBLEM_JSON}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  };
