import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { matchVerdicts } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';
import { Case } from '../cases/case.entity';

export const MatchVerdict = codeEnum('MatchVerdict', matchVerdicts);

/** Two registrations that may be of one human being, until the national desk says so or not, for ever. */
@ObjectType({ description: 'Two cases that may be of one person, and what was judged of them.' })
@Entity('person_match')
@ListedOn(Case, 'matches', { by: 'case' })
export class PersonMatch {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Case, { description: 'The later registration.' })
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: Case;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  @Field(() => Case, { description: 'The earlier one.' })
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'other_id' })
  other: Case;

  @Column('uuid', { name: 'other_id' })
  otherId: string;

  @Field(() => MatchVerdict)
  @Column('text')
  verdict: string;

  @Field(() => [String], { description: 'What agrees: NIK, PASSPORT, NAME.' })
  @Column('text', { array: true })
  reasons: string[];

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'judged_at' })
  judgedAt: Date | null;

  /** The later registration's, whose key seals the note. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => String, { nullable: true, description: 'On what the verdict rests.' })
  @Sealed()
  note: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
