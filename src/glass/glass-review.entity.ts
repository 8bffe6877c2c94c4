import { Field, ID, ObjectType } from '@nestjs/graphql';
import { glassVerdicts } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';
import { Glass } from './glass.entity';

export const GlassVerdict = codeEnum('GlassVerdict', glassVerdicts);

/** One for each glass, by somebody else, for good. */
@ObjectType({ description: 'What somebody else judged of it.' })
@Entity('glass_review')
@ListedOn(Glass, 'reviews', { by: 'glass', order: 'recordedAt', limit: 1 })
export class GlassReview {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @OneToOne(() => Glass, { nullable: false })
  @JoinColumn({ name: 'glass_id' })
  glass: Glass;

  @Column('uuid', { name: 'glass_id' })
  glassId: string;

  /** The person whose case it was, whose key seals the note. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Field(() => GlassVerdict)
  @Column('text')
  verdict: string;

  @Field(() => String, { nullable: true })
  @Sealed()
  note: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;
}
