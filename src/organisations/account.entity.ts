import { Field, ID, ObjectType } from '@nestjs/graphql';
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

  @Field()
  @Column('text', { unique: true })
  login: string;

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
