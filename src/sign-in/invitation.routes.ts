import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Language } from '#domain';
import { Artefacts } from './artefacts';
import { newTotpSecret, totpAddress, totpStep, type Account } from './credentials';
import type { Parts } from './parts';
import type { Fault } from './pages/layout';
import { endPage, factorPage, invitationPage, passwordPage, recoveryCodesPage } from './pages/pages';
import { texts } from './pages/texts';
import { hashPassword, passwordFault } from './password';
import { comesFromElsewhere, cookieOf, giveCookie, languageOf, rememberLanguage, type Request } from './visit';

/** How far somebody has come in accepting; nothing of it counts before the last step. */
interface Acceptance {
  invitation: string;
  account: Account;
  totpSecret: string;
  /** The hash of the password that was chosen. */
  password?: string;
  challenge?: string;
}

interface Visit {
  request: Request;
  reply: FastifyReply;
  id: string;
  acceptance: Acceptance;
  language: Language;
}

const PATH = '/sign-in/invitation';
const COOKIE = 'pulang_invitation';
const LIFETIME_S = 30 * 60;
const CODE = /^[\w-]{20,100}$/;

/** An invitation is accepted in three steps: its code, a password, a second proof. */
export class InvitationRoutes {
  private readonly kept: Artefacts<Acceptance>;

  constructor(private readonly parts: Parts) {
    this.kept = new Artefacts<Acceptance>('Acceptance', parts.pool, parts.seals);
  }

  mount(http: FastifyInstance): void {
    const on = (path: string, step: (visit: Visit) => Promise<unknown>) =>
      http.post(`${PATH}${path}`, (request, reply) => this.visit(request as Request, reply, step));
    http.get(PATH, (request, reply) => this.ask(request as Request, reply));
    http.post(PATH, (request, reply) => this.open(request as Request, reply));
    http.post(`${PATH}/language`, (request, reply) => this.askIn(request as Request, reply));
    http.get(`${PATH}/accept`, (request, reply) => this.visit(request as Request, reply, (visit) => this.show(visit)));
    on('/accept/password', (visit) => this.password(visit));
    on('/accept/code', (visit) => this.code(visit));
    on('/accept/passkey', (visit) => this.passkey(visit));
    on('/accept/language', (visit) => this.changeLanguage(visit));
  }

  private ask(request: Request, reply: FastifyReply, fault?: Fault, code = '') {
    const language = languageOf(request);
    return this.parts.send(reply, invitationPage({ language, action: PATH, code, fault }), fault ? 400 : 200);
  }

  private askIn(request: Request, reply: FastifyReply) {
    rememberLanguage(reply, this.parts.secure, languageOf(request));
    return this.ask(request, reply, undefined, request.body?.['code']?.slice(0, 100));
  }

  /** The code alone, or the whole link that it came in. */
  private async open(request: Request, reply: FastifyReply) {
    const t = texts[languageOf(request)];
    const typed = (request.body?.['code'] ?? '').trim();
    const code = typed.split('#').at(-1) ?? '';
    if (code === '') return this.ask(request, reply, { field: 'code', text: t.missingInvitation });
    const address = { door: 'address' as const, who: request.ip };
    const wait = await this.parts.lockOut.begin([address]);
    if (wait > 0) {
      void reply.header('retry-after', String(wait));
      return this.ask(request, reply, { field: 'code', text: t.wait.replace('{seconds}', String(wait)) }, typed);
    }
    const invitation =
      CODE.test(code) && !comesFromElsewhere(request) ? await this.parts.credentials.invitation(code) : undefined;
    if (!invitation) {
      this.parts.log.warn('sign-in refused', { code: 'INVITATION' });
      return this.ask(request, reply, { field: 'code', text: t.invitationWrong }, typed.slice(0, 100));
    }
    await this.parts.lockOut.succeeded([address]);
    const id = randomBytes(32).toString('base64url');
    const { account } = invitation;
    await this.kept.upsert(id, { invitation: invitation.id, account, totpSecret: newTotpSecret() }, LIFETIME_S);
    giveCookie(reply, this.parts.secure, COOKIE, id, { path: PATH, seconds: LIFETIME_S, strict: true });
    return reply.redirect(`${PATH}/accept`, 303);
  }

