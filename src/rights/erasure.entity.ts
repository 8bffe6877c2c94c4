import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { erasureReasons, erasureStates, retention } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw, sql, type Sql } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';

export const ErasureState = codeEnum('ErasureState', erasureStates);
const ErasureReason = codeEnum('ErasureReason', erasureReasons);
const RetentionCategory = codeEnum('RetentionCategory', retention);

/** A request of this person for erasure that was granted, wholly or in part, as `r`. */
export const grantedTo = (person: Sql): Sql =>
  sql`r.person_id = ${person} and r.kind = 'ERASURE' and r.state in ('GRANTED', 'PARTLY')`;

@ObjectType({ description: 'What is to be forgotten: proposed by one, approved by another, and certified.' })
@Entity('erasure')
export class Erasure {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Case)
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => RetentionCategory)
  @Column('text')
  category: string;

  /** Kinds of files; null is the whole person. */
  @Column('text', { array: true, nullable: true })
  files: string[] | null;

  @Field(() => ErasureReason)
  @Column('text')
  reason: string;

  @Field(() => Instant, { description: 'When the time of keeping was over, or the request was granted.' })
  @Column({ ...instant, name: 'due_since' })
  dueSince: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'proposed_at' })
  proposedAt: Date;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  @Field(() => Boolean, { description: 'Proposed by yourself, so that somebody else has to approve it.' })
  @Computed((t) => raw(`(${t}.proposed_by = app.account())`))
  own: boolean;

  @Field(() => Boolean, {
    description: 'The person asked for it and was told yes, so that to decline it takes a ground and is told to them.',
  })
  @Computed(
    (t) =>
      sql`(${raw(t)}.files is null and exists (select from rights_request r where ${grantedTo(raw(`${t}.person_id`))}))`,
  )
  requested: boolean;

  @Field(() => ErasureState)
  @Column('text')
  state: string;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'answered_at' })
  answeredAt: Date | null;

  @Column('uuid', { nullable: true, name: 'answered_by' })
  answeredBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was destroyed, on whose word, as JSON; no person is named.',
  })
  @Column('text', { nullable: true })
  certificate: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Ed25519 of the certificate's bytes by the audit's key, Base64.",
  })
  @Column('text', { nullable: true })
  signature: string | null;
}
