import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Interaction, Provider } from 'oidc-provider';
import type { Language } from '#domain';
import type { Log } from '#server';
import { Artefacts } from './artefacts';
import type { Account } from './credentials';
import type { Parts } from './parts';
import type { Door } from './lock-out';
import type { Fault } from './pages/layout';
import { endPage, secondPage, signInPage } from './pages/pages';
import { texts, toWait } from './pages/texts';
import { STEP_UP, TWO_FACTORS } from './provider';
import { comesFromElsewhere, deviceOf, languageOf, rememberDevice, rememberLanguage, type Request } from './visit';

/** How far one sign-in has come; kept with the provider's own things, and gone with them. */
interface Progress {
  /** What was typed, also when it was wrong. */
  login: string;
  /** Who has shown a password, or is signed in and proves it again. */
  account?: Account;
  stepUp?: boolean;
  /** What a passkey has to answer; for one answer. */
  challenge?: string;
}

interface Visit {
  request: Request;
  reply: FastifyReply;
  provider: Provider;
  interaction: Interaction;
  progress: Progress;
  language: Language;
}

const LIFETIME_S = 30 * 60;
const LOGIN = /^[\w.@+-]{1,120}$/;
type Method = 'pwd' | 'otp' | 'recovery' | 'hwk' | 'user';

/** Sign-in step by step: login and password, then a second proof; or a passkey, which is both. */
export class SignInRoutes {
  private readonly kept: Artefacts<Progress>;
  private readonly log: Log;

  constructor(private readonly parts: Parts) {
    this.kept = new Artefacts<Progress>('Progress', parts.pool, parts.seals);
    this.log = parts.log;
  }

  mount(http: FastifyInstance): void {
    const on = (path: string, step: (visit: Visit) => Promise<unknown>) =>
      http.post(path, (request, reply) => this.visit(request as Request, reply, step));
    http.get('/sign-in/:uid', (request, reply) => this.visit(request as Request, reply, (visit) => this.show(visit)));
    on('/sign-in/:uid/password', (visit) => this.password(visit));
    on('/sign-in/:uid/passkey', (visit) => this.passkey(visit));
    on('/sign-in/:uid/code', (visit) => this.second(visit, 'code'));
    on('/sign-in/:uid/recovery', (visit) => this.second(visit, 'recovery'));
    on('/sign-in/:uid/language', (visit) => this.changeLanguage(visit));
  }

  /** Only the browser in which a sign-in was begun goes on with it, and only by forms of ours. */
  private async visit(request: Request, reply: FastifyReply, step: (visit: Visit) => Promise<unknown>) {
    const provider = await this.parts.provider();
    const interaction = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
    const language = languageOf(request, text(interaction?.params['ui_locales']));
    if (!interaction || interaction.uid !== request.params.uid || interaction.prompt.name !== 'login')
      return this.end(reply, language);
    if (request.method === 'POST') {
      const { seals } = this.parts;
      if (comesFromElsewhere(request) || !seals.isFormToken(request.body?.['token'], interaction.uid)) {
        this.log.warn('sign-in refused', { code: 'FOREIGN_FORM' });
        return this.end(reply, language);
      }
    }
    const progress = (await this.kept.find(interaction.uid)) ?? (await this.begin(interaction));
    if (progress.account && !(await this.parts.credentials.account(progress.account.login))) {
      this.refused('ACCOUNT_DISABLED', progress.account.id);
      return this.end(reply, language);
    }
    return step({ request, reply, provider, interaction, progress, language });
  }

  private async begin({ params, session }: Interaction): Promise<Progress> {
    const stepUp = text(params['acr_values'])?.split(' ').includes(STEP_UP);
    const account = stepUp && session?.accountId ? await this.parts.credentials.account(session.accountId) : undefined;
    if (account) return { login: account.login, account, stepUp: true };
    const hint = text(params['login_hint']) ?? '';
    return { login: LOGIN.test(hint) ? hint : '' };
  }

  private async password(visit: Visit) {
    const { request, progress, language } = visit;
    const t = texts[language];
    const { login: typed = '', password = '' } = request.body ?? {};
    const login = typed.trim();
    progress.login = login.slice(0, 120);
    if (login === '') return this.show(visit, { field: 'login', text: t.missingLogin });
    if (password === '') return this.show(visit, { field: 'password', text: t.missingPassword });

    const tries = this.tries(request, login, 'pair');
    const wait = await this.parts.lockOut.begin(tries);
    if (wait > 0) return this.tooMany(visit, 'password', wait);
    const account = LOGIN.test(login)
      ? await this.parts.credentials.byPassword(login, password)
      : await this.parts.credentials.byPassword('', password);
    if (!account) {
      this.refused('PASSWORD', undefined, login);
      return this.show(visit, { field: 'password', text: t.wrongPassword });
    }
    await this.parts.lockOut.succeeded(tries);
    progress.account = account;
    await this.keep(visit);
    return visit.reply.redirect(`/sign-in/${visit.interaction.uid}`, 303);
  }

