import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { Search } from './search.service';
import { SearchResolver } from './search.resolver';

@Module({ imports: [PeopleModule], providers: [Search, SearchResolver] })
export class SearchModule {}
