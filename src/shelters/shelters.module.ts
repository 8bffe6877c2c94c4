import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Apart } from './apart.service';
import { BedsResolver } from './beds.resolver';
import { BedHolds } from './beds.service';
import { Door } from './door.service';
import { Houses } from './houses.service';
import { SheltersResolver } from './shelters.resolver';
import { Shelters } from './shelters.service';

@Module({
  imports: [CasesModule],
  providers: [Apart, BedHolds, BedsResolver, Door, Houses, Shelters, SheltersResolver],
  exports: [Shelters],
})
export class SheltersModule {}
