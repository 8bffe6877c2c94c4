import { Field, ID, InputType } from '@nestjs/graphql';
import { bedKinds, type BedKind as Kind } from '#domain';
import { IsOptional, IsUUID } from 'class-validator';
import { IsCode } from '../platform/columns';
import { CaseActInput } from '../cases/case-act.input';
import { BedKind } from './shelter.entity';

@InputType({ description: 'A bed from `occurredAt` on; who is in a shelter already moves there from the other one.' })
export class PlaceInShelter extends CaseActInput {
  @Field(() => ID)
  @IsUUID('all')
  shelter: string;

  @Field(() => BedKind)
  @IsCode(bedKinds)
  bedKind: Kind;

  @Field(() => ID, { nullable: true, description: 'The hold of your unit whose bed it is.' })
  @IsOptional()
  @IsUUID('all')
  hold?: string;

  @Field({ defaultValue: false, description: 'Housed together with children, parents or a spouse, in a family bed.' })
  withFamily: boolean;
}
