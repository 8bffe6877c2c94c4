import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { FilesModule } from '../files/files.module';
import { TravelModule } from '../travel/travel.module';
import './custody-link';
import { HandoversResolver } from './handovers.resolver';
import { Handovers } from './handovers.service';
import { HandoverList } from './list.service';
import { Signatures } from './signatures.service';
import { SignedWords } from './signed-words.service';
import { HandoverWithdrawals } from './withdrawals.service';

@Module({
  imports: [CasesModule, FilesModule, TravelModule],
  providers: [HandoverList, Handovers, HandoversResolver, HandoverWithdrawals, Signatures, SignedWords],
})
export class HandoversModule {}
