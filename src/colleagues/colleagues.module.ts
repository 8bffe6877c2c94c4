import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { Assignments } from './assignments.service';
import { Bars } from './bars.service';
import { ColleaguesResolver } from './colleagues.resolver';

@Module({ imports: [CasesModule], providers: [Assignments, Bars, ColleaguesResolver] })
export class ColleaguesModule {}
