import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  deathAuthorities,
  kinNotices,
  remainsSteps,
  type KinNotice as Notice,
  type RemainsStep as Step,
} from '#domain';
import { IsInt, IsISO31661Alpha2, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Instant, IsCode } from '../platform/columns';
import { CaseAct, CaseActInput } from '../cases/case-act.input';
import { DeathAuthority, KinNotice } from './death.entity';
import { RemainsStep } from './remains.entity';

@InputType({ isAbstract: true })
abstract class AboutKin extends CaseAct {
  @Field(() => Int, { description: 'The version of the case that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => KinNotice, { description: 'What was done about the next of kin, by the survivor’s own rules.' })
  @IsCode(kinNotices)
  kin: Notice;

  @Field(() => Instant, { nullable: true, description: 'When they were told; if they were not, the note says why.' })
  kinToldAt?: Date;
}

@InputType({
  description:
    'A certified death, by the decision of a person: it ends the case. Their bed is free, and nobody calls or asks again.',
})
export class RecordDeath extends AboutKin {
  @Field({ description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2()
  country: string;

  @Field({ description: 'Where it was. Sealed under the person’s key.' })
  @Length(1, 500)
  place: string;

  @Field(() => DeathAuthority, { description: 'Who certified it.' })
  @IsCode(deathAuthorities)
  authority: string;

  @Field({ description: 'As certified. Sealed.' })
  @Length(1, 2000)
  cause: string;

  @Field(() => String, { nullable: true, description: 'The number of the certificate. Sealed.' })
  @IsOptional()
  @MaxLength(100)
  certificate?: string;

  @Field(() => ID, { nullable: true, description: 'The certificate, a file that is attached to the case.' })
  @IsOptional()
  @IsUUID('all')
  file?: string;
}

@InputType({ description: 'What was done about the next of kin of somebody who died, later.' })
export class TellKin extends AboutKin {}

@InputType({ description: 'A step on the way home of somebody who died.' })
export class RecordRemains extends CaseActInput {
  @Field(() => RemainsStep)
  @IsCode(remainsSteps)
  step: Step;

  @Field(() => ID, { nullable: true, description: 'For who is under way: the movement.' })
  @IsOptional()
  @IsUUID('all')
  movement?: string;

  @Field(() => ID, { nullable: true, description: 'For who is given to the family: the signed BAST.' })
  @IsOptional()
  @IsUUID('all')
  handover?: string;
}
