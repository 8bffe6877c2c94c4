import { Field, ObjectType } from '@nestjs/graphql';
import { barReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { Colleague } from '../organisations/colleague.entity';

export const BarReason = codeEnum('BarReason', barReasons);

@ObjectType({
  description: 'That a colleague must not know of a case: to them it does not exist, though their unit has it.',
})
@Entity('barring')
@ListedOn(Case, 'barrings', { order: 'recordedAt' })
export class Barring extends CaseFact {
  @Field(() => Colleague, { nullable: true, description: 'Null to who is not of their unit.' })
  @ManyToOne(() => Colleague, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn({ name: 'account_id' })
  account: Colleague;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Field(() => BarReason)
  @Column('text')
  reason: string;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'lifted_at' })
  liftedAt: Date | null;
}
