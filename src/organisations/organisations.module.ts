import { Module } from '@nestjs/common';
import { Accounts } from './accounts.service';
import { AdministrationResolver } from './administration.resolver';
import { Founding } from './founding.service';
import { Invitations } from './invitations.service';
import { OrganisationsResolver } from './organisations.resolver';
import { Organisations } from './organisations.service';
import { StandIns } from './stand-ins.service';
import { Units } from './units.service';

@Module({
  providers: [
    Accounts,
    AdministrationResolver,
    Founding,
    Invitations,
    Organisations,
    OrganisationsResolver,
    StandIns,
    Units,
  ],
})
export class OrganisationsModule {}
