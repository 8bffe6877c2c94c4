import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Assessment } from '../cases/assessment.entity';
import { CaseState, Stage, stageSql } from '../cases/case.entity';
import { ConsentBasis, FieldGroup } from '../cases/consent.entity';
import { DeterminationBody, DeterminationOutcome } from '../cases/determination.entity';
import { Need } from '../cases/need.entity';
import { Unit } from '../organisations/unit.entity';
import { Sex } from '../people/person.entity';
import { day, Day, instant, Instant } from '../platform/columns';
import { Computed, ListedOn, OfCase, Sealed } from '../platform/read/describe';
import { Assistance } from '../reintegration/assistance.entity';
import { FollowUp } from '../reintegration/follow-up.entity';
import { Plan } from '../reintegration/plan.entity';
import { Survey } from '../reintegration/survey.entity';
import { Passenger } from '../travel/passenger.entity';
import { TravelDocument } from '../travel/travel-document.entity';

@ObjectType({ description: 'What figures need of a person, and who they are is not. Of the group PROFILE.' })
@Entity('person', { synchronize: false })
export class SharedProfile {
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Sex)
  @Column('text')
  sex: string;

  @Field(() => Int, { nullable: true })
  @Column('int', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @Column('text', { nullable: true })
  nationality: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2.' })
  @Column('text', { nullable: true, name: 'home_province' })
  homeProvince: string | null;

  @Field(() => String, { nullable: true, description: 'Kemendagri code.' })
  @Column('text', { nullable: true, name: 'home_regency' })
  homeRegency: string | null;
}

@ObjectType({ description: 'Who somebody is. Of the group IDENTITY.' })
@Entity('person', { synchronize: false })
export class SharedIdentity {
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { nullable: true })
  @Sealed('label')
  name: string | null;

  @Field(() => String, { nullable: true })
  @Sealed('label')
  alias: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 at the precision that is known.' })
  @Sealed('identity')
  birthDate: string | null;

  @Field(() => String, { nullable: true })
  @Sealed('identity')
  nik: string | null;

  @Field(() => String, { nullable: true })
  @Sealed('identity')
  passportNumber: string | null;
}

@ObjectType({ description: 'How somebody may be reached. Of the group CONTACT.' })
@Entity('person', { synchronize: false })
export class SharedContact {
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { nullable: true, description: 'E.164.' })
  @Sealed('identity')
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'How, when and as whom this person may be called.' })
  @Sealed('identity')
  safeContact: string | null;
}

@ObjectType({
  description:
    "What a partner's machine may have of a case today, for what it asks: whatever no consent or other ground opens is null or empty.",
})
@Entity('shared_case', { synchronize: false })
@OfCase()
export class SharedCase {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Field(() => Int, { description: 'Sent back with a change; a stale one is refused.' })
  @Column('int')
  version: number;

  @Field(() => CaseState)
  @Column('text')
  state: string;

  @Field(() => Stage)
  @Computed(stageSql)
  stage: string;

  @Field(() => CaseState, { nullable: true })
  @Column('text', { nullable: true, name: 'prior_state' })
  priorState: string | null;

  @Field({ description: 'ISO 3166-1 alpha-2 of the country of exploitation.' })
  @Column('text')
  country: string;

  @Field(() => Boolean, { nullable: true, description: 'A child when identified; null while the age is unknown.' })
  @Column('boolean', { nullable: true })
  child: boolean | null;

  @Field(() => String, { nullable: true, description: 'A code of closure reasons.' })
  @Column('text', { nullable: true, name: 'closure_reason' })
  closureReason: string | null;

  @Field(() => Day, { description: 'In Jakarta. Instants are not told: two partners could be compared by them.' })
  @Column({ ...day, name: 'received_on' })
  receivedOn: string;

