import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { AlertsResolver } from './alerts.resolver';
import { Alerts } from './alerts.service';
import { DigestAddresses } from './digest-addresses.service';
import { DigestPost } from './digest-post';
import { Mornings } from './mornings.service';
import { Snoozes } from './snoozes.service';

@Module({
  imports: [CasesModule],
  providers: [Alerts, AlertsResolver, DigestAddresses, DigestPost, Mornings, Snoozes],
})
export class AlertsModule {}
