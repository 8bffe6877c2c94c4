import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { lastFollowUpMonth } from '#domain';
import { Max, Min } from 'class-validator';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { instant, Instant } from '../platform/columns';
import { ActInput } from '../platform/operation/act';

@ObjectType({
  description: 'A month after the return at which an organisation follows up, beside those of the programme.',
})
@Entity('follow_up_month')
@Unique(['organisationId', 'month'])
export class FollowUpMonth {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Field(() => Int)
  @Column('int')
  month: number;

  @Field({ description: 'For who comes home from now on.' })
  @Column('boolean')
  due: boolean;

  @Field(() => Instant)
  @Column({ ...instant, name: 'set_at' })
  setAt: Date;
}

const outOfRange = { context: { code: 'MONTH_OUT_OF_RANGE', params: { most: lastFollowUpMonth } } };

@InputType()
export class SetFollowUpMonth extends ActInput {
  @Field(() => Int)
  @Min(1, outOfRange)
  @Max(lastFollowUpMonth, outOfRange)
  month: number;

  @Field({ defaultValue: true, description: 'False takes it off again; what is due already stays due.' })
  due: boolean;
}

@ObjectType({ description: 'When those who come home from now on are followed up.' })
export class FollowUpDue {
  @Field(() => Int) month: number;
  @Field({ description: "One's own organisation's; the others are the programme's." }) own: boolean;
}
