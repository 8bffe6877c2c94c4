import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

@ObjectType({ description: "Where an account wants its unit's mornings sent." })
@Entity('digest_address')
export class DigestAddress {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id', unique: true })
  accountId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'set_at' })
  setAt: Date;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}

@ObjectType({ description: "One's own." })
export class DigestMail {
  @Field(() => String, { nullable: true, description: 'Null: nothing is sent.' })
  address: string | null;

  @Field({ description: 'Whether this deployment sends any mail.' })
  sends: boolean;
}

@InputType({ description: 'Mail names nobody, and is sent once a day at most.' })
export class SetDigestAddress extends ActInput {
  @Field(() => String, { nullable: true, description: 'Null ends it.' })
  @IsOptional()
  @MaxLength(254)
  @IsEmail({ ignore_max_length: true }, { context: { code: 'INVALID_EMAIL' } })
  address?: string | null;
}
