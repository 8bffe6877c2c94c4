import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Unit } from '../organisations/unit.entity';
import { Day, day, instant, Instant, MinorUnits } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn, Sealed } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Currency } from '../cases/hold.entity';
import { AssistanceLevel, AssistanceState, AssistanceType } from './enums';
import { Provider } from './provider.entity';

/**
 * A well, a training for a village, an agreement with an office. It is recorded once, with the places it is for; whom it
 * benefits is said in each case by itself, and from here leads no way to them.
 */
@ObjectType({ description: 'Support of a community or of structures, whole: its cost is never divided among people.' })
@Entity('shared_support')
export class SharedSupport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  /** The key of its description. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Unit, { description: 'Who recorded it; seen by all of its organisation.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Unit;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Field(() => AssistanceLevel, { description: 'COMMUNITY or STRUCTURAL.' })
  @Column('text')
  level: string;

  @Field(() => AssistanceType)
  @Column('text')
  type: string;

  @Field(() => [String], { description: 'Kemendagri codes of the places that it is for, 35.07.' })
  @Column('text', { array: true })
  regencies: string[];

  @Field(() => Provider, { nullable: true })
  @ManyToOne(() => Provider, { nullable: true })
  @JoinColumn({ name: 'provider_id' })
  provider: Provider | null;

  @Column('uuid', { nullable: true, name: 'provider_id' })
  providerId: string | null;

  @Field(() => AssistanceState)
  @Column('text')
  state: string;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'planned_on' })
  plannedOn: string | null;

  @Field(() => Day, { nullable: true })
  @Column({ ...day, nullable: true, name: 'given_on' })
  givenOn: string | null;

  @Field(() => MinorUnits, { nullable: true })
  @Column('bigint', { nullable: true, name: 'cost_minor' })
  costMinor: number | null;

  @Field(() => Currency, { nullable: true })
  @Column('text', { nullable: true })
  currency: string | null;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => String, { nullable: true, description: 'What just it is.' })
  @Sealed()
  note: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  @Field(() => Int, { description: 'How many of the cases that you see it benefits.' })
  @Computed((t) => raw(`(select count(*)::int from benefit b where b.support_id = ${t}.id)`))
  beneficiaries: number;
}

@ObjectType({ description: 'That somebody benefits from support that is not theirs alone.' })
@Entity('benefit')
@ListedOn(Case, 'benefits', { order: 'recordedAt' })
export class Benefit extends CaseFact {
  @Field(() => SharedSupport)
  @ManyToOne(() => SharedSupport, { nullable: false })
  @JoinColumn({ name: 'support_id' })
  support: SharedSupport;

  @Column('uuid', { name: 'support_id' })
  supportId: string;
}
