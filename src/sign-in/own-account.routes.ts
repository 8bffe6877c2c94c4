import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Actor } from '#server';
import type { Language } from '#domain';
import type { Accounts } from './accounts';
import { Artefacts } from './artefacts';
import { readCookie, sessionCookie } from './cookies';
import { newTotpSecret, totpAddress, totpStep, type Account } from './credentials';
import { OwnAccount } from './own-account';
import { accountPage, notices, ownAppPage, ownPasswordPage, type Notice } from './pages/account.pages';
import type { Fault } from './pages/layout';
import { endPage, recoveryCodesPage } from './pages/pages';
import { texts, toWait } from './pages/texts';
import type { Parts } from './parts';
import { hashPassword, passwordFault } from './password';
import { confirmedBy } from './second-factor';
import { isLive, type LiveSession, type Sessions } from './sessions';
import { noteRefused } from './sign-in.routes';
import { comesFromElsewhere, languageOf, rememberLanguage, type Request } from './visit';

/** What has to be remembered between a page and the form that it sends back. */
interface Offered {
  challenge?: string;
  totpSecret?: string;
}

interface Visit {
  request: Request;
  reply: FastifyReply;
  session: LiveSession;
  account: Account;
  actor: Actor;
  offered: Offered;
  language: Language;
}

const PATH = '/sign-in/account';
const LIFETIME_S = 30 * 60;
/** For how long a second proof is good for this: it may have been somebody else who sat down since. */
const PROVED_MS = 10 * 60_000;

/** Somebody's own page: what they sign in with, and where they are signed in. Nothing of it without a fresh second proof. */
export class OwnAccountRoutes {
  private readonly own: OwnAccount;
  private readonly kept: Artefacts<Offered>;

  constructor(
    private readonly parts: Parts,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
  ) {
    this.own = new OwnAccount(parts.pool, parts.seals, parts.credentials);
    this.kept = new Artefacts<Offered>('OwnAccount', parts.pool, parts.seals);
  }

  mount(http: FastifyInstance): void {
    const on = (method: 'get' | 'post', path: string, step: (visit: Visit) => Promise<unknown>) =>
      http[method](`${PATH}${path}`, (request, reply) => this.visit(request as Request, reply, step));
    on('get', '', (visit) => this.show(visit));
    on('post', '/language', (visit) => this.speak(visit, () => this.show(visit)));
    on('get', '/password', (visit) => this.askPassword(visit));
    on('post', '/password', (visit) => this.password(visit));
    on('post', '/password/language', (visit) => this.speak(visit, () => this.askPassword(visit)));
    on('get', '/app', (visit) => this.askApp(visit));
    on('post', '/app', (visit) => this.app(visit));
    on('post', '/app/language', (visit) => this.speak(visit, () => this.askApp(visit)));
    on('post', '/passkey', (visit) => this.addPasskey(visit));
    on('post', '/passkey/remove', (visit) => this.removePasskey(visit));
    on('post', '/codes', (visit) => this.codes(visit));
    on('post', '/sessions', (visit) => this.endSessions(visit));
  }

  /** Whoever is signed in, has just proved it by more than a password, and sends forms of this session's own. */
  private async visit(request: Request, reply: FastifyReply, step: (visit: Visit) => Promise<unknown>) {
    const session = await this.sessions.of(readCookie(request, sessionCookie) ?? '');
    const { language: chosen } = request.query;
    if (!isLive(session)) return reply.redirect(signInFor(chosen), 303);
    const account = await this.parts.credentials.account(session.login);
    const actor = account && (await this.accounts.of(session.login));
    const language = languageOf(request, account?.language);
    const { seals, log } = this.parts;
    const foreign = request.method === 'POST' && !seals.isFormToken(request.body?.['token'], formOf(session));
    if (!account || !actor || comesFromElsewhere(request) || foreign) {
      log.warn('own account refused', { code: foreign ? 'FOREIGN_FORM' : 'ELSEWHERE', account: account?.id });
      return this.parts.send(reply, endPage(language, 'ended'), 400);
    }
    const { secondFactorAt } = confirmedBy(session.methods, session.verifiedAt);
    if (!secondFactorAt || Date.now() - secondFactorAt.getTime() > PROVED_MS)
      return reply.redirect(signInFor(chosen, '&again=1'), 303);
    if (chosen === language) rememberLanguage(reply, this.parts.secure, language);
    await this.sessions.worked(session.id);
    const offered = (await this.kept.find(session.id)) ?? {};
    return step({ request, reply, session, account, actor, offered, language });
  }

  private async show(visit: Visit, fault?: Fault) {
    const { request, session, account, actor } = visit;
    const ways = await this.own.ways(account);
    const options = await this.parts.passkeys.make(account, ways.passkeys);
    await this.offer(visit, { challenge: options.challenge });
    const done = request.method === 'GET' ? request.query['done'] : undefined;
    const notice = notices.find((one) => one === done);
    const sessions = await this.sessions.list(actor);
    return this.send(
      visit,
      accountPage({ ...stepOf(visit, this.parts), ways, sessions, session: session.id, options, notice, fault }),
      fault,
    );
  }

