import { Field, ID, InputType } from '@nestjs/graphql';
import { conditions } from '#domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { Condition } from './handed-person.entity';

@InputType({ description: 'Somebody on a BAST, as they are given.' })
export class PersonToHand {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => Condition)
  @IsCode(conditions)
  condition: string;

  @Field(() => String, { nullable: true, description: 'Papers, medicines and belongings that go along. Sealed.' })
  @IsOptional()
  @MaxLength(4000)
  belongings?: string;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({
  description: 'A BAST that your unit gives; what is in it stays as drafted, a mistake is put right by another.',
})
export class DraftHandover extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

  @Field({ description: 'The number on the paper.' })
  @Length(1, 60)
  number: string;

  @Field(() => ID, { nullable: true, description: 'The movement that they arrived by.' })
  @IsOptional()
  @IsUUID('all')
  movement?: string;

  @Field({ description: 'IATA airport code, UN/LOCODE or a shelter code; never an address.' })
  @Matches(/^[A-Z0-9-]{3,20}$/)
  place: string;

  @Field(() => ID, { description: 'The unit that receives them.' })
  @IsUUID('all')
  receiver: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => [PersonToHand])
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((person: PersonToHand) => person.case)
  @ValidateNested({ each: true })
  @Type(() => PersonToHand)
  people: PersonToHand[];
}

@InputType({ description: 'The signature of your side; with the second one custody passes.' })
export class SignHandover extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  handover: string;

  @Field(() => Instant)
  signedAt: Date;
}
