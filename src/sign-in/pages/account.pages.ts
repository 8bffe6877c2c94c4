import { renderSVG } from 'uqr';
import type { Language } from '#domain';
import type { Ways } from '../own-account';
import type { OwnSession } from '../sessions';
import { field, hidden, layout, passkeyForm, type Fault } from './layout';
import { html, markup, type Html } from './html';
import { texts, type Texts } from './texts';

interface Step {
  language: Language;
  /** Where this page's forms go. */
  action: string;
  token: string;
  login: string;
  fault?: Fault | undefined;
}

/** What was just done, as the page says it. */
export const notices = ['passwordChanged', 'passkeyAdded', 'passkeyRemoved', 'appChanged', 'sessionsEnded'] as const;
export type Notice = (typeof notices)[number];

const formOf = ({ action, token }: Step) => ({ action, token });

/** The language is changed by a form of its own: the page has several, and none is the one that the Enter key means. */
const languageForm = ({ action, token }: Step): Html =>
  html`<form id="main" method="post" action="${action}/language" hidden>${hidden('token', token)}</form>`;

/** By the clock of the unit: `21 Nov 2026, 14.03 WIB`. */
function shown(language: Language, zone: string): (at: Date) => Html {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return (at) => html`<time datetime="${at.toISOString()}">${format.format(at)}</time>`;
}

const codesLeft = (t: Texts, count: number): string => {
  if (count === 0) return t.noCodesLeft;
  return count === 1 ? t.oneCodeLeft : t.codesLeft.replace('{count}', String(count));
};

export function accountPage(
  step: Step & {
    ways: Ways;
    sessions: readonly OwnSession[];
    /** The session that this page is asked by. */
    session: string;
    options: object;
    notice?: Notice | undefined;
  },
): string {
  const { language, action, token, login, fault, ways, options, notice } = step;
  const t = texts[language];
  const at = shown(language, ways.zone);
  const { passkeys } = ways;
  return layout({
    language,
    title: t.account,
    form: formOf(step),
    fault,
    body: html`${notice && html`<p class="notice" role="status">${t[notice]}</p>`}
      <p>${t.signedInAs}: <strong>${login}</strong></p>
      ${languageForm(step)}
      <section aria-labelledby="own-password">
        <h2 id="own-password">${t.password}</h2>
        <p>${t.lastChanged} ${at(ways.passwordAt)}.</p>
        <p><a class="button quiet" href="${action}/password">${t.changePassword}</a></p>
      </section>
      <section aria-labelledby="own-app">
        <h2 id="own-app">${t.application}</h2>
        <p>${ways.totp ? t.appThere : t.appMissing}</p>
        <p><a class="button quiet" href="${action}/app">${ways.totp ? t.changeApp : t.addApp}</a></p>
      </section>
      <section aria-labelledby="own-passkeys">
        <h2 id="own-passkeys" tabindex="-1">${t.passkeys}</h2>
        ${passkeys.length === 0 && html`<p>${t.noPasskeys}</p>`}
        <ul class="rows">
          ${passkeys.map(
            ({ id, addedAt, usedAt }, i) =>
              html`<li>
                <span id="passkey-${i}">
                  ${t.made} ${at(addedAt)}<br />${usedAt ? html`${t.lastUsed} ${at(usedAt)}` : t.neverUsed}
                </span>
                <form method="post" action="${action}/passkey/remove">
                  ${hidden('token', token)} ${hidden('passkey', id)}
                  <button class="quiet" id="remove-${i}" aria-labelledby="remove-${i} passkey-${i}">${t.remove}</button>
                </form>
              </li>`,
          )}
        </ul>
        ${passkeyForm(`${action}/passkey`, token, 'create', options, t.newPasskey, t.newPasskeyHelp, t.passkeyFailed)}
      </section>
      <section aria-labelledby="own-codes">
        <h2 id="own-codes">${t.recoveryCodesTitle}</h2>
        <p>${codesLeft(t, ways.codesLeft)} ${t.newCodesHelp}</p>
        <form method="post" action="${action}/codes">
          ${hidden('token', token)}
          <button class="quiet">${t.newCodes}</button>
        </form>
      </section>
      <section aria-labelledby="own-sessions">
        <h2 id="own-sessions">${t.sessions}</h2>
        <ul class="rows">
          ${step.sessions.map((one, i) => sessionRow(step, one, i, at))}
        </ul>
        ${
          step.sessions.length > 1 &&
          html`<form method="post" action="${action}/sessions">
            ${hidden('token', token)}
            <button class="quiet">${t.endOthers}</button>
          </form>`
        }
      </section>
      <p><a href="/">${t.toPulang}</a></p>`,
  });
}

function sessionRow(
  { language, action, token, session }: Step & { session: string },
  { id, methods, signedInAt, workedAt }: OwnSession,
  i: number,
  at: (when: Date) => Html,
): Html {
  const t = texts[language];
  const how = methods.includes('hwk') ? t.byPasskey : methods.includes('recovery') ? t.byRecovery : t.byCode;
  return html`<li>
    <span id="session-${i}">
      ${id === session && html`<strong>${t.thisSession}</strong><br />`}${how}<br />${t.since} ${at(signedInAt)}<br />${t.lastUsed}
      ${at(workedAt)}
    </span>
    ${
      id !== session &&
      html`<form method="post" action="${action}/sessions">
        ${hidden('token', token)} ${hidden('session', id)}
        <button class="quiet" id="end-${i}" aria-labelledby="end-${i} session-${i}">${t.endSession}</button>
      </form>`
    }
  </li>`;
}

export function ownPasswordPage(step: Step): string {
  const { language, action, token, login, fault } = step;
  const t = texts[language];
  const secret = { type: 'password', fault } as const;
  const fresh = { ...secret, autocomplete: 'new-password' };
  return layout({
    language,
    title: t.changePassword,
    form: { action: `${action}/password`, token },
    fault,
    body: html`<p>${t.othersEnd}</p>
      <form id="main" method="post" action="${action}/password" novalidate>
        ${hidden('token', token)}
        <input type="hidden" name="username" autocomplete="username" value="${login}" />
        ${field({ ...secret, name: 'current', label: t.currentPassword, autocomplete: 'current-password', first: true })}
        ${field({ ...fresh, name: 'password', label: t.newPassword, help: t.passwordHelp })}
        ${field({ ...fresh, name: 'again', label: t.again })}
        <button>${t.confirm}</button>
      </form>
      <p><a href="${action}">${t.cancel}</a></p>`,
  });
}

export function ownAppPage(step: Step & { address: string; secret: string }): string {
  const { language, action, token, fault } = step;
  const t = texts[language];
  return layout({
    language,
    title: t.application,
    form: { action: `${action}/app`, token },
    fault,
    body: html`<p>${t.applicationHelp} ${t.othersEnd}</p>
      <div class="qr" role="img" aria-label="${t.qr}">${markup(renderSVG(step.address, { border: 2 }))}</div>
      <p>${t.bySecret}: <code>${step.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <form id="main" method="post" action="${action}/app" novalidate>
        ${hidden('token', token)}
        ${field({ name: 'code', label: t.code, help: t.codeHelp, autocomplete: 'one-time-code', figures: true, fault })}
        <button>${t.confirm}</button>
      </form>
      <p><a href="${action}">${t.cancel}</a></p>`,
  });
}
