import { Module } from '@nestjs/common';
import { SignInResolver } from './administration.resolver';
import { MachineClients } from './machine-clients.service';
import { SignedIn } from './signed-in.service';
import { Subjects } from './subjects.service';

@Module({ providers: [MachineClients, SignedIn, Subjects, SignInResolver] })
export class SignInModule {}
