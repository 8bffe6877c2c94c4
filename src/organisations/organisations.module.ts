import { Module } from '@nestjs/common';
import { OrganisationsResolver } from './organisations.resolver';
import { Organisations } from './organisations.service';

@Module({ providers: [Organisations, OrganisationsResolver] })
export class OrganisationsModule {}
