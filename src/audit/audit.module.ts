import { Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver';
import { Audit } from './audit.service';

@Module({ providers: [Audit, AuditResolver] })
export class AuditModule {}
