import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { passengerOutcomes } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { Person } from '../people/person.entity';
import { Leg } from './leg.entity';
import { Movement } from './movement.entity';

export const PassengerState = codeEnum('PassengerState', passengerOutcomes);

@ObjectType({
  description:
    'Somebody on a movement: each ends as arrived, offloaded, taken off or missing, and every gap has a reason.',
})
@Entity('passenger')
@ListedOn(Movement, 'passengers', { by: 'movement', order: 'id', limit: 1000 })
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

  @Field(() => Leg, { nullable: true, description: 'The leg that they are on, or came by.' })
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
