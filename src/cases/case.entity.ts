import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { caseStates, stageOf, stages } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { Unit } from '../organisations/unit.entity';
import { Person } from '../people/person.entity';
import { Group } from './group.entity';

export const CaseState = codeEnum('CaseState', caseStates);
export const Stage = codeEnum('Stage', stages);

const whens = caseStates.codes.map((state) => `when '${state}' then '${stageOf(state)}'`).join(' ');

/** While somebody is on hold or missing, the way home is shown where it stopped. */
const stageSql = (t: string) =>
  raw(
    `case case when ${t}.state in ('ON_HOLD', 'MISSING') then coalesce(${t}.prior_state, ${t}.state) else ${t}.state end ${whens} end`,
  );

@ObjectType({ description: "One person's way home after one rescue." })
@Entity('cases')
export class Case {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'Random with a check digit; it tells nothing.' })
  @Column('text', { unique: true })
  number: string;

  @Field(() => Int, { description: 'Sent back with a change; a stale one is refused.' })
  @Column('int')
  version: number;

  @Field(() => CaseState)
  @Column('text')
  state: string;

  @Field(() => Stage)
  @Computed(stageSql)
  stage: string;

  @Field(() => CaseState, { nullable: true, description: 'Where the case left the way home and would return to.' })
  @Column('text', { nullable: true, name: 'prior_state' })
  priorState: string | null;

  @Field(() => Person)
  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Person;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Group, { nullable: true })
  @ManyToOne(() => Group)
  @JoinColumn({ name: 'group_id' })
  group: Group | null;

  @Column('uuid', { nullable: true, name: 'group_id' })
  groupId: string | null;

  @Field(() => Unit, { description: 'The post that registered the case.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'post_id' })
  post: Unit;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Field(() => Unit, { description: 'Who is answerable now; never nobody.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'holder_id' })
  holder: Unit;

  @Column('uuid', { name: 'holder_id' })
  holderId: string;

  @Column('uuid', { nullable: true, name: 'owner_id' })
  ownerId: string | null;

  @Field({ description: 'How the post came to know: a code of reporter types.' })
  @Column('text')
  source: string;

  @Field({ description: 'ISO 3166-1 alpha-2 of the country of exploitation.' })
  @Column('text')
  country: string;

  @Field(() => Instant)
  @Column({ ...instant, name: 'received_at' })
  receivedAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'recorded_at' })
  recordedAt: Date;

  @Field(() => Instant)
  @Column({ ...instant, name: 'updated_at' })
  updatedAt: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Frozen at the first determination; null while the age is unknown.',
  })
  @Column('boolean', { nullable: true, name: 'child_at_identification' })
  childAtIdentification: boolean | null;

  @Field(() => [String])
  @Column('text', { array: true, name: 'recruitment_methods' })
  recruitmentMethods: string[];

  @Field(() => [String])
  @Column('text', { array: true, name: 'recruitment_sites' })
  recruitmentSites: string[];

  @Field(() => String, { nullable: true, description: 'A code of closure reasons.' })
  @Column('text', { nullable: true, name: 'closure_reason' })
  closureReason: string | null;
}
