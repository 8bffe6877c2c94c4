import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID, Length } from 'class-validator';
import { roles, standInReasons, type Language, type Role } from '#domain';
import { Instant, IsCode, Trimmed } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { AccountAct, IsLogin } from './account-act.input';
import { StandInReason } from './stand-in.entity';

const roleCodes = { codes: roles };
const languages = { codes: ['id', 'en'] };

@InputType({ description: 'Makes an account and the link by which its owner signs in for the first time.' })
export class InviteAccount extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  unit: string;

  @Field({ description: 'Before the @: small letters, digits, dots and hyphens. The organisation is added to it.' })
  @IsLogin()
  login: string;

  @Field()
  @Trimmed()
  @Length(1, 120)
  name: string;

  @Field(() => [String])
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsCode(roleCodes, { each: true })
  roles: Role[];

  @Field(() => String, { defaultValue: 'id' })
  @IsCode(languages)
  language: Language;
}

@InputType()
export class ChangeAccount extends AccountAct {
  @Field(() => ID, { nullable: true, description: 'Another unit of the same organisation.' })
  @IsOptional()
  @IsUUID('all')
  unit?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Trimmed()
  @Length(1, 120)
  name?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsCode(languages)
  language?: Language;
}

@InputType()
export class ChangeRole extends AccountAct {
  @Field(() => String)
  @IsCode(roleCodes)
  role: Role;
}

@InputType()
export class RevokeInvitation extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  invitation: string;
}

@InputType({ description: 'Leave to act for another unit of the organisation, with some of the account’s own roles.' })
export class GiveStandIn extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  account: string;

  @Field(() => ID)
  @IsUUID('all')
  unit: string;

  @Field(() => [String])
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsCode(roleCodes, { each: true })
  roles: Role[];

  @Field(() => Instant, { description: 'At most 30 days from now.' })
  until: Date;

  @Field(() => StandInReason)
  @IsCode(standInReasons)
  reason: string;
}

@InputType()
export class EndStandIn extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  standIn: string;
}

@InputType({ description: 'All that is given must fit.' })
export class AccountFilter {
  @Field(() => ID, { nullable: true })
  unit?: string;

  @Field(() => String, { nullable: true })
  role?: string;

  @Field(() => Boolean, { nullable: true })
  disabled?: boolean;

  @Field(() => String, { nullable: true, description: 'A part of the name or of the login.' })
  text?: string;
}
