import { Caseload, CaseProgress, Changes, Instruments, Me, OneCase, OneInstrument, Units } from '../core/operations';
import { cursorOf, one } from './kinds';
import { coded, inPath, inQuery, pageOf } from './parameters';
import type { Route } from './route';

const tag = 'Cases' as const;
const id = inPath('case', 'The case.');
const INSTRUMENT = { operation: 'OneInstrument', at: 'one', as: 'Instrument' } as const;

export const cases: readonly Route[] = [
  {
    id: 'listChanges',
    method: 'get',
    path: '/v1/changes',
    tag,
    summary: 'What changed since your cursor',
    description:
      'From the beginning without a cursor: everybody you have a part in. In order for each case, and each change at least once. `record` is what you may have of the person today, with all that hangs on it; where it is null they are no longer yours: delete what you hold.',
    parameters: pageOf,
    status: 200,
    answer: {
      description: 'A page, and where to go on: `next` is always there.',
      of: { changes: 'Change', as: 'ChangePage' },
    },
    problems: [403],
    run: async ({ query, ask }) => {
      const { page } = await ask(Changes, { first: Number(query['limit']), after: cursorOf(query) });
      return { status: 200, body: page };
    },
  },
  one(
    {
      id: 'readCase',
      path: '/v1/cases/{case}',
      tag,
      summary: 'One case',
      description:
        'What the person agreed that you may have today, for your purpose. `groups` names it; the rest is null.',
      parameters: [id],
      answer: { description: 'The case.', of: { shape: 'Case' }, etag: true },
      problems: [403, 404],
    },
    OneCase as never,
    ({ path }) => ({ id: path['case'] }),
  ),
  one(
    {
      id: 'readProgress',
      path: '/v1/cases/{case}/progress',
      tag,
      summary: 'How somebody fares, beside what was planned and spent for it',
      description: 'Money of two currencies is never added, and scores of two versions of the survey are not compared.',
      parameters: [id],
      answer: { description: 'Spending and scores.', of: { shape: 'Progress' } },
      problems: [403, 404],
    },
    CaseProgress as never,
    ({ path }) => ({ id: path['case'] }),
  ),
  one(
    {
      id: 'readCaseloadProgress',
      path: '/v1/progress',
      tag,
      summary: 'How those whom you follow fare together',
      description:
        'Of those who let you have it today. Money of two currencies is never added, and each version of the survey has means of its own.',
      answer: { description: 'Spending and means.', of: { operation: 'Caseload', at: 'one', as: 'CaseloadProgress' } },
      problems: [403],
    },
    Caseload as never,
  ),
  one(
    {
      id: 'readInstrument',
      path: '/v1/instrument',
      tag: 'Reference',
      summary: 'The survey as it is asked now',
      description: 'Its version goes with each survey; scores of different versions are not compared.',
      answer: { description: 'Questions and options, in your language.', of: INSTRUMENT },
      problems: [403],
    },
    OneInstrument as never,
  ),
  {
    id: 'listInstruments',
    method: 'get',
    path: '/v1/instruments',
    tag: 'Reference',
    summary: 'Every version of the survey there has been',
    description: 'The last is the one that is asked now.',
    parameters: [],
    status: 200,
    answer: { description: 'All of them.', of: { operation: 'Instruments', at: '', as: 'Instruments' } },
    problems: [403],
    run: async ({ ask }) => ({ status: 200, body: await ask(Instruments, {}) }),
  },
  one(
    {
      id: 'readInstrumentVersion',
      path: '/v1/instruments/{version}',
      tag: 'Reference',
      summary: 'One version of the survey',
      parameters: [
        {
          ...inPath('version', 'As it stands in a survey.'),
          schema: { type: 'string', maxLength: 40, pattern: '^[\\w.-]+$' },
          example: '2026-1',
        },
      ],
      answer: { description: 'Questions and options, in your language.', of: INSTRUMENT },
      problems: [403, 404],
    },
    OneInstrument as never,
    ({ path }) => ({ version: path['version'] }),
  ),
  one(
    {
      id: 'readMe',
      path: '/v1/me',
      tag: 'Reference',
      summary: 'Who you are here',
      answer: { description: 'Your account and its unit.', of: { operation: 'Me', at: 'one', as: 'Me' } },
    },
    Me as never,
  ),
  {
    id: 'listUnits',
    method: 'get',
    path: '/v1/units',
    tag: 'Reference',
    summary: 'Whom a step can be asked of',
    parameters: [inQuery('kind', 'Only of such agencies.', coded('AgencyKind'))],
    status: 200,
    answer: { description: 'All of them.', of: { operation: 'Units', at: '', as: 'Units' } },
    problems: [],
    run: async ({ query, ask }) => ({ status: 200, body: await ask(Units, query) }),
  },
];
