import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { FilesModule } from '../files/files.module';
import './custody-link';
import { HandoversResolver } from './handovers.resolver';
import { Handovers } from './handovers.service';
import { HandoverList } from './list.service';
import { Signatures } from './signatures.service';
import { HandoverWithdrawals } from './withdrawals.service';

@Module({
  imports: [CasesModule, FilesModule],
  providers: [HandoverList, Handovers, HandoversResolver, HandoverWithdrawals, Signatures],
})
export class HandoversModule {}
