import { Injectable } from '@nestjs/common';
import { interviewQuestions, type InterviewQuestion } from '#domain';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import type { RecordInterview } from './interview.entity';

/** Nobody tells the same story at every desk: what may be read is read, and asking again needs a reason. */
@Injectable()
export class Interviews {
  constructor(private readonly record: CaseRecord) {}

  async asked(input: RecordInterview): Promise<Outcome> {
    const held = await this.record.hold('recordInterview', input.case, input.version, input.occurredAt);
    const { kind, reusable, again, interviewer, answers, note, occurredAt } = input;
    const questions = [...new Set(input.questions)];
    if (!again) {
      // What was asked after this one, and entered before it, could not be read then.
      const [known] = await tx().query<{ question: InterviewQuestion; id: string; en: string }>(
        sql`select x.question, u.name_id as id, u.name_en as en from (
              select q as question, i.unit_id, i.occurred_at as at from interview i, unnest(i.questions) q
                where i.case_id = ${held.id} and i.reusable
              union all select 'IDENTITY', ${held.postId}::uuid, ${held.receivedAt}::timestamptz where exists (
                select from assertion f where f.case_id = ${held.id} and f.field = 'NAME' and f.standing <> 'WITHDRAWN')) x
            join unit u on u.id = x.unit_id where x.at <= ${occurredAt} and x.question = any (${questions})
            order by x.at desc limit 1`,
      );
      if (known)
        throw new Refused('ALREADY_ANSWERED', 'questions', {
          question: interviewQuestions.label(known.question, tx().actor.language),
          unit: known[tx().actor.language],
        });
    }
    const columns = { kind, questions, reusable, again: again ?? null, interviewer: interviewer ?? null };
    const fact = { occurredAt, sealed: { answers, note }, columns };
    await this.record.add(held, 'interview', fact, 'recordInterview', again ? `${kind} ${again}` : kind);
    return outcomeOfCase(held);
  }
}
