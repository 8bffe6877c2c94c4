import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Language } from '#domain';

/** Tells the page below, and every other tab, that the session is back: a channel is heard on this origin alone. */
const TELL = `new BroadcastChannel('pulang-session').postMessage('signed-in');close()`;
const STYLE = 'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}';

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  `default-src 'none'`,
  `script-src ${sourceOf(TELL)}`,
  `style-src ${sourceOf(STYLE)}`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const texts = {
  onward: { id: ['Anda sudah masuk', 'Lanjutkan'], en: ['You are signed in', 'Go on'] },
  done: {
    id: ['Anda sudah masuk', 'Jendela ini dapat ditutup; pekerjaan Anda ada di jendela sebelumnya.'],
    en: ['You are signed in', 'You can close this window; your work is in the one below.'],
  },
  failed: { id: ['Anda belum masuk', 'Masuk lagi'], en: ['You are not signed in', 'Sign in again'] },
} as const;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function send(reply: FastifyReply, language: Language, title: string, head: string, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .send(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>Pulang: ${title}</title><style>${STYLE}</style>${head}</head><body><main><h1>${title}</h1>${body}</main></body></html>`,
    );
}

const link = (to: string, text: string): string => `<p><a href="${escaped(to)}">${text}</a></p>`;

/**
 * Goes on by itself: a cookie that is set behind another site's redirect is not sent along with it, but with what this
 * page of our own asks for.
 */
export function onward(reply: FastifyReply, language: Language, to: string): FastifyReply {
  const [title, text] = texts.onward[language];
  return send(reply, language, title, `<meta http-equiv="refresh" content="0;url=${escaped(to)}">`, link(to, text));
}

/** In the small window over the page that lost its session. */
export function done(reply: FastifyReply, language: Language): FastifyReply {
  const [title, text] = texts.done[language];
  return send(reply, language, title, '', `<p>${text}</p><script>${TELL}</script>`);
}

/** Whatever went wrong, this is said; what it was is in the log. */
export function failed(reply: FastifyReply, status: number, language: Language, again: string): FastifyReply {
  const [title, text] = texts.failed[language];
  return send(reply.code(status), language, title, '', link(again, text));
}
