import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { instant, Instant } from '../platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { pageOf } from '../platform/page';
import { Case, CaseState } from './case.entity';
import { Group } from './group.entity';

export const CasePage = pageOf(Case);
export const GroupPage = pageOf(Group);

@InputType({ description: 'What a worklist holds; all that is given must fit.' })
export class CaseFilter {
  @Field(() => CaseState, { nullable: true })
  state?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID('all')
  group?: string;

  @Field(() => Instant, { nullable: true, description: 'Changed at or after.' })
  changedSince?: Date;
}

@ObjectType({ description: 'How many cases of one state your unit can see.' })
export class CaseCount {
  @Field(() => CaseState)
  state: string;

  @Field(() => Int)
  count: number;
}

/** What remains to a unit whose step is over: the number and the stage, for good, and nothing else. */
@ObjectType({ description: 'A case that your unit had a part in: its number and where it stands now.' })
@Entity('former_case', { synchronize: false })
export class FormerCase {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('text')
  number: string;

  @Field(() => CaseState, { description: 'Where it stands now.' })
  @Column('text', { name: 'state' })
  stage: string;

  @Field(() => Instant, { description: 'Since when only this much remains.' })
  @Column({ ...instant })
  since: Date;
}
export const FormerCasePage = pageOf(FormerCase);
