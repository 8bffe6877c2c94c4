import { Module } from '@nestjs/common';
import { AlertsResolver } from './alerts.resolver';
import { Alerts } from './alerts.service';

@Module({ providers: [Alerts, AlertsResolver] })
export class AlertsModule {}
