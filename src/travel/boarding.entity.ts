import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Case } from '../cases/case.entity';
import { Leg } from './leg.entity';
import { Passenger } from './passenger.entity';

@ObjectType({ description: 'Somebody on one leg: who boarded it, so that each leg has a count of its own.' })
@Entity('boarding')
@ListedOn(Passenger, 'boardings', { by: 'passenger', order: 'recordedAt', limit: 40 })
export class Boarding {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Passenger, { nullable: false })
  @JoinColumn({ name: 'passenger_id' })
  passenger: Passenger;

  @Column('uuid', { name: 'passenger_id' })
  passengerId: string;

  @Field(() => Leg)
  @ManyToOne(() => Leg, { nullable: false })
  @JoinColumn({ name: 'leg_id' })
  leg: Leg;

  @Column('uuid', { name: 'leg_id' })
  legId: string;

  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Instant, { description: 'As claimed.' })
  @Column({ ...instant, name: 'boarded_at' })
  boardedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When they got off again before it left.' })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
