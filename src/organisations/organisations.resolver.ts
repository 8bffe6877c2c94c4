import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { agencyKinds } from '#domain';
import { codeEnum } from '../platform/columns';
import { Organisations } from './organisations.service';
import { Unit } from './unit.entity';

const AgencyKind = codeEnum('AgencyKind', agencyKinds);

@ObjectType({ description: 'Who you are to Pulang.' })
class Me {
  @Field()
  login: string;

  @Field(() => Unit)
  unit: Unit;

  @Field(() => [String])
  roles: string[];

  @Field()
  language: string;
}

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly organisations: Organisations) {}

  @Query(() => Me)
  me() {
    return this.organisations.me();
  }

  @Query(() => [Unit], { description: 'Units, all or those of one kind of agency: whom a step can be asked of.' })
  units(@Args('kind', { type: () => AgencyKind, nullable: true }) kind?: string) {
    return this.organisations.units(kind);
  }
}
