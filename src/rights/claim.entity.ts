import { Field, ObjectType } from '@nestjs/graphql';
import { claimKinds, claimStates } from '#domain';
import { Column, Entity } from 'typeorm';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Currency } from '../cases/hold.entity';
import { codeEnum, instant, Instant, MinorUnits } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn } from '../platform/read/describe';

export const ClaimKind = codeEnum('ClaimKind', claimKinds);
const ClaimState = codeEnum('ClaimState', claimStates);

@ObjectType({
  description:
    'What the law owes the person since `occurredAt`, from which its clock runs: until what became of it is said.',
})
@Entity('claim')
@ListedOn(Case, 'claims', { order: 'recordedAt' })
export class Claim extends CaseFact {
  @Field(() => ClaimKind)
  @Column('text')
  kind: string;

  @Field(() => MinorUnits, {
    nullable: true,
    description: 'Of restitution: what the verdict awards, as far as it is known.',
  })
  @Column('bigint', { nullable: true, name: 'amount_minor' })
  amountMinor: number | null;

  @Field(() => Currency, { nullable: true })
  @Column('text', { nullable: true })
  currency: string | null;

  @Field(() => ClaimState)
  @Column('text')
  state: string;

  @Field(() => Instant, { nullable: true, description: 'The last moment by its clock; null once it is settled.' })
  @Computed((t) => raw(`(select l.due_at from alert l where l.subject_id = ${t}.id and l.done_at is null)`))
  dueAt: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'settled_at' })
  settledAt: Date | null;
}
