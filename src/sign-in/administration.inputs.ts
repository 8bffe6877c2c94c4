import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID, Matches, MaxLength } from 'class-validator';
import { machinePurposes } from '#domain';
import { Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { AccountAct, IsLogin } from '../organisations/account-act.input';
import { MachinePurpose } from './machine-client.entity';

@InputType({ isAbstract: true })
abstract class WithKey extends ActInput {
  @Field({ description: 'The public half, as a JSON Web Key: EC P-256, Ed25519, or RSA of at least 2048 bits.' })
  @MaxLength(4000)
  jwk: string;

  @Field(() => Instant, { description: 'Until when it is good: at most two years.' })
  until: Date;
}

@InputType({
  description: "A partner's machine for one purpose: an account of a unit, and the key that it proves itself by.",
})
export class RegisterClient extends WithKey {
  @Field(() => ID)
  @IsUUID('all')
  unit: string;

  @Field({
    description: 'Before the @; the organisation is added to it, and the whole is its name at the token endpoint.',
  })
  @IsLogin()
  login: string;

  @Field(() => MachinePurpose)
  @IsCode(machinePurposes)
  purpose: string;
}

@InputType({ description: 'A further key: both are good until the old one is retired.' })
export class AddClientKey extends WithKey {
  @Field(() => ID)
  @IsUUID('all')
  client: string;
}

@InputType()
export class RetireClientKey extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  clientKey: string;
}

@InputType()
export class DisableClient extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  client: string;
}

@InputType({ description: "An account of one's organisation, and the name that an outside provider has for it." })
export class OfSubject extends AccountAct {
  @Field({ description: 'The address of the provider, as `OIDC_ISSUER` gives it.' })
  @Matches(/^https?:\/\/[^\s?#]+$/, { context: { code: 'ISSUER_ADDRESS' } })
  @MaxLength(255)
  issuer: string;

  @Field({ description: 'Its name for somebody: the value of the claim that names an account.' })
  @Matches(/^\S(.*\S)?$/)
  @MaxLength(255)
  subject: string;
}
