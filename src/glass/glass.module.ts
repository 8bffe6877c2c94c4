import { Module } from '@nestjs/common';
import { GlassResolver } from './glass.resolver';
import { Glasses } from './glass.service';

@Module({ providers: [Glasses, GlassResolver] })
export class GlassModule {}
