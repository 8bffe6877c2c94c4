import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Language, Role } from '#domain';
import { instant, Instant } from '../platform/columns';
import { Unit } from './unit.entity';

@ObjectType({ description: 'One person or machine of one unit that may sign in.' })
@Entity('account')
export class Account {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int', { default: 1 })
  version: number;

  @Field()
  @Column('text', { unique: true })
  login: string;

  /** Seen by its owner and by who administers or audits the organisation; to everybody else an account is its unit. */
  @Field(() => String, { nullable: true, description: 'Null for a machine.' })
  @Column('text', { nullable: true })
  name: string | null;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => [String])
  @Column('text', { array: true })
  roles: Role[];

  @Field(() => String)
  @Column('text')
  language: Language;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'disabled_at' })
  disabledAt: Date | null;
}
