import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { travelNoticeKinds } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Unit } from '../organisations/unit.entity';
import { LegChangeReason } from './leg.entity';

export const TravelNoticeKind = codeEnum('TravelNoticeKind', travelNoticeKinds);

@ObjectType({
  description: 'A leg that does not go as planned, told to a unit that waits for its people. It names nobody.',
})
@Entity('travel_notice')
export class TravelNotice {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Unit, { description: 'Whose movement it is.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'by_id' })
  by: Unit;

  @Column('uuid', { name: 'by_id' })
  byId: string;

  @Field(() => ID, { description: 'The leg, which not everybody who waits may open.' })
  @Column('uuid', { name: 'leg_id' })
  leg: string;

  @Field(() => TravelNoticeKind)
  @Column('text')
  kind: string;

  @Field(() => LegChangeReason)
  @Column('text')
  reason: string;

  @Field()
  @Column('text', { name: 'from_place' })
  from: string;

  @Field()
  @Column('text', { name: 'to_place' })
  to: string;

  @Field(() => Instant, { description: 'As it was planned before.' })
  @Column({ ...instant, name: 'was_departure' })
  wasDeparture: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'was_arrival' })
  wasArrival: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'planned_departure' })
  plannedDeparture: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'planned_arrival' })
  plannedArrival: Date;

  @Field(() => Int, { description: 'For how many of its people your unit waits.' })
  @Column('int')
  awaited: number;

  @Field(() => Instant, { description: 'As claimed.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When somebody of your unit said that they have read it.' })
  @Column({ ...instant, nullable: true, name: 'seen_at' })
  seenAt: Date | null;
}
