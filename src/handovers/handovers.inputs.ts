import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  conditions,
  handoverWithdrawals,
  itemGaps,
  itemKinds,
  parties,
  personRefusals,
  type Party as PartyCode,
} from '#domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Day, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { ItemGap, ItemKind } from './handed-item.entity';
import { Condition, PersonRefusal } from './handed-person.entity';
import { HandoverWithdrawal, Party } from './handover.entity';

@InputType({ description: 'One thing that goes along with somebody.' })
export class ItemToHand {
  @Field(() => ItemKind)
  @IsCode(itemKinds)
  kind: string;

  @Field({ description: 'Sealed under the person’s key.' })
  @Length(1, 200)
  name: string;

  @Field(() => String, { nullable: true, description: 'Of a medicine: how much, how often. Sealed.' })
  @IsOptional()
  @MaxLength(200)
  dose?: string;

  @Field(() => Day, { nullable: true, description: 'Of a medicine: until which day. Sealed.' })
  until?: string;

  @Field(() => String, { nullable: true, description: 'Sealed.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The thing that it is: one of the case’s `carried`; in an addendum also one of the BAST it corrects.',
  })
  @IsOptional()
  @IsUUID('all')
  follows?: string;

  @Field(() => ItemGap, { nullable: true, description: 'Why it does not come along; only of a thing that it follows.' })
  @IsOptional()
  @IsCode(itemGaps)
  missing?: string;
}

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

  @Field(() => [ItemToHand], { defaultValue: [], description: 'Medicines, papers, belongings and money one by one.' })
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ItemToHand)
  items: ItemToHand[];

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ isAbstract: true })
abstract class Paper extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  id: string;

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

@InputType({
  description:
    'A BAST that your unit gives, or receives from somebody without an account; what is in it stays as drafted.',
})
export class DraftHandover extends Paper {
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

  @Field(() => ID, { nullable: true, description: 'The unit that receives them, unless it is a witness, or yours.' })
  @IsOptional()
  @IsUUID('all')
  receiver?: string;

  @Field(() => Party, { nullable: true, description: 'Who gives them to your unit without an account.' })
  @IsOptional()
  @IsCode(parties)
  from?: PartyCode;

  @Field(() => Party, { nullable: true, description: 'Who receives them from your unit without an account.' })
  @IsOptional()
  @IsCode(parties)
  to?: PartyCode;
}

@InputType({
  description:
    'What was wrong on a signed BAST, said on a paper beside it that both sides sign as well. It changes nothing.',
})
export class DraftAddendum extends Paper {
  @Field(() => ID, { description: 'The BAST that was signed.' })
  @IsUUID('all')
  handover: string;
}

@InputType({
  description:
    'A BAST or addendum that your unit drafted and nobody has signed is withdrawn: who was to receive the people sees them by it no longer.',
})
export class WithdrawHandover extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  handover: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => HandoverWithdrawal)
  @IsCode(handoverWithdrawals)
  reason: string;
}

@InputType({ description: 'Somebody whom the receiver does not take; they stay with who gives.' })
export class PersonNotTaken {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => PersonRefusal)
  @IsCode(personRefusals)
  reason: string;

  @Field(() => String, { nullable: true, description: 'Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'A thing on the list that the receiver did not get.' })
export class ItemNotReceived {
  @Field(() => ID)
  @IsUUID('all')
  item: string;

  @Field(() => ItemGap)
  @IsCode(itemGaps)
  reason: string;
}

@InputType({ description: 'Who signs for the side that has no account, by name and on paper.' })
export class NamedWitness {
  @Field({ description: 'Sealed under the key of each person on the list.' })
  @Length(1, 200)
  name: string;

  @Field(() => ID, { description: 'The signed paper: a file attached to a case on the list as HANDOVER_PAPER.' })
  @IsUUID('all')
  file: string;

  @Field(() => String, { nullable: true, description: 'How they showed who they are. Sealed.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

@InputType({
  description:
    'The signature of your side, or of the witness on the other. With the second one custody passes of all who were taken.',
})
export class SignHandover extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  handover: string;

  @Field(() => Int, { description: 'The version that was read before signing; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => Instant)
  signedAt: Date;

  @Field(() => [PersonNotTaken], { defaultValue: [], description: 'For who receives.' })
  @ArrayMaxSize(500)
  @ArrayUnique((one: PersonNotTaken) => one.case)
  @ValidateNested({ each: true })
  @Type(() => PersonNotTaken)
  refused: PersonNotTaken[];

  @Field(() => [ItemNotReceived], { defaultValue: [], description: 'For who receives; everything else was received.' })
  @ArrayMaxSize(500)
  @ArrayUnique((one: ItemNotReceived) => one.item)
  @ValidateNested({ each: true })
  @Type(() => ItemNotReceived)
  missing: ItemNotReceived[];

  @Field(() => NamedWitness, { nullable: true, description: 'Signs for the side that has no account.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => NamedWitness)
  witness?: NamedWitness;
}
