import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { joinings, passengerOutcomes } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { SplitReason } from '../cases/split.input';
import { Unit } from '../organisations/unit.entity';
import { Person } from '../people/person.entity';
import { Leg } from './leg.entity';
import { Movement } from './movement.entity';

export const PassengerState = codeEnum('PassengerState', passengerOutcomes);
export const Joining = codeEnum('Joining', joinings);

@ObjectType({
  description:
    'Somebody on a movement: each ends as arrived, offloaded, taken off, held back, transferred or missing, and every gap has a reason and an owner.',
})
@Entity('passenger')
/** In the order in which they were put on the list. */
@ListedOn(Movement, 'passengers', { by: 'movement', order: 'recordedAt', limit: 1000 })
@ListedOn(Case, 'passages', { order: 'recordedAt' })
export class Passenger {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Movement)
  @ManyToOne(() => Movement, { nullable: false })
  @JoinColumn({ name: 'movement_id' })
  movement: Movement;

  @Column('uuid', { name: 'movement_id' })
  movementId: string;

  @Field(() => Case)
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Field(() => Person)
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Person;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => PassengerState)
  @Column('text')
  state: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why somebody is not where the manifest says: a code of gap reasons.',
  })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => Unit, { nullable: true, description: 'Who answers for it that they are not where the manifest says.' })
  @ManyToOne(() => Unit)
  @JoinColumn({ name: 'owner_id' })
  owner: Unit | null;

  @Column('uuid', { nullable: true, name: 'owner_id' })
  ownerId: string | null;

  @Field(() => Passenger, { nullable: true, description: 'Their place on the movement that this one continues.' })
  @ManyToOne(() => Passenger)
  @JoinColumn({ name: 'continues_id' })
  continues: Passenger | null;

  @Column('uuid', { nullable: true, name: 'continues_id' })
  continuesId: string | null;

  @Field(() => Passenger, { nullable: true, description: 'The adult with whom an infant travels.' })
  @ManyToOne(() => Passenger)
  @JoinColumn({ name: 'with_id' })
  with: Passenger | null;

  @Column('uuid', { nullable: true, name: 'with_id' })
  withId: string | null;

  @Field({ description: 'An infant on the lap of that adult, who takes no seat.' })
  @Column('boolean', { default: false })
  lap: boolean;

  @Field(() => Joining, { nullable: true, description: 'How they came aboard a leg that had left without them.' })
  @Column('text', { nullable: true })
  joined: string | null;

  @Field(() => SplitReason, { nullable: true, description: 'Why a family is not on one leg, if it was said.' })
  @Column('text', { nullable: true, name: 'split_reason' })
  splitReason: string | null;

  /** They had been ready to go on this movement, or went. */
  @Column('boolean', { default: false })
  cleared: boolean;

  @Field(() => Leg, { nullable: true, description: 'The leg that they are to take, are on, or came by.' })
  @ManyToOne(() => Leg)
  @JoinColumn({ name: 'leg_id' })
  leg: Leg | null;

  @Column('uuid', { nullable: true, name: 'leg_id' })
  legId: string | null;

  @Field(() => Instant, { description: 'When they were put on the list, as claimed.' })
  @Column({ ...instant, name: 'listed_at' })
  listedAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'boarded_at' })
  boardedAt: Date | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'When they were taken off, offloaded or found missing, as claimed.',
  })
  @Column({ ...instant, nullable: true, name: 'left_at' })
  leftAt: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'arrived_at' })
  arrivedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When immigration recorded the entry.' })
  @Column({ ...instant, nullable: true, name: 'entered_at' })
  enteredAt: Date | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
