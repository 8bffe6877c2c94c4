import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { OfAccount } from './account-act.input';
import { Account } from './account.entity';
import { AccountOutcome } from './account.outcome';
import { Accounts } from './accounts.service';
import {
  AccountFilter,
  ChangeAccount,
  ChangeRole,
  EndStandIn,
  GiveStandIn,
  InviteAccount,
  RevokeInvitation,
} from './administration.inputs';
import { Invitation } from './invitation.entity';
import { Invitations } from './invitations.service';
import { IssuedInvitationOutcome } from './issued-invitation';
import { RoleGrant } from './role-grant.entity';
import { StandIn } from './stand-in.entity';
import { StandIns } from './stand-ins.service';
import { Unit } from './unit.entity';
import { ChangeUnit, CreateUnit } from './unit.inputs';
import { Units } from './units.service';

const AccountPage = pageOf(Account);
const InvitationPage = pageOf(Invitation);
const RoleGrantPage = pageOf(RoleGrant);
const StandInPage = pageOf(StandIn);
const InvitationOutcome = outcomeOf(Invitation);
const StandInOutcome = outcomeOf(StandIn);
const UnitOutcome = outcomeOf(Unit);

@Resolver(() => Account)
export class AdministrationResolver {
  constructor(
    private readonly accountsOf: Accounts,
    private readonly invited: Invitations,
    private readonly standing: StandIns,
    private readonly unitsOf: Units,
  ) {}

  @Query(() => AccountPage, { description: 'Accounts of your organisation, by login.' })
  accounts(@Args() page: PageArgs, @Args('filter', { nullable: true }) filter?: AccountFilter) {
    return this.accountsOf.page(page, filter);
  }

  @Query(() => RoleGrantPage, { description: 'Who gave which role to whom and took it, the latest first.' })
  roleGrants(@Args() page: PageArgs, @Args('account', { type: () => ID, nullable: true }) account?: string) {
    return this.accountsOf.grants(page, account);
  }

  @Query(() => InvitationPage, { description: 'Invitations to accounts of your organisation, the latest first.' })
  invitations(@Args() page: PageArgs) {
    return this.invited.page(page);
  }

  @Query(() => StandInPage, {
    description: 'Who may act for which other unit: of your organisation, or yourself; the latest first.',
  })
  standIns(@Args() page: PageArgs, @Args('account', { type: () => ID, nullable: true }) account?: string) {
    return this.standing.page(page, account);
  }

  @Mutation(() => UnitOutcome)
  createUnit(@Args('input') input: CreateUnit) {
    return act(CreateUnit, input, (one) => this.unitsOf.create(one));
  }

  @Mutation(() => UnitOutcome)
  changeUnit(@Args('input') input: ChangeUnit) {
    return act(ChangeUnit, input, (one) => this.unitsOf.change(one));
  }

  @Mutation(() => IssuedInvitationOutcome, { description: 'A new account, and the link for its owner, shown once.' })
  inviteAccount(@Args('input') input: InviteAccount) {
    return act(
      InviteAccount,
      input,
      (one) => this.accountsOf.invite(one),
      (one) => this.invited.issuedBefore(one),
    );
  }

  @Mutation(() => IssuedInvitationOutcome, {
    description: 'Another link in place of one that was lost or has expired.',
  })
  resendInvitation(@Args('input') input: OfAccount) {
    return act(
      OfAccount,
      input,
      (one) => this.invited.resend(one),
      (one) => this.invited.issuedBefore({ id: one.account }),
    );
  }

  @Mutation(() => IssuedInvitationOutcome, {
    description: 'Takes password and second factor away at once, and gives a link by which the person begins anew.',
  })
  resetSecondFactor(@Args('input') input: OfAccount) {
    return act(
      OfAccount,
      input,
      (one) => this.accountsOf.resetSecondFactor(one),
      (one) => this.invited.issuedBefore({ id: one.account }),
    );
  }

  @Mutation(() => InvitationOutcome)
  revokeInvitation(@Args('input') input: RevokeInvitation) {
    return act(RevokeInvitation, input, (one) => this.invited.revoke(one));
  }

  @Mutation(() => AccountOutcome, { description: 'Name, language, or another unit of the organisation.' })
  changeAccount(@Args('input') input: ChangeAccount) {
    return act(ChangeAccount, input, (one) => this.accountsOf.change(one));
  }

  @Mutation(() => AccountOutcome, { description: 'Gives a role that the organisation may give; never to yourself.' })
  grantRole(@Args('input') input: ChangeRole) {
    return act(ChangeRole, input, (one) => this.accountsOf.grant(one));
  }

  @Mutation(() => AccountOutcome)
  revokeRole(@Args('input') input: ChangeRole) {
    return act(ChangeRole, input, (one) => this.accountsOf.revoke(one));
  }

  @Mutation(() => AccountOutcome, {
    description: 'Out at once: with its sessions, its tokens, the invitations to it and where it stands in.',
  })
  disableAccount(@Args('input') input: OfAccount) {
    return act(OfAccount, input, (one) => this.accountsOf.disable(one));
  }

  @Mutation(() => AccountOutcome)
  enableAccount(@Args('input') input: OfAccount) {
    return act(OfAccount, input, (one) => this.accountsOf.enable(one));
  }

  @Mutation(() => StandInOutcome, {
    description: 'Lets somebody act for another unit of the organisation, for at most 30 days.',
  })
  standIn(@Args('input') input: GiveStandIn) {
    return act(GiveStandIn, input, (one) => this.standing.give(one));
  }

  @Mutation(() => StandInOutcome)
  endStandIn(@Args('input') input: EndStandIn) {
    return act(EndStandIn, input, (one) => this.standing.end(one));
  }
}
