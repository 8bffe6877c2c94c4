import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { PeopleModule } from '../people/people.module';
import { SheltersModule } from '../shelters/shelters.module';
import { FollowUpTemplate } from './follow-up-template.service';
import { FollowUps } from './follow-ups.service';
import { Homecoming } from './homecoming.service';
import { Instruments } from './instruments.service';
import { OutcomesResolver } from './outcomes.resolver';
import { Plans } from './plans.service';
import { PlansResolver } from './plans.resolver';
import { ProgressReports } from './progress.service';
import { Providers } from './providers.service';
import { ReintegrationResolver } from './reintegration.resolver';
import { SharedSupportResolver } from './shared-support.resolver';
import { SharedSupports } from './shared-support.service';
import { Support } from './support.service';
import { Surveys } from './surveys.service';

@Module({
  imports: [CasesModule, PeopleModule, SheltersModule],
  exports: [FollowUps, ProgressReports],
  providers: [
    FollowUpTemplate,
    FollowUps,
    Homecoming,
    Instruments,
    OutcomesResolver,
    Plans,
    PlansResolver,
    ProgressReports,
    Providers,
    ReintegrationResolver,
    SharedSupportResolver,
    SharedSupports,
    Support,
    Surveys,
  ],
})
export class ReintegrationModule {}
