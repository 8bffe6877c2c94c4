import { Injectable } from '@nestjs/common';
import { scoreSurvey, surveyProblems, type Instrument } from '#domain';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { checkAtHome } from './at-home';
import { Instruments } from './instruments.service';
import type { RecordSurvey, SurveyAnswer } from './reintegration.inputs';

/** How somebody fares: asked at the return and again at the follow-ups, scored under the version it was asked with. */
@Injectable()
export class Surveys {
  constructor(
    private readonly record: CaseRecord,
    private readonly instruments: Instruments,
  ) {}

  async recordOne(input: RecordSurvey): Promise<Outcome> {
    const held = await this.record.hold('recordSurvey', input.case, input.version, input.occurredAt);
    const { occurredAt, month, note } = input;
    await checkAtHome(held, occurredAt);
    const instrument = await this.instruments.named(input.instrument);
    const answers = answersOn(instrument, input);
    const { version, ...scores } = scoreSurvey(instrument, answers);
    const sealed = { note, answers: JSON.stringify(answers) };
    const columns = { instrument: version, month, ...scores };
    await this.record.add(held, 'survey', { occurredAt, sealed, columns }, 'recordSurvey', `${month}`);
    return outcomeOfCase(held);
  }
}

function answersOn(instrument: Instrument, { answers }: RecordSurvey): Record<string, string> {
  const given = Object.fromEntries(answers.map(({ question, answer }: SurveyAnswer) => [question, answer]));
  if (Object.keys(given).length < answers.length) throw new Refused('INVALID_VALUE', 'answers', { field: 'answers' });
  // No single question has to be answered, and too few give no score; but a survey in which nothing was said is none.
  if (answers.length === 0) throw new Refused('NOTHING_ANSWERED', 'answers', { instrument: instrument.version });
  const [problem] = surveyProblems(instrument, given);
  if (problem) {
    const asked = instrument.questions.find(({ code }) => code === problem.question);
    const question = asked?.[tx().actor.language] ?? problem.question;
    throw new Refused('ANSWERS_INCOMPLETE', 'answers', { question, instrument: instrument.version });
  }
  return given;
}
