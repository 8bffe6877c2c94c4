import { Module } from '@nestjs/common';
import './deliveries';
import { PartnersResolver } from './partners.resolver';
import { Sharing } from './sharing.service';

@Module({ providers: [Sharing, PartnersResolver] })
export class PartnersModule {}
