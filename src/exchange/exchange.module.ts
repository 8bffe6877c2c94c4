import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Drafts } from './drafts.service';
import { ExchangeResolver } from './exchange.resolver';
import { HostListsResolver } from './host-lists.resolver';
import { HostLists } from './host-lists.service';
import { Lists } from './lists.service';

@Module({ imports: [CasesModule], providers: [Drafts, ExchangeResolver, HostLists, HostListsResolver, Lists] })
export class ExchangeModule {}
