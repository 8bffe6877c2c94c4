import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { askingAgainReasons, interviewerWishes, interviewKinds, interviewQuestions } from '#domain';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsOptional, MaxLength } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { CaseActInput } from '../cases/case-act.input';
import { CaseFact } from '../cases/case-fact.entity';
import { Case } from '../cases/case.entity';
import { codeEnum, Instant, IsCode } from '../platform/columns';
import { raw } from '../platform/db/sql';
import { Computed, ListedOn, Sealed } from '../platform/read/describe';

export const InterviewKind = codeEnum('InterviewKind', interviewKinds);
export const InterviewQuestion = codeEnum('InterviewQuestion', interviewQuestions);
export const InterviewerWish = codeEnum('InterviewerWish', interviewerWishes);
export const AskingAgain = codeEnum('AskingAgain', askingAgainReasons);

@ObjectType({ description: 'That somebody was asked, what about, and whether others may read it instead of asking.' })
@Entity('interview')
@ListedOn(Case, 'interviews', { order: 'occurredAt' })
export class Interview extends CaseFact {
  @Field(() => InterviewKind)
  @Column('text')
  kind: string;

  @Field(() => [InterviewQuestion])
  @Column('text', { array: true })
  questions: string[];

  @Field({ description: 'The person agreed that others read it.' })
  @Column('boolean')
  reusable: boolean;

  @Field(() => AskingAgain, { nullable: true, description: 'Why they were asked again.' })
  @Column('text', { nullable: true })
  again: string | null;

  @Field(() => InterviewerWish, {
    nullable: true,
    description: 'Whether a woman or a man asked, as the person wishes; null where nobody asked them.',
  })
  @Column('text', { nullable: true })
  interviewer: string | null;

  @Field(() => String, { nullable: true, description: 'What they said, as far as it is kept here.' })
  @Sealed()
  answers: string | null;
}

@ObjectType({ description: 'What a person was asked about, by whom last, and how often.' })
export class AskedOnce {
  @Field(() => InterviewQuestion)
  question: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the unit whose record may be read; null where none may.',
  })
  answeredBy: string | null;

  @Field(() => Instant, { description: 'When they were asked last.' })
  at: Date;

  @Field({ description: 'Whether somebody’s record may be read instead of asking again.' })
  mayReuse: boolean;

  @Field(() => Int)
  timesAsked: number;
}

/** What a form holds, and whoever sees the form needs not ask for. */
const readable = ['assessment', 'determination', 'need', 'contact_rule', 'survey', 'plan', 'follow_up', 'consent']
  .map((table) => `exists (select from ${table} f where f.id = a.fact)`)
  .join(' or ');

/**
 * Counted over all that is on record; what may be read is what the caller may, under the walls. Who they are is asked at
 * the door; once a name is on record it is there for all to read.
 */
const askedOnceSql = (t: string) =>
  raw(`(select coalesce(json_agg(json_build_object('question', x.question, 'answeredBy', x.unit, 'at', x.at, 'mayReuse', x.unit is not null,
      'timesAsked', x.times) order by x.question), '[]')
    from (select a.question, count(*)::int as times, max(a.at) as at, (array_agg(u.code order by a.at desc) filter (where
            exists (select from interview i where i.id = a.fact and i.reusable) or ${readable}
            or a.fact is null and exists (select from assertion f where f.case_id = ${t}.id and f.field = 'NAME' and f.standing <> 'WITHDRAWN')))[1] as unit
          from app.asked(${t}.id) a join unit u on u.id = a.unit_id group by a.question) x)`);
Field(() => [AskedOnce], {
  description:
    'What the person was asked about, in interviews and wherever else answers were written down, by whom it may be read, and how often.',
})(Case.prototype, 'askedOnce');
Computed(askedOnceSql)(Case.prototype, 'askedOnce');

@InputType({ description: 'That somebody was asked. What may be read is not asked again without a reason.' })
export class RecordInterview extends CaseActInput {
  @Field(() => InterviewKind)
  @IsCode(interviewKinds)
  kind: string;

  @Field(() => [InterviewQuestion])
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsIn([...interviewQuestions.codes], {
    each: true,
    context: { code: 'UNKNOWN_CODE', params: { codes: interviewQuestions.codes.join(', ') } },
  })
  questions: string[];

  @Field({ description: 'The person agrees that other agencies read it instead of asking.' })
  reusable: boolean;

  @Field(() => AskingAgain, { nullable: true })
  @IsOptional()
  @IsCode(askingAgainReasons)
  again?: string;

  @Field(() => InterviewerWish, {
    nullable: true,
    description:
      'Whether a woman or a man asked, as the person wishes. No status is determined on a screening that was not.',
  })
  @IsOptional()
  @IsCode(interviewerWishes)
  interviewer?: string;

  @Field(() => String, { nullable: true, description: 'What they said. Sealed under the person’s key.' })
  @IsOptional()
  @MaxLength(20000)
  answers?: string;
}
