import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { WebhookFailure } from '#domain';
import { InnerAddress, resolve } from './address';

export type Posted = { arrived: true; status: number } | { arrived: false; why: WebhookFailure; status?: number };

interface Message {
  url: URL;
  body: string;
  headers: Record<string, string>;
  /** Hosts of this deployment's own choice, wherever they are. */
  allowed: readonly string[];
  /** Milliseconds for all of it. */
  time: number;
}

/** Sends one message. Follows no redirect, waits no longer than it may, and reads nothing of the answer but its status. */
export async function post({ url, body, headers, allowed, time }: Message): Promise<Posted> {
  const late = AbortSignal.timeout(time);
  try {
    const { address, family } = await orLate(resolve(url, allowed), late);
    const status = await new Promise<number>((answer, fail) => {
      const sent = (url.protocol === 'https:' ? secure : plain)(
        url,
        {
          method: 'POST',
          agent: false,
          signal: late,
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'Pulang',
          },
          lookup: (_host, options, done) =>
            options.all ? done(null, [{ address, family }]) : done(null, address, family),
        },
        (response) => {
          answer(response.statusCode ?? 0);
          response.destroy();
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
    if (status >= 200 && status < 300) return { arrived: true, status };
    const why = status === 410 ? 'GONE' : status >= 300 && status < 400 ? 'REDIRECTED' : 'STATUS';
    return { arrived: false, why, status };
  } catch (error) {
    return { arrived: false, why: whyOf(error, late) };
  }
}

function whyOf(error: unknown, late: AbortSignal): WebhookFailure {
  if (error instanceof InnerAddress) return 'INNER_ADDRESS';
  if (late.aborted) return 'TIMED_OUT';
  const { code } = error as { code?: string };
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'NOT_FOUND' : 'BROKEN';
}

/** A name server may be silent as well. */
const orLate = <T>(work: Promise<T>, late: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, fail) => late.addEventListener('abort', () => fail(new Error('late')), { once: true })),
  ]);
