import { Field, Int, ObjectType } from '@nestjs/graphql';
import { apartReasons } from '#domain';
import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { codeEnum, instant, Instant } from '../platform/columns';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

export const ApartReason = codeEnum('ApartReason', apartReasons);

@ObjectType({ description: 'Two people who must not be housed in one place. Seen by who answers for both.' })
@Entity('keep_apart')
@ListedOn(Case, 'keptFrom', { order: 'occurredAt' })
export class KeepApart extends CaseFact {
  @Field(() => Int)
  @Column('int')
  version: number;

  @Field(() => Case)
  @ManyToOne(() => Case, { nullable: false })
  @JoinColumn({ name: 'other_id' })
  other: Case;

  @Column('uuid', { name: 'other_id' })
  otherId: string;

  @Field(() => ApartReason)
  @Column('text')
  reason: string;

  @Field(() => Instant, { nullable: true })
  @Column({ ...instant, nullable: true, name: 'ended_at' })
  endedAt: Date | null;
}