  @Field(() => Unit, { description: 'Who answers for it.' })
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'holder_id' })
  holder: Unit;

  @Field(() => [FieldGroup], { description: 'What is open to this partner for this purpose today.' })
  @Column('text', { array: true })
  groups: string[];

  @Field(() => ConsentBasis, { description: 'On what ground.' })
  @Column('text')
  ground: string;

  @Field(() => Instant, { nullable: true, description: 'When that ground runs out, if it does.' })
  @Column({ ...instant, nullable: true })
  until: Date | null;

  @Field(() => SharedProfile, { nullable: true })
  @ManyToOne(() => SharedProfile)
  @JoinColumn({ name: 'profile_id' })
  profile: SharedProfile | null;

  @Field(() => SharedIdentity, { nullable: true })
  @ManyToOne(() => SharedIdentity)
  @JoinColumn({ name: 'identity_id' })
  identity: SharedIdentity | null;

  @Field(() => SharedContact, { nullable: true })
  @ManyToOne(() => SharedContact)
  @JoinColumn({ name: 'contact_id' })
  contact: SharedContact | null;

  @Field(() => [String], { nullable: true })
  @Column('text', { array: true, nullable: true, name: 'recruitment_methods' })
  recruitmentMethods: string[] | null;

  @Field(() => [String], { nullable: true })
  @Column('text', { array: true, nullable: true, name: 'recruitment_sites' })
  recruitmentSites: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'In what somebody was made to work, as was said when they were registered: codes of sectors.',
  })
  @Column('text', { array: true, nullable: true })
  sectors: string[] | null;
}

@ObjectType({ description: 'What happened to a case, of what this partner may know. In no words, and by the day.' })
@Entity('shared_event', { synchronize: false })
@ListedOn(SharedCase, 'events', { order: 'seq', limit: 500 })
export class SharedEvent {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => SharedCase, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: SharedCase;

  @Column('bigint')
  seq: string;

  @Field({ description: 'A move of the case life, or the act that changed the record.' })
  @Column('text')
  kind: string;

  @Field(() => CaseState)
  @Column('text', { name: 'to_state' })
  toState: string;

  @Field(() => Day, { description: 'In Jakarta.' })
  @Column({ ...day, name: 'occurred_on' })
  occurredOn: string;
}

@ObjectType({ description: 'What one authority found. Of the group EXPLOITATION.' })
@Entity('shared_determination', { synchronize: false })
@ListedOn(SharedCase, 'determinations', { order: 'occurredAt' })
export class SharedDetermination {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ManyToOne(() => SharedCase, { nullable: false })
  @JoinColumn({ name: 'case_id' })
  case: SharedCase;

  @Field(() => DeterminationBody)
  @Column('text')
  body: string;

  @Field(() => DeterminationOutcome)
  @Column('text')
  outcome: string;

  @Field(() => [String])
  @Column('text', { array: true })
  acts: string[];

  @Field(() => [String])
  @Column('text', { array: true })
  means: string[];

  @Field(() => [String])
  @Column('text', { array: true })
  purposes: string[];

  @Field(() => [String], { description: 'In what somebody was made to work: codes of sectors, after ISIC revision 4.' })
  @Column('text', { array: true })
  sectors: string[];

  @Column({ ...instant, name: 'occurred_at' })
  occurredAt: Date;
}

ListedOn(SharedCase, 'needs', { order: 'recordedAt' })(Need);
ListedOn(SharedCase, 'assessments', { order: 'occurredAt' })(Assessment);
ListedOn(SharedCase, 'documents', { order: 'recordedAt' })(TravelDocument);
ListedOn(SharedCase, 'passages', { order: 'recordedAt' })(Passenger);
ListedOn(SharedCase, 'plans', { order: 'occurredAt' })(Plan);
ListedOn(SharedCase, 'assistance', { order: 'recordedAt' })(Assistance);
ListedOn(SharedCase, 'followUps', { order: 'dueOn' })(FollowUp);
ListedOn(SharedCase, 'surveys', { order: 'occurredAt' })(Survey);

@ObjectType({ description: 'A case that changed, as this partner may have it now.' })
@Entity('shared_change', { synchronize: false })
@OfCase()
export class Change {
  @Field(() => ID, { description: 'The case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => SharedCase, {
    nullable: true,
    description: 'Null: it is not this partner’s to have any more. What was kept of it is to be deleted.',
  })
  @ManyToOne(() => SharedCase)
  @JoinColumn({ name: 'record_id' })
  record: SharedCase | null;

  @Column('bigint')
  changed: string;
}

ListedOn(Change, 'events', { order: 'seq', limit: 500 })(SharedEvent);

@ObjectType({ description: 'Changed cases in the order in which their last changes could be seen.' })
export class ChangePage {
  @Field(() => [Change])
  items: Change[];

  @Field({ description: 'Always there, also on an empty page: keep it, and go on with it as `after`.' })
  next: string;

  @Field({ description: 'Whether there is a next page now.' })
  more: boolean;
}
