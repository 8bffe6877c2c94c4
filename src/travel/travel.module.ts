import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { PeopleModule } from '../people/people.module';
import { Arrivals } from './arrivals.service';
import { Headcounts } from './headcounts.service';
import { Infants } from './infants';
import { JoiningAboard } from './joining.service';
import { LegChanges } from './leg-changes.service';
import { Legs } from './legs.service';
import { ManifestPeople } from './manifest-people.service';
import { MovementsResolver } from './movements.resolver';
import { Movements } from './movements.service';
import { PaperWords } from './paper-words.service';
import { PapersResolver } from './papers.resolver';
import { Papers } from './papers.service';
import { Passages } from './passages';
import { PassengersResolver } from './passengers.resolver';
import { Passengers } from './passengers.service';
import { Transfers } from './transfers.service';

@Module({
  imports: [CasesModule, PeopleModule],
  providers: [
    Arrivals,
    Headcounts,
    Infants,
    JoiningAboard,
    LegChanges,
    Legs,
    ManifestPeople,
    Movements,
    MovementsResolver,
    Papers,
    PaperWords,
    PapersResolver,
    Passages,
    PassengersResolver,
    Passengers,
    Transfers,
  ],
  exports: [PaperWords],
})
export class TravelModule {}
