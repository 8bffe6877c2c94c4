import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { movementStates } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Unit } from '../organisations/unit.entity';

export const MovementState = codeEnum('MovementState', movementStates);

@ObjectType({ description: 'People who travel together, by one leg or several, of any mode.' })
@Entity('movement')
export class Movement {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field({ description: 'How the post calls it; never a name of a person.' })
  @Column('text')
  reference: string;

  @Field(() => MovementState)
  @Column('text')
  state: string;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => Unit, { description: 'Who meets the people on arrival.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'receiver_id' })
  receiver: Unit;

  @Column('uuid', { name: 'receiver_id' })
  receiverId: string;

  @Field(() => Int, { description: 'Seats for escorts, who are not counted among the passengers.' })
  @Column('int')
  escorts: number;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
