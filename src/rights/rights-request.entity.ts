import { Field, Int, ObjectType } from '@nestjs/graphql';
import { rightsGrounds, rightsKinds, rightsOutcomes, rightsStates } from '#domain';
import { Column, Entity } from 'typeorm';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { ConsentPurpose } from '../cases/consent.entity';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn, Sealed } from '../platform/read/describe';

export const RightsKind = codeEnum('RightsKind', rightsKinds);
export const RightsState = codeEnum('RightsState', rightsStates);
export const RightsOutcome = codeEnum('RightsOutcome', rightsOutcomes);
export const RightsGround = codeEnum('RightsGround', rightsGrounds);

@ObjectType({
  description: 'What somebody asked of the record about them; received at `occurredAt`, from which the clock runs.',
})
@Entity('rights_request')
@ListedOn(Case, 'rightsRequests', { order: 'recordedAt' })
export class RightsRequest extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Case)
  declare case: Case;

  @Field(() => RightsKind)
  @Column('text')
  kind: string;

  @Field(() => [ConsentPurpose], { description: 'Which consents are withdrawn.' })
  @Column('text', { array: true })
  purposes: string[];

  @Field(() => RightsState)
  @Column('text')
  state: string;

  @Field(() => Instant, { description: '3 × 24 hours after it was received.' })
  @Column({ ...instant, name: 'due_at' })
  dueAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'answered_at' })
  answeredAt: Date | null;

  @Field(() => RightsGround, { nullable: true, description: 'What a refusal, whole or in part, rests on.' })
  @Column('text', { nullable: true })
  ground: string | null;

  @Field(() => String, { nullable: true, description: 'What the person was told.' })
  @Sealed('answered')
  answer: string | null;

  @Column('bytea', { nullable: true })
  answered: Buffer | null;

  /** The request of the same person, at another of their registrations, that this one carries on. */
  @Column('uuid', { nullable: true, name: 'follows_id' })
  followsId: string | null;
}
