import {
  AgreePlan,
  AgreePlanBatch,
  LogAssistance,
  LinkSupport,
  LinkSupportBatch,
  LogAssistanceBatch,
  MoveCase,
  MoveCaseBatch,
  MoveFollowUp,
  MoveFollowUpBatch,
  RecordAssessment,
  RecordAssessmentBatch,
  RecordFollowUp,
  RecordFollowUpBatch,
  RecordScreening,
  RecordScreeningBatch,
  RecordSurvey,
  RecordSurveyBatch,
  UpdateAssistance,
  UpdateAssistanceBatch,
  UpdatePlanItem,
  UpdatePlanItemBatch,
} from '../core/operations';
import { act, batch } from './kinds';
import { inPath } from './parameters';
import type { Route } from './route';

const tag = 'Casework' as const;
const inCase = [inPath('case', 'The case.')];
const answer = { description: 'Where the case stands now.', of: { shape: 'CaseHead' }, etag: true } as const;
const head = { shape: 'CaseHead' } as const;
const row = { case: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e', version: 7 };
const WHEN = '2026-03-02T02:00:00Z';

/** What is done for somebody: by its own address, and the same for many at once. */
interface Deed {
  id: string;
  many: string;
  at: string;
  summary: string;
  description?: string;
  input: string;
  fixed?: object;
  example: object;
  single: unknown;
  batched: unknown;
}

const deeds: readonly Deed[] = [
  {
    id: 'recordScreening',
    many: 'recordScreenings',
    at: 'screenings',
    summary: 'What your screening found',
    description: 'Your finding stands beside those of authorities and changes none of them.',
    input: 'RecordDetermination',
    fixed: { body: 'IOM' },
    example: {
      outcome: 'POSSIBLE',
      acts: ['RECRUIT', 'TRANSPORT'],
      means: ['FRAUD'],
      purposes: ['FORCED_WORK'],
      sectors: ['F_Construction'],
      occurredAt: WHEN,
    },
    single: RecordScreening,
    batched: RecordScreeningBatch,
  },
  {
    id: 'recordAssessment',
    many: 'recordAssessments',
    at: 'assessments',
    summary: 'What you judged of needs, family or fitness',
    input: 'RecordAssessment',
    example: { kind: 'NEEDS', outcome: 'DONE', occurredAt: WHEN },
    single: RecordAssessment,
    batched: RecordAssessmentBatch,
  },
  {
    id: 'agreePlan',
    many: 'agreePlans',
    at: 'plans',
    summary: 'A support plan that was agreed',
    description: 'Due 30 days after the return home.',
    input: 'AgreePlan',
    example: { objectives: 'A small shop, and school for the children.', occurredAt: WHEN },
    single: AgreePlan,
    batched: AgreePlanBatch,
  },
  {
    id: 'logAssistance',
    many: 'logAssistances',
    at: 'assistance',
    summary: 'Assistance that is planned or was given',
    description: 'Money in minor units of its currency: 150000 IDR is 15000000.',
    input: 'LogAssistance',
    example: {
      type: 'BUSINESS_SET_UP',
      level: 'INDIVIDUAL',
      modality: 'IN_KIND',
      state: 'GIVEN',
      plannedOn: '2026-03-01',
      givenOn: '2026-03-02',
      costMinor: 450000000,
      currency: 'IDR',
      confirmed: true,
      occurredAt: WHEN,
    },
    single: LogAssistance,
    batched: LogAssistanceBatch,
  },
  {
    id: 'recordFollowUp',
    many: 'recordFollowUps',
    at: 'follow-ups',
    summary: 'How a follow-up went',
    description: 'Who could not be reached is still due.',
    input: 'RecordFollowUp',
    example: { month: 1, outcome: 'REACHED', occurredAt: WHEN },
    single: RecordFollowUp,
    batched: RecordFollowUpBatch,
  },
  {
    id: 'linkSupport',
    many: 'linkSupports',
    at: 'benefits',
    summary: 'Support of a community that benefits somebody too',
    description: 'Recorded once at `/v1/supports`; its cost is divided among nobody.',
    input: 'LinkSupport',
    example: { support: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e', occurredAt: WHEN },
    single: LinkSupport,
    batched: LinkSupportBatch,
  },
  {
    id: 'recordSurvey',
    many: 'recordSurveys',
    at: 'surveys',
    summary: 'A survey, scored under its instrument',
    description: 'Answers are sealed; the case shows scores. `/v1/instrument` has the questions.',
    input: 'RecordSurvey',
    example: {
      month: 0,
      instrument: '2026-1',
      answers: [{ question: 'E01', answer: 'NEUTRAL' }],
      occurredAt: WHEN,
    },
    single: RecordSurvey,
    batched: RecordSurveyBatch,
  },
  {
    id: 'moveCase',
    many: 'moveCases',
    at: 'steps',
    summary: 'The next step of the case',
    description:
      '`startPlan` once a plan is agreed, `enterFollowUp` once its items are done, `decline` in the words of the person.',
    input: 'MoveCase',
    example: { step: 'startPlan', occurredAt: WHEN },
    single: MoveCase,
    batched: MoveCaseBatch,
  },
  {
    id: 'closeCase',
    many: 'closeCases',
    at: 'closure',
    summary: 'Close the case',
    description: 'After the last survey or its refusal, six months after the return or with a reason.',
    input: 'MoveCase',
    fixed: { step: 'close', toldHowToReturn: false },
    example: { closure: 'GOALS_REACHED', note: 'The shop carries the family.', occurredAt: WHEN },
    single: MoveCase,
    batched: MoveCaseBatch,
  },
];

export const casework: readonly Route[] = [
  ...deeds.flatMap(({ id, many, at, summary, description, single, batched, ...rest }) => [
    act(
      { id, path: `/v1/cases/{case}/${at}`, tag, summary, description, parameters: inCase, answer, ...rest },
      single as never,
    ),
    batch(
      {
        id: many,
        path: `/v1/cases/${at}`,
        tag,
        summary: `${summary}: many at once`,
        input: rest.input,
        ...(rest.fixed ? { fixed: rest.fixed } : {}),
        answer: head,
        example: { ...row, ...rest.example },
      },
      batched as never,
    ),
  ]),
  act(
    {
      id: 'updateAssistance',
      method: 'patch',
      path: '/v1/cases/{case}/assistance/{assistance}',
      tag,
      summary: 'Assistance is given, confirmed or called off',
      description: 'What is left out stays as it was. If-Match is the version of the case.',
      input: 'UpdateAssistance',
      parameters: [...inCase, inPath('assistance', 'The item.')],
      answer,
      example: { state: 'GIVEN', givenOn: '2026-03-02', confirmed: true, occurredAt: WHEN },
    },
    UpdateAssistance,
  ),
  batch(
    {
      id: 'updateAssistances',
      path: '/v1/cases/assistance-updates',
      tag,
      summary: 'Assistance is given, confirmed or called off: many at once',
      input: 'UpdateAssistance',
      answer: head,
      example: {
        ...row,
        assistance: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e',
        state: 'GIVEN',
        givenOn: '2026-03-02',
        confirmed: true,
        occurredAt: WHEN,
      },
    },
    UpdateAssistanceBatch,
  ),
  act(
    {
      id: 'moveFollowUp',
      path: '/v1/cases/{case}/follow-up-dates',
      tag,
      summary: 'A follow-up falls on another day',
      input: 'MoveFollowUp',
      parameters: inCase,
      answer,
      example: { month: 3, dueOn: '2026-06-20', reason: 'SURVIVOR_WISH', occurredAt: WHEN },
    },
    MoveFollowUp,
  ),
  batch(
    {
      id: 'moveFollowUps',
      path: '/v1/cases/follow-up-dates',
      tag,
      summary: 'Follow-ups fall on other days: many at once',
      input: 'MoveFollowUp',
      answer: head,
      example: { ...row, month: 3, dueOn: '2026-06-20', reason: 'SURVIVOR_WISH', occurredAt: WHEN },
    },
    MoveFollowUpBatch,
  ),
  batch(
    {
      id: 'updatePlanItems',
      path: '/v1/cases/plan-items',
      tag,
      summary: 'Items of plans are under way, done or called off: many at once',
      input: 'UpdatePlanItem',
      answer: head,
      example: { ...row, item: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e', state: 'DONE', occurredAt: WHEN },
    },
    UpdatePlanItemBatch,
  ),
  act(
    {
      id: 'updatePlanItem',
      method: 'patch',
      path: '/v1/cases/{case}/plan-items/{item}',
      tag,
      summary: 'An item of the plan is under way, done or called off',
      description: 'With CANCELLED comes the reason. If-Match is the version of the case.',
      input: 'UpdatePlanItem',
      parameters: [...inCase, inPath('item', 'The item.')],
      answer,
      example: { state: 'DONE', occurredAt: WHEN },
    },
    UpdatePlanItem,
  ),
];
