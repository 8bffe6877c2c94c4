import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AssistanceType as TypeOfAid } from '#domain';
import { act, acts } from '../platform/operation/act';
import { outcomeOf } from '../platform/outcome/problem';
import { PageArgs, pageOf } from '../platform/page';
import { CaseOutcome } from '../cases/case.outcome';
import { AssistanceType } from './enums';
import { AgreePlan, UpdatePlanItem } from './plans.inputs';
import { Plans } from './plans.service';
import { AddProvider, ChangeProvider, Provider } from './provider.entity';
import { Providers } from './providers.service';

const ProviderPage = pageOf(Provider);
const ProviderOutcome = outcomeOf(Provider);

@Resolver()
export class PlansResolver {
  constructor(
    private readonly plans: Plans,
    private readonly known: Providers,
  ) {}

  @Mutation(() => CaseOutcome)
  agreePlan(@Args('input') input: AgreePlan) {
    return act(AgreePlan, input, (one) => this.plans.agree(one));
  }

  @Mutation(() => [CaseOutcome])
  agreePlans(@Args('rows', { type: () => [AgreePlan] }) rows: AgreePlan[]) {
    return acts(AgreePlan, rows, (one) => this.plans.agree(one));
  }

  @Mutation(() => CaseOutcome)
  updatePlanItem(@Args('input') input: UpdatePlanItem) {
    return act(UpdatePlanItem, input, (one) => this.plans.updateItem(one));
  }

  @Mutation(() => [CaseOutcome])
  updatePlanItems(@Args('rows', { type: () => [UpdatePlanItem] }) rows: UpdatePlanItem[]) {
    return acts(UpdatePlanItem, rows, (one) => this.plans.updateItem(one));
  }

  @Query(() => ProviderPage, { description: 'Whom your organisation plans with, the last added first.' })
  providers(
    @Args() page: PageArgs,
    @Args('offers', { type: () => AssistanceType, nullable: true }) offers?: TypeOfAid,
  ) {
    return this.known.page(page, offers);
  }

  @Mutation(() => ProviderOutcome)
  addProvider(@Args('input') input: AddProvider) {
    return act(AddProvider, input, (one) => this.known.add(one));
  }

  @Mutation(() => ProviderOutcome)
  changeProvider(@Args('input') input: ChangeProvider) {
    return act(ChangeProvider, input, (one) => this.known.change(one));
  }
}
