import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { PeopleModule } from '../people/people.module';
import { Claims } from './claims.service';
import { Erasures } from './erasures.service';
import { SubjectRecord } from './record.service';
import { RightsResolver } from './rights.resolver';
import { Rights } from './rights.service';

@Module({
  imports: [CasesModule, PeopleModule],
  providers: [Claims, Erasures, Rights, RightsResolver, SubjectRecord],
  exports: [Erasures, SubjectRecord],
})
export class RightsModule {}
