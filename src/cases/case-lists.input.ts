import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { worklists } from '#domain';
import { codeEnum, instant, Instant } from '../platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { pageOf } from '../platform/page';
import { Case, CaseState, Stage } from './case.entity';
import { Group } from './group.entity';
import { HoldCode } from './hold.entity';

export const WorklistCode = codeEnum('WorklistCode', worklists);
export const CasePage = pageOf(Case);
export const GroupPage = pageOf(Group);

@InputType({ description: 'What a worklist holds; all that is given must fit.' })
export class CaseFilter {
  @Field(() => CaseState, { nullable: true })
  state?: string;

  @Field(() => Stage, {
    nullable: true,
    description: 'Of who is on hold or missing, the stage where they left the way.',
  })
  stage?: string;

  @Field(() => ID, { nullable: true })
  group?: string;

  @Field(() => ID, { nullable: true, description: 'The unit that registered it.' })
  post?: string;

  @Field(() => ID, { nullable: true, description: 'The unit that answers now.' })
  holder?: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 of the country of exploitation.' })
  country?: string;

  @Field(() => Boolean, { nullable: true, description: 'A child when identified.' })
  child?: boolean;

  @Field(() => HoldCode, { nullable: true, description: 'With such a hold that is not cleared.' })
  hold?: string;

  @Field(() => ID, { nullable: true, description: 'In this colleague’s hands.' })
  assigned?: string;

  @Field(() => Boolean, { nullable: true, description: 'In your own hands.' })
  mine?: boolean;

  @Field(() => WorklistCode, { nullable: true, description: 'Yours to do now, in one respect.' })
  todo?: string;

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

@ObjectType({ description: 'What is yours to do now, and in how many cases: `cases(filter: { todo: … })` lists them.' })
export class Todo {
  @Field(() => WorklistCode)
  code: string;

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