  private askPassword(visit: Visit, fault?: Fault) {
    return this.send(visit, ownPasswordPage({ ...stepOf(visit, this.parts), fault }), fault);
  }

  private async password(visit: Visit) {
    const { request, reply, account, language } = visit;
    const t = texts[language];
    const { current = '', password = '', again = '' } = request.body ?? {};
    const { lockOut, credentials } = this.parts;
    const tries = [{ door: 'pair' as const, who: `${request.ip}|${account.login}` }];
    const wait = await lockOut.begin(tries);
    if (wait > 0) {
      void reply.code(429).header('retry-after', String(wait));
      return this.askPassword(visit, { field: 'current', text: toWait(language, wait) });
    }
    if (!(await credentials.byPassword(account.login, current))) {
      this.parts.log.warn('own account refused', { code: 'PASSWORD', account: account.id });
      noteRefused(this.parts, account.login);
      return this.askPassword(visit, { field: 'current', text: t.wrongCurrent });
    }
    await lockOut.succeeded(tries);
    const fault = passwordFault(password, account.login);
    if (fault) return this.askPassword(visit, { field: 'password', text: t[fault] });
    if (password !== again) return this.askPassword(visit, { field: 'again', text: t.different });
    await this.own.changePassword(ownerOf(visit), await hashPassword(password));
    return this.done(visit, 'passwordChanged');
  }

  private async askApp(visit: Visit, fault?: Fault) {
    const { account, offered } = visit;
    const secret = (fault && offered.totpSecret) || newTotpSecret();
    await this.offer(visit, { totpSecret: secret });
    const address = totpAddress(account.login, secret);
    return this.send(visit, ownAppPage({ ...stepOf(visit, this.parts), address, secret, fault }), fault);
  }

  private async app(visit: Visit) {
    const { request, offered, language } = visit;
    const code = (request.body?.['code'] ?? '').replace(/\s/g, '');
    const step = offered.totpSecret ? await totpStep(offered.totpSecret, code) : null;
    if (!offered.totpSecret || step === null)
      return this.askApp(visit, { field: 'code', text: texts[language].wrongCode });
    await this.own.changeTotp(ownerOf(visit), offered.totpSecret, step);
    return this.done(visit, 'appChanged');
  }

  private async addPasskey(visit: Visit) {
    const { request, offered, language } = visit;
    const { challenge } = offered;
    const passkey = challenge && (await this.parts.passkeys.made(request.body?.['response'] ?? '', challenge));
    if (!passkey) return this.show(visit, { field: 'own-passkeys', text: texts[language].passkeyFailed });
    await this.own.addPasskey(ownerOf(visit), passkey);
    return this.done(visit, 'passkeyAdded');
  }

  private async removePasskey(visit: Visit) {
    const removed = await this.own.removePasskey(ownerOf(visit), visit.request.body?.['passkey'] ?? '');
    if (!removed) return this.show(visit, { field: 'own-passkeys', text: texts[visit.language].lastProof });
    return this.done(visit, 'passkeyRemoved');
  }

  private async codes(visit: Visit) {
    const codes = await this.own.newRecoveryCodes(ownerOf(visit));
    this.parts.log.info('own account changed', { account: visit.account.id, code: 'newRecoveryCodes' });
    return this.send(visit, recoveryCodesPage(visit.language, codes, PATH));
  }

  private async endSessions(visit: Visit) {
    const { request, actor, session } = visit;
    const one = request.body?.['session'];
    await this.sessions.end(actor, one && UUID.test(one) ? { id: one } : { allBut: session.id });
    return this.done(visit, 'sessionsEnded');
  }

  private speak({ reply, language }: Visit, show: () => Promise<unknown>) {
    rememberLanguage(reply, this.parts.secure, language);
    return show();
  }

  private async done({ reply, account, session }: Visit, notice: Notice) {
    await this.kept.destroy(session.id);
    this.parts.log.info('own account changed', { account: account.id, code: notice });
    return reply.redirect(`${PATH}?done=${notice}`, 303);
  }

  private offer({ session }: Visit, offered: Offered) {
    return this.kept.upsert(session.id, offered, LIFETIME_S);
  }

  private async send({ reply }: Visit, page: string, fault?: Fault) {
    return this.parts.send(reply, page, fault && reply.statusCode === 200 ? 400 : reply.statusCode);
  }
}

/** Where somebody proves who they are, and comes back from here in the language that they chose in the portal. */
function signInFor(chosen: unknown, again = ''): string {
  if (chosen !== 'id' && chosen !== 'en') return `/auth/sign-in?to=${PATH}${again}`;
  return `/auth/sign-in?to=${encodeURIComponent(`${PATH}?language=${chosen}`)}${again}&language=${chosen}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a form has to show: that it is of a page of this very session. */
const formOf = ({ id }: LiveSession): string => `account|${id}`;

const ownerOf = ({ account, session }: Visit) => ({ account, session: session.id });

const stepOf = ({ language, account, session }: Visit, { seals }: Parts) => ({
  language,
  action: PATH,
  token: seals.formToken(formOf(session)),
  login: account.login,
});
