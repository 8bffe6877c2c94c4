import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { AccountOutcome } from '../organisations/account.outcome';
import { OfAccount } from '../organisations/account-act.input';
import { AddClientKey, DisableClient, OfSubject, RegisterClient, RetireClientKey } from './administration.inputs';
import { LinkedSubject } from './linked-subject.entity';
import { MachineClient } from './machine-client.entity';
import { MachineClients } from './machine-clients.service';
import { Session } from './session.entity';
import { SignedIn } from './signed-in.service';
import { Subjects } from './subjects.service';

const LinkedSubjectPage = pageOf(LinkedSubject);
const MachineClientPage = pageOf(MachineClient);
const MachineClientOutcome = outcomeOf(MachineClient);
const SessionPage = pageOf(Session);

@Resolver(() => MachineClient)
export class SignInResolver {
  constructor(
    private readonly machines: MachineClients,
    private readonly signedIn: SignedIn,
    private readonly subjects: Subjects,
  ) {}

  @Query(() => MachineClientPage, { description: 'Machines of your organisation, by name.' })
  clients(@Args() page: PageArgs) {
    return this.machines.page(page);
  }

  @Query(() => LinkedSubjectPage, {
    description: 'Whom outside providers mean by their names, of your organisation; the latest first.',
  })
  linkedSubjects(@Args() page: PageArgs, @Args('account', { type: () => ID, nullable: true }) account?: string) {
    return this.subjects.page(page, account);
  }

  @Query(() => SessionPage, { description: 'Who of your organisation is signed in to the portal, the latest first.' })
  sessions(@Args() page: PageArgs, @Args('account', { type: () => ID, nullable: true }) account?: string) {
    return this.signedIn.all(page, account);
  }

  @Query(() => SessionPage, { description: 'Where you are signed in yourself, the latest first.' })
  mySessions(@Args() page: PageArgs) {
    return this.signedIn.mine(page);
  }

  @Mutation(() => AccountOutcome, { description: 'Signs an account out everywhere.' })
  endSessions(@Args('input') input: OfAccount) {
    return act(OfAccount, input, (one) => this.signedIn.end(one));
  }

  @Mutation(() => AccountOutcome, {
    description: 'Whoever an outside provider calls by this name signs in as the account.',
  })
  linkSubject(@Args('input') input: OfSubject) {
    return act(OfSubject, input, (one) => this.subjects.link(one));
  }

  @Mutation(() => AccountOutcome, { description: 'Takes the link away, and signs the account out everywhere.' })
  unlinkSubject(@Args('input') input: OfSubject) {
    return act(OfSubject, input, (one) => this.subjects.unlink(one));
  }

  @Mutation(() => MachineClientOutcome)
  registerClient(@Args('input') input: RegisterClient) {
    return act(RegisterClient, input, (one) => this.machines.register(one));
  }

  @Mutation(() => MachineClientOutcome)
  addClientKey(@Args('input') input: AddClientKey) {
    return act(AddClientKey, input, (one) => this.machines.addKey(one));
  }

  @Mutation(() => MachineClientOutcome)
  retireClientKey(@Args('input') input: RetireClientKey) {
    return act(RetireClientKey, input, (one) => this.machines.retireKey(one));
  }

  @Mutation(() => MachineClientOutcome)
  disableClient(@Args('input') input: DisableClient) {
    return act(DisableClient, input, (one) => this.machines.disable(one));
  }
}
