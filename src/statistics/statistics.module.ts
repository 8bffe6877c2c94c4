import { Module } from '@nestjs/common';
import { StatisticsResolver } from './statistics.resolver';
import { Statistics } from './statistics.service';

@Module({ providers: [Statistics, StatisticsResolver] })
export class StatisticsModule {}
