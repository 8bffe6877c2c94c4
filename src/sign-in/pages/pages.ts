import { renderSVG } from 'uqr';
import type { Language } from '#domain';
import { field, hidden, layout, passkeyForm, type Fault } from './layout';
import { html, markup } from './html';
import { texts } from './texts';

interface Step {
  language: Language;
  /** Where this step's forms go. */
  action: string;
  token: string;
  fault?: Fault | undefined;
}

const formOf = ({ action, token }: Step) => ({ action, token });

export function signInPage(step: Step & { login: string; options: object }): string {
  const { language, action, token, fault } = step;
  const t = texts[language];
  return layout({
    language,
    title: t.signIn,
    form: formOf(step),
    fault,
    body: html`<form id="main" method="post" action="${action}/password" novalidate>
        ${hidden('token', token)}
        ${field({ name: 'login', label: t.login, autocomplete: 'username', value: step.login, fault, first: true })}
        ${field({ name: 'password', label: t.password, type: 'password', autocomplete: 'current-password', fault })}
        <button>${t.next}</button>
      </form>
      ${passkeyForm(`${action}/passkey`, token, 'get', step.options, t.passkey, t.passkeyHelp, t.passkeyFailed)}`,
  });
}

export function secondPage(
  step: Step & { login: string; stepUp: boolean; totp: boolean; recovery: boolean; options: object | undefined },
): string {
  const { language, action, token, fault } = step;
  const t = texts[language];
  const byCode = step.totp && !step.recovery;
  return layout({
    language,
    title: step.stepUp ? t.stepUp : t.second,
    form: formOf(step),
    fault,
    body: html`<p>${step.stepUp ? t.stepUpHelp : t.secondHelp}</p>
      <p>${t.signedInAs}: <strong>${step.login}</strong></p>
      ${
        step.options &&
        !step.recovery &&
        passkeyForm(`${action}/passkey`, token, 'get', step.options, t.passkey, t.passkeyHelp, t.passkeyFailed)
      }
      <form id="main" method="post" action="${action}/${byCode ? 'code' : 'recovery'}" novalidate>
        ${hidden('token', token)} ${!byCode && hidden('way', 'recovery')}
        ${
          byCode
            ? field({
                name: 'code',
                label: t.code,
                help: t.codeHelp,
                autocomplete: 'one-time-code',
                figures: true,
                fault,
                first: true,
              })
            : field({
                name: 'recovery',
                label: t.recovery,
                help: t.recoveryHelp,
                autocomplete: 'off',
                fault,
                first: true,
              })
        }
        <button>${t.next}</button>
      </form>
      <p>
        ${
          byCode
            ? html`<a href="${action}?way=recovery">${t.useRecovery}</a>`
            : step.totp && html`<a href="${action}">${t.useCode}</a>`
        }
      </p>`,
  });
}

export function invitationPage(step: Omit<Step, 'token'> & { code: string }): string {
  const { language, action, fault } = step;
  const t = texts[language];
  return layout({
    language,
    title: t.invitation,
    form: { action, token: '' },
    fault,
    body: html`<p>${t.invitationHelp}</p>
      <form id="main" method="post" action="${action}" data-from-address="code" novalidate>
        ${field({ name: 'code', label: t.invitationCode, autocomplete: 'off', value: step.code, fault, first: true })}
        <button>${t.next}</button>
      </form>`,
  });
}

/** Leads to the outside provider, which asks who somebody is; `provider` is its host. */
export function linkPage(step: Step & { login: string; provider: string }): string {
  const { language, action, token, login, provider } = step;
  const t = texts[language];
  return layout({
    language,
    title: t.invitation,
    form: formOf(step),
    body: html`<p>${t.signedInAs}: <strong>${login}</strong></p>
      <p>${t.linkHelp.replaceAll('{provider}', provider)}</p>
      <form id="main" method="post" action="${action}">${hidden('token', token)}</form>
      <p><a class="button" href="${action}/sign-in">${t.linkGo.replace('{provider}', provider)}</a></p>`,
  });
}

export function passwordPage(step: Step & { login: string }): string {
  const { language, action, token, fault } = step;
  const t = texts[language];
  const own = { type: 'password', autocomplete: 'new-password', fault } as const;
  return layout({
    language,
    title: t.choosePassword,
    form: formOf(step),
    fault,
    body: html`<p>${t.signedInAs}: <strong>${step.login}</strong></p>
      <form id="main" method="post" action="${action}/password" novalidate>
        ${hidden('token', token)}
        <input type="hidden" name="username" autocomplete="username" value="${step.login}" />
        ${field({ ...own, name: 'password', label: t.password, help: t.passwordHelp, first: true })}
        ${field({ ...own, name: 'again', label: t.again })}
        <button>${t.next}</button>
      </form>`,
  });
}

export function factorPage(step: Step & { address: string; secret: string; options: object }): string {
  const { language, action, token, fault } = step;
  const t = texts[language];
  return layout({
    language,
    title: t.chooseFactor,
    form: formOf(step),
    fault,
    body: html`<p>${t.chooseFactorHelp}</p>
      <section>
        <h2>${t.application}</h2>
        <p>${t.applicationHelp}</p>
        <div class="qr" role="img" aria-label="${t.qr}">${markup(renderSVG(step.address, { border: 2 }))}</div>
        <p>${t.bySecret}: <code>${step.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
        <form id="main" method="post" action="${action}/code" novalidate>
          ${hidden('token', token)}
          ${field({ name: 'code', label: t.code, help: t.codeHelp, autocomplete: 'one-time-code', figures: true, fault })}
          <button>${t.confirm}</button>
        </form>
      </section>
      ${passkeyForm(`${action}/passkey`, token, 'create', step.options, t.newPasskey, t.newPasskeyHelp, t.passkeyFailed)}`,
  });
}

/** `back` leads to where they were asked for; without it they were made for a new account. */
export function recoveryCodesPage(language: Language, codes: readonly string[], back?: string): string {
  const t = texts[language];
  return layout({
    language,
    title: t.recoveryCodes,
    body: html`<p>${t.recoveryCodesHelp}</p>
      <ol class="codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <p><a class="button" href="${back ?? '/auth/sign-in'}">${back ? t.next : t.signIn}</a></p>`,
  });
}

/** What can not go on: nothing is said of why, since who asks may be anybody. */
export function endPage(language: Language, of: 'ended' | 'failed'): string {
  const t = texts[language];
  return layout({
    language,
    title: t[of],
    body: html`<p>${of === 'ended' ? t.endedHelp : t.failedHelp}</p>
      <p><a class="button" href="/auth/sign-in">${t.startAgain}</a></p>`,
  });
}