  private async visit(request: Request, reply: FastifyReply, step: (visit: Visit) => Promise<unknown>) {
    const id = cookieOf(request, COOKIE);
    const acceptance = id === undefined ? undefined : await this.kept.find(id);
    const language = languageOf(request, acceptance?.account.language);
    const foreign =
      request.method === 'POST' &&
      (comesFromElsewhere(request) || !this.parts.seals.isFormToken(request.body?.['token'], id ?? ''));
    if (id === undefined || !acceptance || foreign) {
      this.parts.log.warn('sign-in refused', { code: foreign ? 'FOREIGN_FORM' : 'INVITATION' });
      return this.parts.send(reply, endPage(language, 'ended'), 400);
    }
    return step({ request, reply, id, acceptance, language });
  }

  private async show({ reply, id, acceptance, language }: Visit, fault?: Fault) {
    const { account, totpSecret: secret, password } = acceptance;
    const step = { language, action: `${PATH}/accept`, token: this.parts.seals.formToken(id), fault };
    const status = fault ? 400 : 200;
    if (password === undefined) return this.parts.send(reply, passwordPage({ ...step, login: account.login }), status);
    const options = await this.parts.passkeys.make(account);
    await this.kept.upsert(id, { ...acceptance, challenge: options.challenge }, LIFETIME_S);
    const address = totpAddress(account.login, secret);
    return this.parts.send(reply, factorPage({ ...step, address, secret, options }), status);
  }

  private async password(visit: Visit) {
    const { request, reply, id, acceptance, language } = visit;
    const t = texts[language];
    const { password = '', again = '' } = request.body ?? {};
    const fault = passwordFault(password, acceptance.account.login);
    if (fault) return this.show(visit, { field: 'password', text: t[fault] });
    if (password !== again) return this.show(visit, { field: 'again', text: t.different });
    await this.kept.upsert(id, { ...acceptance, password: await hashPassword(password) }, LIFETIME_S);
    return reply.redirect(`${PATH}/accept`, 303);
  }

  private async code(visit: Visit) {
    const { totpSecret: secret } = visit.acceptance;
    const step = await totpStep(secret, (visit.request.body?.['code'] ?? '').replace(/\s/g, ''));
    if (step === null) return this.show(visit, { field: 'code', text: texts[visit.language].wrongCode });
    return this.finish(visit, { totp: { secret, step } });
  }

  private async passkey(visit: Visit) {
    const { challenge } = visit.acceptance;
    const passkey = challenge && (await this.parts.passkeys.made(visit.request.body?.['response'] ?? '', challenge));
    if (!passkey) return this.show(visit, { field: 'code', text: texts[visit.language].passkeyFailed });
    return this.finish(visit, { passkey });
  }

  private async changeLanguage(visit: Visit) {
    rememberLanguage(visit.reply, this.parts.secure, visit.language);
    return this.show(visit);
  }

  private async finish(
    { reply, id, acceptance, language }: Visit,
    factor: Parameters<Parts['credentials']['accept']>[2],
  ) {
    const { invitation, account, password } = acceptance;
    const codes =
      password === undefined
        ? null
        : await this.parts.credentials.accept({ id: invitation, account }, password, factor);
    await this.kept.destroy(id);
    giveCookie(reply, this.parts.secure, COOKIE, '', { path: PATH, seconds: 0, strict: true });
    if (!codes) return this.parts.send(reply, endPage(language, 'ended'), 400);
    this.parts.log.info('invitation accepted', { account: account.id });
    return this.parts.send(reply, recoveryCodesPage(language, codes), 200);
  }
}
