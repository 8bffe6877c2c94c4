import { Field, ID, ObjectType } from '@nestjs/graphql';
import { standInReasons, type Role } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Account } from './account.entity';
import { Unit } from './unit.entity';

export const StandInReason = codeEnum('StandInReason', standInReasons);

@ObjectType({ description: 'Leave for an account to act for another unit of its organisation, until a day.' })
@Entity('stand_in')
export class StandIn {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Account)
  @ManyToOne(() => Account, { nullable: false })
  @JoinColumn({ name: 'account_id' })
  account: Account;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => Unit, { description: 'Acted for by the header `x-acting-for: <code>`.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => [String], { description: 'Which of the account’s own roles it has there.' })
  @Column('text', { array: true })
  roles: Role[];

  @Field(() => StandInReason)
  @Column('text')
  reason: string;

  @Column('uuid', { name: 'maker_id' })
  makerId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant)
  @Column({ ...instant })
  until: Date;

  @Field(() => Instant, { nullable: true, description: 'Ended before its time.' })
  @Column({ ...instant, name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
