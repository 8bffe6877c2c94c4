import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Drafts } from './drafts.service';
import { ExchangeResolver } from './exchange.resolver';
import { Lists } from './lists.service';

@Module({ imports: [CasesModule], providers: [Drafts, ExchangeResolver, Lists] })
export class ExchangeModule {}
