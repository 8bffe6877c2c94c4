import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { act } from '../platform/operation/act';
import { CaseOutcome } from '../cases/case.outcome';
import { Death } from './death.entity';
import { RecordDeath, RecordRemains, TellKin } from './deaths.inputs';
import { Deaths } from './deaths.service';

/** One at a time, each by a person: there is no batch of deaths. */
@Resolver(() => Death)
export class DeathsResolver {
  constructor(private readonly service: Deaths) {}

  @Mutation(() => CaseOutcome)
  recordDeath(@Args('input') input: RecordDeath) {
    return act(RecordDeath, input, (one) => this.service.recordDeath(one));
  }

  @Mutation(() => CaseOutcome)
  tellKin(@Args('input') input: TellKin) {
    return act(TellKin, input, (one) => this.service.tellKin(one));
  }

  @Mutation(() => CaseOutcome)
  recordRemains(@Args('input') input: RecordRemains) {
    return act(RecordRemains, input, (one) => this.service.recordRemains(one));
  }
}
