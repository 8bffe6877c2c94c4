import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { bedHoldReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Unit } from '../organisations/unit.entity';
import { BedKind, Shelter } from './shelter.entity';

export const BedHoldReason = codeEnum('BedHoldReason', bedHoldReasons);

@ObjectType({
  description: 'Beds that are not to be had from an instant: kept for who is coming, until it expires; or closed.',
})
@Entity('bed_hold')
export class BedHold {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Shelter)
  @ManyToOne(() => Shelter, { nullable: false })
  @JoinColumn({ name: 'shelter_id' })
  shelter: Shelter;

  @Column('uuid', { name: 'shelter_id' })
  shelterId: string;

  @Field(() => BedKind)
  @Column('text', { name: 'bed_kind' })
  bedKind: string;

  @Field(() => Int)
  @Column('int')
  count: number;

  @Field(() => BedHoldReason)
  @Column('text')
  reason: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose people they are kept for; who holds them and whose house it is are told when it changes.',
  })
  @Column('uuid', { nullable: true, name: 'movement_id' })
  movement: string | null;

  @Field(() => Unit, { description: 'Whose hold it is.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Instant, { description: 'Since when.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it ends by itself.' })
  @Column({ ...instant, nullable: true })
  until: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was given up before.' })
  @Column({ ...instant, nullable: true, name: 'released_at' })
  releasedAt: Date | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
