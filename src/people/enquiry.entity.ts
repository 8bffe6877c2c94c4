import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { contactRelations, enquiryAnswers } from '#domain';
import { IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity';
import { Unit } from '../organisations/unit.entity';
import { codeEnum, instant, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { pageOf } from '../platform/page';
import { ListedOn, Sealed } from '../platform/read/describe';
import { ContactRelation } from './kin.entity';

export const EnquiryAnswer = codeEnum('EnquiryAnswer', enquiryAnswers);

/**
 * The same whether the person is with us or not: who answers the telephone must not be able to tell by what they see.
 * What was said lies under a key of the caller's own.
 */
@ObjectType({ description: 'Somebody outside asks after somebody: what they said, and what they may be told.' })
@Entity('enquiry')
export class Enquiry {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Unit, { description: 'Who took the call.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => ContactRelation, { description: 'What the caller says to be to the one they seek.' })
  @Column('text')
  relation: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => String, { nullable: true })
  @Sealed()
  enquirer: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  contact: string | null;

  @Field(() => String, { nullable: true })
  @Sealed()
  sought: string | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true, name: 'birth_year' })
  birthYear: number | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
export const EnquiryPage = pageOf(Enquiry);

@ObjectType({ description: 'What a survivor lets the caller be told. Nobody else ever answers them.' })
@Entity('enquiry_reply')
@ListedOn(Enquiry, 'replies', { by: 'enquiry', order: 'recordedAt' })
export class EnquiryReply {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Enquiry, { nullable: false })
  @JoinColumn({ name: 'enquiry_id' })
  enquiry: Enquiry;

  @Column('uuid', { name: 'enquiry_id' })
  enquiryId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => String, { nullable: true })
  @Sealed()
  message: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}

@ObjectType({
  description: 'An enquiry that may be about the person of a case, to be put to them by who cares for them.',
})
@Entity('enquiry_match')
@ListedOn(Case, 'enquiries', { order: 'recordedAt' })
export class EnquiryMatch {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Enquiry)
  @ManyToOne(() => Enquiry, { nullable: false })
  @JoinColumn({ name: 'enquiry_id' })
  enquiry: Enquiry;

  @Column('uuid', { name: 'enquiry_id' })
  enquiryId: string;

  @Field(() => Case)
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => EnquiryAnswer, { nullable: true, description: 'The survivor’s own; null while they were not asked.' })
  @Column('text', { nullable: true })
  answer: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'answered_at' })
  answeredAt: Date | null;
}
export const EnquiryMatchPage = pageOf(EnquiryMatch);

@InputType({ description: '“Is my son with you?” The answer is always that it will be passed on.' })
export class RecordEnquiry extends ActInput {
  @Field({ description: 'Who asks.' })
  @MaxLength(200)
  enquirer: string;

  @Field(() => ContactRelation)
  @IsCode(contactRelations)
  relation: string;

  @Field({ description: 'How they may be reached.' })
  @MaxLength(1000)
  contact: string;

  @Field({ description: 'The name of the one they seek.' })
  @MaxLength(200)
  sought: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  birthYear?: number;

  @Field(() => Instant)
  occurredAt: Date;
}

@InputType({ description: 'What the survivor answered. Only TELL lets anything out, and only what is written.' })
export class AnswerEnquiry extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  match: string;

  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' })
  @IsInt()
  version: number;

  @Field(() => EnquiryAnswer)
  @IsCode(enquiryAnswers)
  answer: string;

  @Field(() => String, {
    nullable: true,
    description: 'With TELL: what the caller is to be told, in the survivor’s words.',
  })
  @IsOptional()
  @MaxLength(2000)
  message?: string;

  @Field(() => Instant)
  occurredAt: Date;
}
