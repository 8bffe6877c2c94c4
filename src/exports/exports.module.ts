import { Module } from '@nestjs/common';
import { ExportsResolver } from './exports.resolver';
import { Exports } from './exports.service';

@Module({ providers: [Exports, ExportsResolver] })
export class ExportsModule {}
