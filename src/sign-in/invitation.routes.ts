import type { FastifyInstance } from 'fastify';
import { newTotpSecret, totpAddress, totpStep } from './credentials';
import { INVITATION, InvitationDoor, type Acceptance, type Accepting } from './invitation-door';
import type { Parts } from './parts';
import type { Fault } from './pages/layout';
import { endPage, factorPage, passwordPage, recoveryCodesPage } from './pages/pages';
import { texts } from './pages/texts';
import { hashPassword, passwordFault } from './password';
import { rememberLanguage, type Request } from './visit';

interface Chosen extends Acceptance {
  totpSecret?: string;
  /** The hash of the password that was chosen. */
  password?: string;
  challenge?: string;
}

type Visit = Accepting<Chosen>;

const ACCEPT = `${INVITATION}/accept`;

/** Where our own provider signs people in, an invitation is accepted in three steps: its code, a password, a second proof. */
export class InvitationRoutes {
  private readonly door: InvitationDoor<Chosen>;

  constructor(private readonly parts: Parts) {
    this.door = new InvitationDoor(parts);
  }

  mount(http: FastifyInstance): void {
    this.door.mount(http);
    const on = (path: string, step: (visit: Visit) => Promise<unknown>) =>
      http.post(`${ACCEPT}${path}`, (request, reply) => this.door.visit(request as Request, reply, step));
    http.get(ACCEPT, (request, reply) => this.door.visit(request as Request, reply, (visit) => this.show(visit)));
    on('/password', (visit) => this.password(visit));
    on('/code', (visit) => this.code(visit));
    on('/passkey', (visit) => this.passkey(visit));
    on('/language', (visit) => this.changeLanguage(visit));
  }

  private async show({ reply, id, acceptance, language }: Visit, fault?: Fault) {
    const { account, totpSecret: secret = newTotpSecret(), password } = acceptance;
    const step = { language, action: ACCEPT, token: this.parts.seals.formToken(id), fault };
    const status = fault ? 400 : 200;
    if (password === undefined) return this.parts.send(reply, passwordPage({ ...step, login: account.login }), status);
    const options = await this.parts.passkeys.make(account);
    await this.door.keep(id, { ...acceptance, totpSecret: secret, challenge: options.challenge });
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
    await this.door.keep(id, { ...acceptance, password: await hashPassword(password) });
    return reply.redirect(ACCEPT, 303);
  }

  private async code(visit: Visit) {
    const { totpSecret: secret = '' } = visit.acceptance;
    const code = (visit.request.body?.['code'] ?? '').replace(/\s/g, '');
    const step = secret === '' ? null : await totpStep(secret, code);
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
    await this.door.leave(reply, id);
    if (!codes) return this.parts.send(reply, endPage(language, 'ended'), 400);
    this.parts.log.info('invitation accepted', { account: account.id });
    return this.parts.send(reply, recoveryCodesPage(language, codes), 200);
  }
}
