import { Field, Int, ObjectType } from '@nestjs/graphql';
import { offerKinds, personGroups, referralServices, referralStates, refusalReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Unit } from '../organisations/unit.entity';

export const OfferKind = codeEnum('OfferKind', offerKinds);
export const ReferralService = codeEnum('ReferralService', referralServices);
export const ReferralState = codeEnum('ReferralState', referralStates);
export const RefusalReason = codeEnum('RefusalReason', refusalReasons);
export const PersonGroup = codeEnum('PersonGroup', personGroups);

/** That it ran out is true from that instant, whether or not anybody has written it down. */
export const stateNow = (t: string) =>
  raw(`case when ${t}.state = 'OFFERED' and ${t}.expires_at <= now() then 'EXPIRED' else ${t}.state end`);

@ObjectType({
  description:
    'One unit offers or asks another for a step, or for the case itself. It takes effect for both when it is accepted, and no sooner.',
})
@Entity('referral')
@ListedOn(Case, 'referrals', { order: 'recordedAt' })
export class Referral extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Case, { nullable: true, description: 'Null to whoever has not accepted yet.' })
  declare case: Case;

  @Field(() => Unit)
  @ManyToOne(() => Unit, { nullable: false })
  @JoinColumn({ name: 'to_unit_id' })
  toUnit: Unit;

  @Column('uuid', { name: 'to_unit_id' })
  toUnitId: string;

  @Field(() => OfferKind)
  @Column('text', { default: 'REFERRAL' })
  kind: string;

  @Field(() => ReferralService, {
    nullable: true,
    description: 'What is asked by a referral; null for what passes the case.',
  })
  @Column('text', { nullable: true })
  service: string | null;

  @Field(() => ReferralState)
  @Column('text')
  @Computed(stateNow)
  state: string;

  @Field(() => Instant, { description: 'From when on it can no longer be accepted.' })
  @Column({ ...instant, name: 'expires_at', default: () => "'infinity'" })
  expiresAt: Date;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'answered_at' })
  answeredAt: Date | null;

  @Field(() => RefusalReason, { nullable: true })
  @Column('text', { nullable: true })
  refusal: string | null;

  @Field(() => PersonGroup, {
    description: 'All that is known of the person before accepting, as of the day of the offer.',
  })
  @Column('text')
  preview: string;
}
