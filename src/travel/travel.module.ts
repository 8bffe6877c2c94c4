import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { PeopleModule } from '../people/people.module';
import { Legs } from './legs.service';
import { MovementsResolver } from './movements.resolver';
import { Movements } from './movements.service';
import { PapersResolver } from './papers.resolver';
import { Papers } from './papers.service';
import { PassengersResolver } from './passengers.resolver';
import { Passengers } from './passengers.service';

@Module({
  imports: [CasesModule, PeopleModule],
  providers: [Legs, Movements, MovementsResolver, Papers, PapersResolver, Passengers, PassengersResolver],
})
export class TravelModule {}
