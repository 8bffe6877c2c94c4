import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { contactRelations, factGrounds, factProofs, kinRelations, kinStandings, tellings } from '#domain';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CaseActInput } from '../cases/case-act.input';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Unit } from '../organisations/unit.entity';
import { codeEnum, instant, Instant, IsCode } from '../platform/columns';
import { ActInput } from '../platform/operation/act';
import { ListedOn, Sealed } from '../platform/read/describe';
import { FactGround, FactProof, StanceKind } from './assertion.entity';

export const KinRelation = codeEnum('KinRelation', kinRelations);
export const KinStanding = codeEnum('KinStanding', kinStandings);
export const ContactRelation = codeEnum('ContactRelation', contactRelations);
export const Telling = codeEnum('Telling', tellings);

/** Kept beside both cases and in the timeline of neither, whose readers need not see the other end. */
@ObjectType({ description: 'That two people who are registered are kin. Seen by who may see both.' })
@Entity('kin')
@ListedOn(Case, 'kin', { by: ['case', 'other'], order: 'recordedAt' })
export class Kin {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Case, { description: 'Whose relation to the other is named.' })
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Field(() => Case)
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'other_id' })
  other: Case;

  @Column('uuid', { name: 'other_id' })
  otherId: string;

  @Field(() => KinRelation, { description: 'What the one is to the other: CHILD is a child of the other.' })
  @Column('text')
  relation: string;

  @Field(() => FactProof)
  @Column('text')
  proof: string;

  @Field(() => KinStanding, { description: 'While an agency disputes it, nobody is kept together by it.' })
  @Column('text', { default: 'CLAIMED' })
  standing: string;

  @Field(() => Unit, { description: 'Who said so.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was taken back.' })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;
}

@ObjectType({ description: 'What an agency says of a kinship that another has said. Of several its last counts.' })
@Entity('kin_stance')
@ListedOn(Kin, 'stances', { by: 'kin', order: 'recordedAt' })
export class KinStance extends CaseFact {
  @ManyToOne(() => Kin, { nullable: false })
  @JoinColumn({ name: 'kin_id' })
  kin: Kin;

  @Column('uuid', { name: 'kin_id' })
  kinId: string;

  @Field(() => StanceKind)
  @Column('text')
  kind: string;

  @Field(() => FactGround, { nullable: true })
  @Column('text', { nullable: true })
  ground: string | null;
}

@ObjectType({ description: 'Who may be told what, by the survivor’s own rule. The newest on somebody stands.' })
@Entity('contact_rule')
@ListedOn(Case, 'contactRules', { order: 'recordedAt' })
export class ContactRule extends CaseFact {
  @Field(() => ContactRelation)
  @Column('text')
  relation: string;

  @Field(() => Telling)
  @Column('text')
  telling: string;

  @Field(() => String, { nullable: true })
  @Sealed()
  name: string | null;

  @Field(() => String, { nullable: true, description: 'How and when they may be reached.' })
  @Sealed()
  contact: string | null;

  @Field(() => ID, { nullable: true, description: 'The rule that this one takes the place of.' })
  @Column('uuid', { nullable: true, name: 'replaces_id' })
  replaces: string | null;
}

@InputType({ description: 'Two people who are registered are kin.' })
export class LinkKin extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  case: string;

  @Field(() => ID)
  @IsUUID('all')
  other: string;

  @Field(() => KinRelation, { description: 'What the one is to the other: CHILD is a child of the other.' })
  @IsCode(kinRelations)
  relation: string;

  @Field(() => FactProof)
  @IsCode(factProofs)
  proof: string;

  @Field(() => Instant)
  occurredAt: Date;
}

@InputType({ description: 'Your agency knows of the same kinship.' })
export class ConfirmKin extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  kin: string;

  @Field(() => Instant)
  occurredAt: Date;

  @Field(() => String, { nullable: true, description: 'Sealed under the key of the person whose relation is named.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({
  description: 'Your agency says that they are no such kin; nobody is kept together by it until it is settled.',
})
export class DisputeKin extends ConfirmKin {
  @Field(() => FactGround)
  @IsCode(factGrounds)
  ground: string;
}

@InputType({ description: 'They are no kin after all: your own agency takes back what it said.' })
export class UnlinkKin extends ActInput {
  @Field(() => ID)
  @IsUUID('all')
  kin: string;
}

@InputType({ description: 'Who may be told what, in the survivor’s own words.' })
export class RecordContactRule extends CaseActInput {
  @Field(() => ContactRelation)
  @IsCode(contactRelations)
  relation: string;

  @Field(() => Telling)
  @IsCode(tellings)
  telling: string;

  @Field()
  @MaxLength(200)
  name: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(1000)
  contact?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  replaces?: string;
}
