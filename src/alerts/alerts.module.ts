import { Module } from '@nestjs/common';
import { AlertsResolver } from './alerts.resolver';
import { Alerts } from './alerts.service';
import { DigestAddresses } from './digest-addresses.service';
import { DigestPost } from './digest-post';

@Module({ providers: [Alerts, AlertsResolver, DigestAddresses, DigestPost] })
export class AlertsModule {}
