import { Module } from '@nestjs/common';
import { DisagreementRecord } from '../people/disagreement-record.service';
import { FirstAssertions } from '../people/first-assertions.service';
import { CaseLife } from './case-life.service';
import { CaseRecord } from './case-record.service';
import { CasesResolver } from './cases.resolver';
import { Cases } from './cases.service';
import { Families } from './families.service';
import { FactsResolver } from './facts.resolver';
import { Facts } from './facts.service';
import { GroupsResolver } from './groups.resolver';
import { Groups } from './groups.service';
import { Preparations } from './preparations.service';
import { Withdrawal } from './withdrawal.service';
import { Registration } from './registration.service';

@Module({
  providers: [
    CaseLife,
    CaseRecord,
    Cases,
    CasesResolver,
    DisagreementRecord,
    Facts,
    FactsResolver,
    Families,
    FirstAssertions,
    Groups,
    GroupsResolver,
    Preparations,
    Registration,
    Withdrawal,
  ],
  exports: [CaseLife, CaseRecord, DisagreementRecord, Families, FirstAssertions, Registration, Withdrawal],
})
export class CasesModule {}
