import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Erasures } from './erasures.service';
import { RightsResolver } from './rights.resolver';
import { Rights } from './rights.service';

@Module({ imports: [CasesModule], providers: [Erasures, Rights, RightsResolver], exports: [Erasures] })
export class RightsModule {}
