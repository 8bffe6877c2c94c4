import { Injectable } from '@nestjs/common';
import { instrument, scoreSurvey, surveyProblems } from '#domain';
import { caller } from '../platform/db/caller';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { value, type Plan } from '../platform/read/plan';
import { CaseRecord, outcomeOfCase } from '../cases/case-record.service';
import { checkAtHome } from './at-home';
import type { RecordSurvey, SurveyAnswer } from './reintegration.inputs';

const title = {
  id: 'Keberlanjutan reintegrasi (penilaian tidak resmi)',
  en: 'Reintegration sustainability (unofficial scoring)',
} as const;

/** How somebody fares: asked at the return and again at the follow-ups, scored under the version it was asked with. */
@Injectable()
export class Surveys {
  constructor(private readonly record: CaseRecord) {}

  instrument(): Plan {
    const { language } = caller();
    return value({
      version: instrument.version,
      official: instrument.official,
      title: title[language],
      questions: instrument.questions.map((question) => ({
        id: question.code,
        dimension: question.dimension,
        text: question[language],
        options: Object.entries(instrument.scales[question.scale] ?? {}).map(([code, option]) => ({
          code,
          text: option[language],
        })),
      })),
    });
  }

  async recordOne(input: RecordSurvey): Promise<Outcome> {
    const held = await this.record.hold('recordSurvey', input.case, input.version);
    const { occurredAt, month, note } = input;
    await checkAtHome(held, occurredAt);
    const answers = answersOf(input);
    const { version, official: _, ...scores } = scoreSurvey(instrument, answers);
    const sealed = { note, answers: JSON.stringify(answers) };
    const columns = { instrument: version, month, ...scores };
    await this.record.add(held, 'survey', { occurredAt, sealed, columns }, 'recordSurvey', `${month}`);
    return outcomeOfCase(held);
  }
}

function answersOf({ instrument: version, answers }: RecordSurvey): Record<string, string> {
  if (version !== instrument.version) throw new Refused('UNKNOWN_CODE', 'instrument', { codes: instrument.version });
  const given = Object.fromEntries(answers.map(({ question, answer }: SurveyAnswer) => [question, answer]));
  if (Object.keys(given).length < answers.length) throw new Refused('INVALID_VALUE', 'answers', { field: 'answers' });
  const [problem] = surveyProblems(instrument, given);
  if (problem) throw new Refused('ANSWERS_INCOMPLETE', 'answers', { question: problem.question, instrument: version });
  return given;
}
