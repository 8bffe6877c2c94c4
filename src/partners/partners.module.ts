import { Module } from '@nestjs/common';
import { ReintegrationModule } from '../reintegration/reintegration.module';
import './deliveries';
import { PartnersResolver } from './partners.resolver';
import { Sharing } from './sharing.service';
import { WebhooksResolver } from './webhooks.resolver';
import { Webhooks } from './webhooks.service';

@Module({ imports: [ReintegrationModule], providers: [Sharing, PartnersResolver, Webhooks, WebhooksResolver] })
export class PartnersModule {}
