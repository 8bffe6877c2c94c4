import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Instant } from '../platform/columns';
import { act } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { ChangeOrganisation, CreateOrganisation, InviteFirstAdministrator } from './founding.inputs';
import { Founding } from './founding.service';
import { IssuedInvitationOutcome } from './issued-invitation';
import { AgencyKind, Organisation } from './organisation.entity';
import { Organisations } from './organisations.service';
import { Unit } from './unit.entity';

const OrganisationOutcome = outcomeOf(Organisation);

@ObjectType({ description: 'Another unit that you may act for, by the header `x-acting-for: <code>`.' })
class Standing {
  @Field(() => Unit)
  unit: Unit;

  @Field(() => [String])
  roles: string[];

  @Field(() => Instant)
  until: Date;
}

@ObjectType({ description: 'The session of the portal that you ask by.' })
class MySession {
  @Field(() => ID)
  id: string;

  @Field(() => [String], { description: 'How you proved who you are, as RFC 8176 names it.' })
  methods: string[];

  @Field(() => Instant)
  signedInAt: Date;

  @Field(() => Instant, { description: 'The last time that you proved it again.' })
  verifiedAt: Date;

  @Field(() => Instant, { description: 'Over by then, whatever is done.' })
  endsAt: Date;
}

@ObjectType({ description: 'Who you are to Pulang.' })
class Me {
  @Field()
  login: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => Organisation)
  organisation: Organisation;

  @Field(() => Unit, { description: 'The unit that you act for now.' })
  unit: Unit;

  @Field(() => [String], { description: 'The roles that you have there.' })
  roles: string[];

  @Field(() => Unit, { nullable: true, description: 'The unit again while it is not your own; null in your own.' })
  actingFor: Unit | null;

  @Field(() => [Standing], { description: 'Other units that you may act for.' })
  standIns: Standing[];

  @Field()
  language: string;

  @Field(() => MySession, { nullable: true, description: 'Null where you ask by a token.' })
  session: MySession | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether this session was begun with more than a password.' })
  secondFactor: boolean | null;
}

@Resolver()
export class OrganisationsResolver {
  constructor(
    private readonly read: Organisations,
    private readonly founding: Founding,
  ) {}

  @Query(() => Me)
  me() {
    return this.read.me();
  }

  @Query(() => [Organisation])
  organisations() {
    return this.read.organisations();
  }

  @Query(() => [Organisation], { description: 'Those that yours founded and nobody has come into yet.' })
  awaitedOrganisations() {
    return this.read.awaited();
  }

  @Query(() => [Unit], { description: 'Units, all or those of one kind of agency: whom a step can be asked of.' })
  units(@Args('kind', { type: () => AgencyKind, nullable: true }) kind?: string) {
    return this.read.units(kind);
  }

  @Mutation(() => OrganisationOutcome, {
    description: 'Another organisation, with its first unit; by administrators of the one where the national desk is.',
  })
  createOrganisation(@Args('input') input: CreateOrganisation) {
    return act(CreateOrganisation, input, (one) => this.founding.create(one));
  }

  @Mutation(() => OrganisationOutcome, {
    description: 'The names of your own organisation, or of one that yours founded and nobody has come into yet.',
  })
  changeOrganisation(@Args('input') input: ChangeOrganisation) {
    return act(ChangeOrganisation, input, (one) => this.founding.change(one));
  }

  @Mutation(() => IssuedInvitationOutcome, {
    description:
      'The first way into an organisation that yours founded; again, in place of the one before, until it was used.',
  })
  inviteFirstAdministrator(@Args('input') input: InviteFirstAdministrator) {
    return act(
      InviteFirstAdministrator,
      input,
      (one) => this.founding.invite(one),
      (one) => this.founding.invitedBefore(one),
    );
  }
}
