import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { HandoversResolver } from './handovers.resolver';
import { Handovers } from './handovers.service';

@Module({ imports: [CasesModule], providers: [Handovers, HandoversResolver] })
export class HandoversModule {}
