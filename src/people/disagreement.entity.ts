import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { dayBands, disagreementKinds, disagreementStates } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { pageOf } from '../platform/page';
import { FactGround } from './assertion.entity';
import { Kin } from './kin.entity';

export const DisagreementKind = codeEnum('DisagreementKind', disagreementKinds);
export const DayBand = codeEnum('DayBand', dayBands);
export const DisagreementState = codeEnum('DisagreementState', disagreementStates);

/** Opened and closed by what is said, never by hand: while it is open, two agencies exclude each other. */
@ObjectType({
  description: 'Agencies that exclude each other on one field of one person: who is to end it, until when.',
})
@Entity('disagreement')
@ListedOn(Case, 'disagreements', { order: 'openedAt' })
export class Disagreement {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Case)
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => DisagreementKind)
  @Column('text')
  kind: string;

  @Field(() => Kin, {
    nullable: true,
    description: 'The kinship that they disagree on: seen by who may see both ends.',
  })
  @ManyToOne(() => Kin)
  @JoinColumn({ name: 'kin_id' })
  kin: Kin | null;

  @Column('uuid', { nullable: true, name: 'kin_id' })
  kinId: string | null;

  @Field(() => DisagreementState)
  @Column('text')
  state: string;

  @Field(() => [String], { description: 'Codes of the organisations that disagree.' })
  @Column('text', { array: true })
  agencies: string[];

  @Field({
    description: 'Whose answer is awaited: a kind of organisation, or HOLDER, whoever answers for the case, or DESK.',
  })
  @Column('text')
  awaits: string;

  /** Who may end it, the first first: kinds of agency with the reach under which they do. */
  @Column('text', { array: true, default: () => `'{}'` })
  answerers: string[];

  @Field(() => Instant)
  @Column({ ...instant, name: 'opened_at' })
  openedAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'due_at' })
  dueAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'settled_at' })
  settledAt: Date | null;

  @Field(() => FactGround, { nullable: true, description: 'On what it was ruled.' })
  @Column('text', { nullable: true })
  ground: string | null;
}

export const DisagreementPage = pageOf(Disagreement);

@InputType({ description: 'All that is given must fit.' })
export class DisagreementFilter {
  @Field(() => DisagreementKind, { nullable: true })
  kind?: string;

  @Field(() => String, { nullable: true, description: 'The code of an organisation that takes part.' })
  agency?: string;

  @Field({ defaultValue: false, description: 'Those that your unit is to end.' })
  awaitsMe: boolean;

  @Field({ defaultValue: false, description: 'Those past their deadline.' })
  overdue: boolean;

  @Field(() => DisagreementState, { defaultValue: 'OPEN' })
  state: string;
}

@ObjectType()
export class DisagreementAge {
  @Field(() => DayBand)
  days: string;

  @Field(() => Int)
  open: number;
}

@ObjectType({ description: 'How many open disagreements your unit sees of a kind, between the same agencies.' })
export class DisagreementCount {
  @Field(() => DisagreementKind)
  kind: string;

  @Field(() => [String])
  agencies: string[];

  @Field(() => Int)
  open: number;

  @Field(() => Int, { description: 'Of these, past their deadline.' })
  overdue: number;

  @Field(() => Int, { description: 'The age of the oldest in whole days.' })
  oldestDays: number;

  @Field({
    description: 'Whose answer is awaited: a kind of organisation, or HOLDER, whoever answers for the case, or DESK.',
  })
  awaits: string;

  @Field(() => [DisagreementAge], { description: 'How long they have been open.' })
  ages: DisagreementAge[];
}
