import type { Language } from '#domain';
import { html, type Html } from './html';
import { texts } from './texts';

/** Whatever is wrong with what was typed: at which field, and how to put it right. */
export interface Fault {
  field: string;
  text: string;
}

export interface Page {
  language: Language;
  title: string;
  /** Of the form that holds what was typed, which a change of language sends along; what is shown once has none. */
  form?: { action: string; token: string };
  fault?: Fault | undefined;
  /** In the place of the scripts that help with forms. */
  head?: Html;
  body: Html;
}

const LINK = '/sign-in/assets';
const helpers = html`<script src="${LINK}/webauthn.js" defer></script>
  <script src="${LINK}/sign-in.js" defer></script>`;

/** One column, no script needed; the choice of language stands last, so that the Enter key never means it. */
export function layout({ language, title, form, fault, head = helpers, body }: Page): string {
  const t = texts[language];
  const other: Language = language === 'id' ? 'en' : 'id';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${fault && `${t.errorPrefix}: `}${title} · ${t.product}</title>
        <link rel="stylesheet" href="${LINK}/sign-in.css" />
        ${head}
      </head>
      <body>
        <header><span class="product">${t.product}</span></header>
        <main>
          ${
            fault &&
            html`<div class="summary" role="alert" tabindex="-1" autofocus>
              <h2>${t.errorTitle}</h2>
              <a href="#${fault.field}">${fault.text}</a>
            </div>`
          }
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>
          ${
            form &&
            html`<button
              form="main"
              formaction="${form.action}/language"
              formnovalidate
              name="language"
              value="${other}"
              lang="${other}"
              class="plain"
            >
              ${t.otherLanguage}
            </button>`
          }
        </footer>
      </body>
    </html>`.text;
}

interface Field {
  name: string;
  label: string;
  help?: string;
  type?: 'text' | 'password';
  value?: string | undefined;
  autocomplete: string;
  figures?: boolean;
  fault?: Fault | undefined;
  /** Nothing else on the page wants to be first. */
  first?: boolean;
}

export function field({ name, label, help, type = 'text', value, autocomplete, figures, fault, first }: Field): Html {
  const wrong = fault?.field === name ? fault.text : undefined;
  const described = [help && `${name}-help`, wrong && `${name}-wrong`].filter(Boolean).join(' ');
  return html`<div class="field${wrong ? ' wrong' : ''}">
    <label for="${name}">${label}</label>
    ${help && html`<p class="help" id="${name}-help">${help}</p>`}
    ${wrong && html`<p class="fault" id="${name}-wrong">${wrong}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value ?? ''}"
      ${described && html`aria-describedby="${described}"`}
      ${wrong ? html`aria-invalid="true"` : ''}
      ${figures ? html`inputmode="numeric" maxlength="7"` : html`maxlength="300"`}
      ${type === 'text' && html`autocapitalize="none" spellcheck="false"`}
      ${first && !fault && html`autofocus`}
    />
  </div>`;
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

/** Shown by the script alone, where the browser knows passkeys. */
export const passkeyForm = (
  action: string,
  token: string,
  kind: 'get' | 'create',
  options: object,
  label: string,
  help: string,
  failed: string,
): Html =>
  html`<form
    method="post"
    action="${action}"
    class="passkey"
    data-passkey="${kind}"
    data-options="${JSON.stringify(options)}"
    hidden
  >
    ${hidden('token', token)} ${hidden('response', '')}
    <p class="help">${help}</p>
    <p class="fault" role="alert" hidden>${failed}</p>
    <button>${label}</button>
  </form>`;
