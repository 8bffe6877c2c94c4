import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { Movement } from './movement.entity';

@ObjectType({ description: 'The list of a movement as it was issued, frozen; a change makes the next version.' })
@Entity('manifest')
@ListedOn(Movement, 'manifests', { by: 'movement', order: 'version' })
export class Manifest {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => Movement, { nullable: false })
  @JoinColumn({ name: 'movement_id' })
  movement: Movement;

  @Column('uuid', { name: 'movement_id' })
  movementId: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => [ID], { description: 'The passengers on it, by id.' })
  @Column('uuid', { array: true })
  passengers: string[];

  @Field(() => Instant, { description: 'When it was issued, as claimed.' })
  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
