import type { FastifyReply } from 'fastify';
import type { Language } from '#domain';
import { html, markup, type Html } from './pages/html';
import { layout } from './pages/layout';
import { pagePolicy } from './pages/policy';
import { texts } from './pages/texts';

/** Tells a page that lost its session, in this window or below it, that it is back: a channel is heard on this origin alone. */
const TELL = `new BroadcastChannel('pulang-session').postMessage('signed-in')`;
const TELL_AND_CLOSE = `${TELL};close()`;

const send = (reply: FastifyReply, page: string, script?: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy(script)).send(page);

/** To the letter, since the policy knows it by its hash. */
const inline = (script: string): Html => markup(`<script>${script}</script>`);

/**
 * Goes on by itself: a cookie that is set behind another site's redirect is not sent along with it, but with what this
 * page of our own asks for.
 */
export function onward(reply: FastifyReply, language: Language, to: string): FastifyReply {
  const t = texts[language];
  const head = html`<meta http-equiv="refresh" content="0;url=${to}" />${inline(TELL)}`;
  const body = html`<p><a class="button" href="${to}">${t.goOn}</a></p>`;
  return send(reply, layout({ language, title: t.signedIn, head, body }), TELL);
}

/** In the small window over the page that lost its session. */
export function done(reply: FastifyReply, language: Language): FastifyReply {
  const t = texts[language];
  const [head, body] = [inline(TELL_AND_CLOSE), html`<p>${t.closeWindow}</p>`];
  return send(reply, layout({ language, title: t.signedIn, head, body }), TELL_AND_CLOSE);
}

/** Whatever went wrong, this is said; what it was is in the log. */
export function failed(
  reply: FastifyReply,
  status: number,
  language: Language,
  again: string,
  of: 'notSignedIn' | 'notLinked' = 'notSignedIn',
): FastifyReply {
  const t = texts[language];
  const [help, press] = of === 'notLinked' ? [t.notLinkedHelp, t.tryAgain] : [t.notSignedInHelp, t.signInAgain];
  const body = html`<p>${help}</p>
    <p><a class="button" href="${again}">${press}</a></p>`;
  return send(reply.code(status), layout({ language, title: t[of], head: html``, body }));
}
