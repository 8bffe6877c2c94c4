import { Field, ObjectType } from '@nestjs/graphql';
import { currencies, holdCodes } from '#domain';
import { Column, Entity } from 'typeorm';
import { codeEnum, Day, day, instant, Instant, MinorUnits } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from './case-fact.entity';
import { Case } from './case.entity';

export const HoldCode = codeEnum('HoldCode', holdCodes);
export const Currency = codeEnum('Currency', currencies);

@ObjectType({ description: 'What keeps somebody from leaving, whose it is to clear, and since when.' })
@Entity('hold')
@ListedOn(Case, 'holds', { order: 'occurredAt' })
export class Hold extends CaseFact {
  @Field(() => HoldCode)
  @Column('text')
  code: string;

  @Field({ description: 'The kind of agency that must clear it.' })
  @Column('text')
  owner: string;

  @Field(() => MinorUnits, { nullable: true })
  @Column('bigint', { nullable: true, name: 'amount_minor' })
  amountMinor: number | null;

  @Field(() => Currency, { nullable: true })
  @Column('text', { nullable: true })
  currency: string | null;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'expected_on' })
  expectedOn: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'cleared_at' })
  clearedAt: Date | null;
}
