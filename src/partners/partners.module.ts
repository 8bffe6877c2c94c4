import { Module } from '@nestjs/common';
import './deliveries';
import { PartnersResolver } from './partners.resolver';
import { Sharing } from './sharing.service';
import { WebhooksResolver } from './webhooks.resolver';
import { Webhooks } from './webhooks.service';

@Module({ providers: [Sharing, PartnersResolver, Webhooks, WebhooksResolver] })
export class PartnersModule {}
