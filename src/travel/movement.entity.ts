import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { movementStates } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { handedOver } from '../cases/group.entity';
import { Unit } from '../organisations/unit.entity';

export const MovementState = codeEnum('MovementState', movementStates);

/**
 * listed = boarded + offloaded + takenOff + heldBack + transferred, and before departure those still to board;
 * boarded = arrived + missing, and those under way. Somebody held back or transferred on the way is counted as that.
 */
@ObjectType({ description: 'Where the people of a movement are, counted over those that you can see.' })
class MovementCounts {
  @Field(() => Int) listed: number;
  @Field(() => Int) boarded: number;
  @Field(() => Int) offloaded: number;
  @Field(() => Int) takenOff: number;
  @Field(() => Int) heldBack: number;
  @Field(() => Int) transferred: number;
  @Field(() => Int, { description: 'Born on the way, or found on board; among the listed.' }) joined: number;
  @Field(() => Int) arrived: number;
  @Field(() => Int) missing: number;
  @Field(() => Int) handedOver: number;
}

const counts = (t: string) =>
  raw(`(select json_build_object(
    'listed', count(*),
    'boarded', count(*) filter (where p.state in ('BOARDED', 'ARRIVED', 'MISSING')),
    'offloaded', count(*) filter (where p.state = 'OFFLOADED'),
    'takenOff', count(*) filter (where p.state = 'TAKEN_OFF'),
    'heldBack', count(*) filter (where p.state = 'HELD_BACK'),
    'transferred', count(*) filter (where p.state = 'TRANSFERRED'),
    'joined', count(*) filter (where p.joined is not null),
    'arrived', count(*) filter (where p.state = 'ARRIVED'),
    'missing', count(*) filter (where p.state = 'MISSING'),
    'handedOver', count(*) filter (where p.state = 'ARRIVED' and ${handedOver('p.case_id')}))
    from passenger p where p.movement_id = ${t}.id)`);

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

  @Field(() => Unit, { nullable: true, description: 'The immigration office that lets the people in.' })
  @ManyToOne(() => Unit)
  @JoinColumn({ name: 'immigration_id' })
  immigration: Unit | null;

  @Column('uuid', { nullable: true, name: 'immigration_id' })
  immigrationId: string | null;

  @Field(() => Int, { description: 'Seats for escorts, who are not counted among the passengers.' })
  @Column('int')
  escorts: number;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => MovementCounts)
  @Computed(counts)
  counts: MovementCounts;
}
