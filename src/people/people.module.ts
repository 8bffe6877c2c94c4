import { Module } from '@nestjs/common';
import { Likeness } from './likeness.service';
import { Matches } from './matches.service';
import { PeopleResolver } from './people.resolver';

@Module({ providers: [Likeness, Matches, PeopleResolver], exports: [Likeness] })
export class PeopleModule {}
