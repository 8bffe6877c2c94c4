import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { matchReasons, matchRules, matchVerdicts } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn, Sealed } from '../platform/read/describe';
import { Case } from '../cases/case.entity';

export const MatchVerdict = codeEnum('MatchVerdict', matchVerdicts);

const weights = matchReasons.map((reason) => `when '${reason}' then ${matchRules[reason].weight}`).join(' ');

/** Two registrations that may be of one human being, until the national desk says so or not, for ever. */
@ObjectType({ description: 'Two cases that may be of one person, and what was judged of them.' })
@Entity('person_match')
@ListedOn(Case, 'matches', { by: ['case', 'other'], order: 'recordedAt' })
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

  @Field(() => [String], { description: `What agrees, by the table of rules: ${matchReasons.join(', ')}.` })
  @Column('text', { array: true })
  reasons: string[];

  @Field(() => Int, { description: 'Of 100: how likely the strongest reason makes it.' })
  @Computed((t) => raw(`(select max(case r ${weights} end) from unnest(${t}.reasons) r)`))
  weight: number;

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

/** Only added to: what was joined and taken apart again, by whom, and on what grounds. */
@ObjectType({ description: 'That two cases were judged to be of one person, or no longer.' })
@Entity('person_merge')
@ListedOn(PersonMatch, 'history', { by: 'match', order: 'recordedAt' })
export class PersonMerge {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => PersonMatch, { nullable: false })
  @JoinColumn({ name: 'match_id' })
  match: PersonMatch;

  @Column('uuid', { name: 'match_id' })
  matchId: string;

  @Field(() => MatchVerdict, { description: 'What was judged.' })
  @Column('text')
  verdict: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  /** The later registration's, whose key seals the note. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => String, { nullable: true })
  @Sealed()
  note: string | null;

  @Column('bytea', { nullable: true })
  sealed: Buffer | null;
}
