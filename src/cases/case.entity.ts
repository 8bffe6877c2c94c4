import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { caseStates, reaches, stageOf, stages } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed } from '../platform/read/describe';
import { Colleague } from '../organisations/colleague.entity';
import { Unit } from '../organisations/unit.entity';
import { separatedSql } from './kinship';
import { Person } from '../people/person.entity';
import { Group } from './group.entity';

export const CaseState = codeEnum('CaseState', caseStates);
export const Stage = codeEnum('Stage', stages);
export const Reach = codeEnum('Reach', { codes: reaches });

const whens = caseStates.codes.map((state) => `when '${state}' then '${stageOf(state)}'`).join(' ');

/** While somebody is on hold or missing, the way home is shown where it stopped. */
export const stageSql = (t: string) =>
  raw(
    `case case when ${t}.state in ('ON_HOLD', 'MISSING') then coalesce(${t}.prior_state, ${t}.state) else ${t}.state end ${whens} end`,
  );

@ObjectType({ description: 'Who answers for a case: exactly one unit at every instant, and who of it is in charge.' })
export class Answerable {
  @Field(() => Unit)
  unit: Unit;

  @Field(() => Instant)
  since: Date;

  @Field(() => Colleague, { nullable: true, description: 'Null while nobody is assigned, and to other units.' })
  account: Colleague | null;
}

const answerableSql = (t: string) =>
  raw(`(select json_build_object('since', ${t}.held_since,
    'unit', json_build_object('id', u.id, 'code', u.code, 'nameId', u.name_id, 'nameEn', u.name_en, 'country', u.country, 'province', u.province,
      'zone', u.zone, 'organisation', (select json_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'nameId', o.name_id, 'nameEn', o.name_en)
        from organisation o where o.id = u.organisation_id)),
    'account', (select json_build_object('id', a.id, 'login', a.login, 'roles', a.roles) from colleague a where a.id = ${t}.owner_id))
    from unit u where u.id = ${t}.holder_id)`);

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

  @Column({ ...instant, name: 'held_since', default: () => 'now()' })
  heldSince: Date;

  /** Whom the case came from, and goes back to if it is returned. */
  @ManyToOne(() => Unit)
  @JoinColumn({ name: 'came_from_id' })
  cameFrom: Unit | null;

  @Column('uuid', { nullable: true, name: 'came_from_id' })
  cameFromId: string | null;

  @Field(() => Answerable)
  @Computed(answerableSql)
  answerable: Answerable;

  @Field(() => Reach, {
    nullable: true,
    description:
      'The part of your unit, by which its acts about the case are judged. Null where it has none, as the national desk, which answers beside everybody.',
  })
  @Computed((t) =>
    raw(
      `(select a.reach from case_access a where a.case_id = ${t}.id and a.unit_id = (select app.claimed()) and a.until > now())`,
    ),
  )
  reach: string | null;

  @Field({
    description:
      'Whether there is somebody to give it back to: by who answers, whom it came from; by others, who answers.',
  })
  @Computed((t) => raw(`(${t}.holder_id <> (select app.claimed()) or ${t}.came_from_id is not null)`))
  returnable: boolean;

  @Field({ description: 'How the post came to know: a code of report sources.' })
  @Column('text')
  source: string;

  /** When the numbers of whoever this is were first compared with all that are known; names are, in the background. */
  @Column({ ...instant, nullable: true, name: 'checked_at' })
  checkedAt: Date | null;

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

  @Field(() => [String], { description: 'In what somebody was made to work, as was said at registration.' })
  @Column('text', { array: true, default: [] })
  sectors: string[];

  @Field(() => String, { nullable: true, description: 'A code of closure reasons.' })
  @Column('text', { nullable: true, name: 'closure_reason' })
  closureReason: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when more care is due than the case itself tells: an earlier episode, say.',
  })
  @Column({ ...instant, nullable: true, name: 'care_raised_at' })
  careRaisedAt: Date | null;

  @Field(() => Int, { description: 'Earlier registrations of the same person, as judged, that your unit may see.' })
  @Computed((t) =>
    raw(
      `(select count(*)::int from person_match m where m.case_id = ${t}.id and m.verdict in ('SAME', 'SAME_NEW_EPISODE'))`,
    ),
  )
  earlierEpisodes: number;

  @Field({
    description: 'Of a child: none of the adults known to be theirs is with them, as far as your unit sees both.',
  })
  @Computed((t) => raw(separatedSql(t)))
  separated: boolean;
}
