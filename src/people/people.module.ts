import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Assertions } from './assertions.service';
import { Contacts } from './contacts.service';
import { Disagreements } from './disagreements.service';
import { Enquiries } from './enquiries.service';
import { FamilyResolver } from './family.resolver';
import { Interviews } from './interviews.service';
import { KinService } from './kin.service';
import { KinStances } from './kin-stances.service';
import { Likeness } from './likeness.service';
import { Matches } from './matches.service';
import { PeopleResolver } from './people.resolver';
import { TruthRecord } from './truth.service';
import { TruthResolver } from './truth.resolver';

@Module({
  imports: [CasesModule],
  providers: [
    Assertions,
    Contacts,
    Disagreements,
    Enquiries,
    FamilyResolver,
    Interviews,
    KinService,
    KinStances,
    Likeness,
    Matches,
    PeopleResolver,
    TruthRecord,
    TruthResolver,
  ],
  exports: [Assertions, Enquiries, KinService, Likeness],
})
export class PeopleModule {}
