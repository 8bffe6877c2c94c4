import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { ListedOn } from '../platform/read/describe';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';

@ObjectType({
  description:
    'Reintegration sustainability, scored under the instrument version it was asked with; equal weights are unofficial.',
})
@Entity('survey')
@ListedOn(Case, 'surveys', { order: 'occurredAt' })
export class Survey extends CaseFact {
  @Field({ description: 'The version of the instrument; old scores never change meaning.' })
  @Column('text')
  instrument: string;

  @Field({ description: "False where points and weights were not IOM's; say so wherever the score is shown." })
  @Column('boolean', { default: false })
  official: boolean;

  @Field(() => Int, { description: 'Months since the return: 0 is the baseline.' })
  @Column('int')
  month: number;

  @Field(() => Float, { nullable: true })
  @Column('float8', { nullable: true })
  economic: number | null;

  @Field(() => Float, { nullable: true })
  @Column('float8', { nullable: true })
  social: number | null;

  @Field(() => Float, { nullable: true })
  @Column('float8', { nullable: true })
  psychosocial: number | null;

  @Field(() => Float, { nullable: true })
  @Column('float8', { nullable: true })
  composite: number | null;

  @Field(() => String, { nullable: true, description: 'Support need: a code of bands.' })
  @Column('text', { nullable: true })
  band: string | null;
}
