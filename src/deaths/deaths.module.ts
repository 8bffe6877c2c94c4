import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { FilesModule } from '../files/files.module';
import { ReintegrationModule } from '../reintegration/reintegration.module';
import { SheltersModule } from '../shelters/shelters.module';
import { DeathsResolver } from './deaths.resolver';
import { Deaths } from './deaths.service';

@Module({
  imports: [CasesModule, FilesModule, ReintegrationModule, SheltersModule],
  providers: [Deaths, DeathsResolver],
})
export class DeathsModule {}
