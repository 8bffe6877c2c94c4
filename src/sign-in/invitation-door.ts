import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Language } from '#domain';
import { Artefacts } from './artefacts';
import type { Account } from './credentials';
import type { PageParts } from './parts';
import type { Fault } from './pages/layout';
import { endPage, invitationPage } from './pages/pages';
import { texts, toWait } from './pages/texts';
import { comesFromElsewhere, cookieOf, giveCookie, languageOf, rememberLanguage, type Request } from './visit';

/** How far somebody has come in accepting; nothing of it counts before the last step. */
export interface Acceptance {
  invitation: string;
  account: Account;
}

export interface Accepting<Kept extends Acceptance> {
  request: Request;
  reply: FastifyReply;
  id: string;
  acceptance: Kept;
  language: Language;
}

export const INVITATION = '/sign-in/invitation';
const COOKIE = 'pulang_invitation';
const LIFETIME_S = 30 * 60;
const CODE = /^[\w-]{20,100}$/;

/** Where the code of an invitation is shown; whoever showed a good one goes on in the same browser, and nobody else. */
export class InvitationDoor<Kept extends Acceptance = Acceptance> {
  private readonly kept: Artefacts<Acceptance>;

  constructor(private readonly parts: PageParts) {
    this.kept = new Artefacts<Acceptance>('Acceptance', parts.pool, parts.seals);
  }

  mount(http: FastifyInstance): void {
    http.get(INVITATION, (request, reply) => this.ask(request as Request, reply));
    http.post(INVITATION, (request, reply) => this.open(request as Request, reply));
    http.post(`${INVITATION}/language`, (request, reply) => this.askIn(request as Request, reply));
  }

  async visit(request: Request, reply: FastifyReply, step: (visit: Accepting<Kept>) => Promise<unknown>) {
    const id = cookieOf(request, COOKIE);
    const acceptance = id === undefined ? undefined : ((await this.kept.find(id)) as Kept | undefined);
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

  keep(id: string, acceptance: Kept): Promise<undefined> {
    return this.kept.upsert(id, acceptance, LIFETIME_S);
  }

  async leave(reply: FastifyReply, id: string): Promise<void> {
    await this.kept.destroy(id);
    giveCookie(reply, this.parts.secure, COOKIE, '', { path: INVITATION, seconds: 0, strict: true });
  }

  private ask(request: Request, reply: FastifyReply, fault?: Fault, code = '') {
    const language = languageOf(request);
    return this.parts.send(reply, invitationPage({ language, action: INVITATION, code, fault }), fault ? 400 : 200);
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
      return this.ask(request, reply, { field: 'code', text: toWait(languageOf(request), wait) }, typed);
    }
    const invitation =
      CODE.test(code) && !comesFromElsewhere(request) ? await this.parts.credentials.invitation(code) : undefined;
    if (!invitation) {
      this.parts.log.warn('sign-in refused', { code: 'INVITATION' });
      return this.ask(request, reply, { field: 'code', text: t.invitationWrong }, typed.slice(0, 100));
    }
    await this.parts.lockOut.succeeded([address]);
    const id = randomBytes(32).toString('base64url');
    await this.kept.upsert(id, { invitation: invitation.id, account: invitation.account }, LIFETIME_S);
    giveCookie(reply, this.parts.secure, COOKIE, id, { path: INVITATION, seconds: LIFETIME_S, strict: true });
    return reply.redirect(`${INVITATION}/accept`, 303);
  }
}
