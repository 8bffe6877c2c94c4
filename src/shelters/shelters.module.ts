import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { SheltersResolver } from './shelters.resolver';
import { Shelters } from './shelters.service';

@Module({ imports: [CasesModule], providers: [Shelters, SheltersResolver], exports: [Shelters] })
export class SheltersModule {}
