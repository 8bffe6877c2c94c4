import { Field, Int, ObjectType } from '@nestjs/graphql';
import { personGroups, referralServices, referralStates, refusalReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Unit } from '../organisations/unit.entity';

export const ReferralService = codeEnum('ReferralService', referralServices);
export const ReferralState = codeEnum('ReferralState', referralStates);
export const RefusalReason = codeEnum('RefusalReason', refusalReasons);
export const PersonGroup = codeEnum('PersonGroup', personGroups);

@ObjectType({
  description: 'One unit asks another to take a step; it sees the case from the moment it accepts, and no sooner.',
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

  @Field(() => ReferralService)
  @Column('text')
  service: string;

  @Field(() => ReferralState)
  @Column('text')
  state: string;

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