  private async second(visit: Visit, way: 'code' | 'recovery') {
    const { request, progress, language } = visit;
    const { account, stepUp } = progress;
    if (!account) return this.show(visit);
    const given = (request.body?.[way] ?? '').replace(/\s/g, '');
    const tries = this.tries(request, account.login, 'second');
    const wait = await this.parts.lockOut.begin(tries);
    if (wait > 0) return this.tooMany(visit, way, wait);
    const { credentials } = this.parts;
    const good =
      way === 'code'
        ? await credentials.byTotp(account.id, given)
        : await credentials.byRecoveryCode(account.id, given);
    if (!good) {
      this.refused(way === 'code' ? 'CODE' : 'RECOVERY_CODE', account.id, account.login);
      const t = texts[language];
      return this.show(visit, { field: way, text: way === 'code' ? t.wrongCode : t.wrongRecovery });
    }
    await this.parts.lockOut.succeeded(tries);
    if (way === 'recovery') await credentials.note(account, 'useRecoveryCode');
    const proof: Method = way === 'code' ? 'otp' : 'recovery';
    return this.finish(visit, account, stepUp ? [proof] : ['pwd', proof]);
  }

  private async passkey(visit: Visit) {
    const { request, progress } = visit;
    const { challenge } = progress;
    delete progress.challenge;
    await this.keep(visit);
    const tries = this.tries(request, progress.account?.login ?? '', 'address');
    const wait = await this.parts.lockOut.begin(tries);
    if (wait > 0) return this.tooMany(visit, progress.account ? 'code' : 'login', wait);
    const account = challenge && (await this.parts.passkeys.whose(request.body?.['response'] ?? '', challenge));
    if (!account || (progress.account && progress.account.id !== account.id)) {
      this.refused('PASSKEY', progress.account?.id, progress.account?.login);
      const field = progress.account ? 'code' : 'login';
      return this.show(visit, { field, text: texts[visit.language].passkeyFailed });
    }
    await this.parts.lockOut.succeeded(tries);
    return this.finish(visit, account, ['hwk', 'user']);
  }

  private async changeLanguage(visit: Visit) {
    const typed = visit.request.body?.['login'];
    if (typed !== undefined && !visit.progress.account) visit.progress.login = typed.slice(0, 120);
    rememberLanguage(visit.reply, this.parts.secure, visit.language);
    return this.show(visit);
  }

  private async show(visit: Visit, fault?: Fault) {
    const { request, reply, interaction, progress, language } = visit;
    const { account, stepUp = false } = progress;
    const { credentials, passkeys, seals } = this.parts;
    const factors = account && (await credentials.factors(account.id));
    const options = factors?.passkeys.length === 0 ? undefined : await passkeys.ask(factors?.passkeys);
    if (options) progress.challenge = options.challenge;
    await this.keep(visit);
    const step = { language, action: `/sign-in/${interaction.uid}`, token: seals.formToken(interaction.uid), fault };
    const recovery = (request.query['way'] ?? request.body?.['way']) === 'recovery';
    const page = account
      ? secondPage({ ...step, login: account.login, stepUp, totp: factors?.totp ?? false, recovery, options })
      : signInPage({ ...step, login: progress.login, options: options ?? {} });
    return this.parts.send(reply, page, fault && reply.statusCode === 200 ? 401 : reply.statusCode);
  }

  private tooMany(visit: Visit, field: string, wait: number) {
    this.refused('TOO_MANY', visit.progress.account?.id);
    void visit.reply.code(429).header('retry-after', String(wait));
    return this.show(visit, { field, text: toWait(visit.language, wait) });
  }

  /**
   * The provider goes on from here. A whole sign-in leaves the browser's earlier one behind, whoever's it was: neither
   * a session that somebody else planted nor one that was left open is taken along.
   */
  private async finish({ request, reply, provider, interaction, progress }: Visit, account: Account, amr: Method[]) {
    const { credentials, seals, secure } = this.parts;
    const before = interaction.session?.uid;
    if (before && !progress.stepUp) {
      await (await provider.Session.findByUid(before))?.destroy();
      delete interaction.session;
      await interaction.save(Math.max(1, interaction.exp - Math.floor(Date.now() / 1000)));
    }
    await this.kept.destroy(interaction.uid);
    await credentials.note(account, progress.stepUp ? 'stepUp' : 'signIn');
    this.log.info('signed in', { account: account.id, code: amr.join('.') });
    rememberDevice(reply, seals, secure, deviceOf(request, seals) ?? { id: randomUUID(), logins: [] }, account.login);
    const acr = progress.stepUp ? STEP_UP : TWO_FACTORS;
    const next = await provider.interactionResult(
      request.raw,
      reply.raw,
      { login: { accountId: account.login, acr, amr, remember: false } },
      { mergeWithLastSubmission: false },
    );
    return reply.redirect(next, 303);
  }

  /** Where somebody tries from: a device that this account was on before by itself, else the address. */
  private tries(request: Request, login: string, door: Door) {
    const device = deviceOf(request, this.parts.seals);
    if (login && device?.logins.includes(login))
      return [{ door: 'device' as const, who: `${door}|${device.id}|${login}` }];
    const address = { door: 'address' as const, who: request.ip };
    if (door === 'address') return [address];
    return [{ door, who: door === 'pair' ? `${request.ip}|${login}` : login }, address];
  }

  private keep({ interaction, progress }: Visit) {
    return this.kept.upsert(interaction.uid, progress, LIFETIME_S);
  }

  private refused(code: string, account?: string, login?: string): void {
    this.log.warn('sign-in refused', { code, account });
    // Not waited for: whoever tries can not tell by the time it takes whether there was anybody to tell of it.
    if (login && LOGIN.test(login)) noteRefused(this.parts, login);
  }

  private end(reply: FastifyReply, language: Language) {
    return this.parts.send(reply, endPage(language, 'ended'), 400);
  }
}

/** In the audit, where there is such an account. */
export function noteRefused({ credentials, log }: Parts, login: string): void {
  credentials.noteRefused(login).catch((error: unknown) => log.error('a refusal was not noted', { error }));
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
