import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { ReferralsResolver } from './referrals.resolver';
import { Referrals } from './referrals.service';

@Module({ imports: [CasesModule], providers: [Referrals, ReferralsResolver] })
export class ReferralsModule {}
