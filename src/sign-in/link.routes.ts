import type { FastifyInstance } from 'fastify';
import { INVITATION, InvitationDoor, type Acceptance, type Accepting } from './invitation-door';
import type { PageParts } from './parts';
import { linkPage } from './pages/pages';
import { rememberLanguage, type Request } from './visit';

/** Goes to the outside provider, and comes back with the invitation that is to be accepted by it. */
export type Leave = (visit: Accepting<Acceptance>) => Promise<unknown>;

const ACCEPT = `${INVITATION}/accept`;

/** Where an outside provider signs people in, an invitation is accepted by signing in there. */
export class LinkRoutes {
  private readonly door: InvitationDoor;

  constructor(
    private readonly parts: PageParts,
    private readonly issuer: string,
    private readonly leave: Leave,
  ) {
    this.door = new InvitationDoor(parts);
  }

  mount(http: FastifyInstance): void {
    this.door.mount(http);
    http.get(ACCEPT, (request, reply) => this.door.visit(request as Request, reply, (visit) => this.show(visit)));
    http.post(`${ACCEPT}/language`, (request, reply) =>
      this.door.visit(request as Request, reply, (visit) => {
        rememberLanguage(reply, this.parts.secure, visit.language);
        return this.show(visit);
      }),
    );
    // Not a form: what a form's answer leads to may be no other site's (CSP, form-action), and this changes nothing.
    http.get(`${ACCEPT}/sign-in`, (request, reply) => this.door.visit(request as Request, reply, this.leave));
  }

  private async show({ reply, id, acceptance: { account }, language }: Accepting<Acceptance>) {
    const step = { language, action: ACCEPT, token: this.parts.seals.formToken(id), login: account.login };
    return this.parts.send(reply, linkPage({ ...step, provider: new URL(this.issuer).host }), 200);
  }
}
