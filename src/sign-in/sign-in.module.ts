import { Module } from '@nestjs/common';
import { SignInResolver } from './administration.resolver';
import { MachineClients } from './machine-clients.service';
import { SignedIn } from './signed-in.service';

@Module({ providers: [MachineClients, SignedIn, SignInResolver] })
export class SignInModule {}
