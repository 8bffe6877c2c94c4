import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { legChangeReasons, movementModes } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Movement } from './movement.entity';

export const MovementMode = codeEnum('MovementMode', movementModes);
export const LegChangeReason = codeEnum('LegChangeReason', legChangeReasons);

@ObjectType({ description: 'One vehicle from one place to the next.' })
@Entity('leg')
@ListedOn(Movement, 'legs', { by: 'movement', order: 'place' })
export class Leg {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int, { description: 'Sent back with a change of the leg; a stale one is refused.' })
  @Column('int', { default: 1 })
  version: number;

  @ManyToOne(() => Movement, { nullable: false })
  @JoinColumn({ name: 'movement_id' })
  movement: Movement;

  @Column('uuid', { name: 'movement_id' })
  movementId: string;

  @Field(() => Int, { description: 'First, second, third leg: 1, 2, 3.' })
  @Column('int')
  place: number;

  @Field(() => MovementMode)
  @Column('text')
  mode: string;

  @Field(() => String, { nullable: true, description: 'IATA airline code, or the name of a ferry or bus line.' })
  @Column('text', { nullable: true })
  carrier: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  number: string | null;

  @Field()
  @Column('boolean')
  charter: boolean;

  @Field(() => Int, { nullable: true, description: 'Seats for passengers; null while nobody counts them.' })
  @Column('int', { nullable: true })
  seats: number | null;

  @Field({ description: 'IATA airport code or UN/LOCODE.' })
  @Column('text', { name: 'from_place' })
  from: string;

  @Field({ description: 'IATA airport code or UN/LOCODE.' })
  @Column('text', { name: 'to_place' })
  to: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'planned_departure' })
  plannedDeparture: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'planned_arrival' })
  plannedArrival: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'departed_at' })
  departedAt: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'arrived_at' })
  arrivedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was cancelled, as claimed.' })
  @Column({ ...instant, nullable: true, name: 'cancelled_at' })
  cancelledAt: Date | null;

  @Field(() => LegChangeReason, {
    nullable: true,
    description: 'Why it does not go, or goes at another time than first planned.',
  })
  @Column('text', { nullable: true })
  reason: string | null;
}
