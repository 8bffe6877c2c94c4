import { Cases, CaseWords, CurrentInstrument, FollowUps, Me, OneCase, Units } from '../core/operations';
import { one, page } from './kinds';
import { coded, inPath, inQuery } from './parameters';
import type { Route } from './route';

const tag = 'Cases' as const;
const id = inPath('case', 'The case.');

export const cases: readonly Route[] = [
  page(
    {
      id: 'listCases',
      path: '/v1/cases',
      tag,
      summary: 'Everybody you have a part in',
      description: 'Last changed first, each with what hangs on it; up to 500 a page.',
      of: { page: 'Case', as: 'CasePage' },
      parameters: [
        inQuery('changedSince', 'Changed at or after.', { type: 'string', format: 'date-time', maxLength: 40 }),
        inQuery('state', 'In this state.', coded('CaseState')),
        inQuery('stage', 'In this stage of the way home.', coded('Stage')),
      ],
    },
    Cases,
    (filter) => ({ filter }),
  ),
  one(
    {
      id: 'readCase',
      path: '/v1/cases/{case}',
      tag,
      summary: 'One case',
      parameters: [id],
      answer: { description: 'The case.', of: { shape: 'Case' }, etag: true },
      problems: [403, 404],
    },
    OneCase as never,
    ({ path }) => ({ id: path['case'] }),
  ),
  one(
    {
      id: 'readWords',
      path: '/v1/cases/{case}/words',
      tag,
      summary: 'What was written down in words',
      description:
        'Opened one case at a time, for a purpose that is kept with your name; the person may ask who read it.',
      parameters: [id, inQuery('purpose', 'For what you read it.', coded('ReadPurpose'), true)],
      answer: {
        description: 'The words, by the ids of the case.',
        of: { operation: 'CaseWords', at: 'one', as: 'CaseWords' },
        etag: true,
      },
      problems: [403, 404],
    },
    CaseWords as never,
    ({ path, query }) => ({ id: path['case'], purpose: query['purpose'] }),
  ),
  page(
    {
      id: 'listFollowUps',
      path: '/v1/follow-ups',
      tag,
      summary: 'Visits and calls that are due',
      description: 'The longest due first.',
      of: { page: 'DueFollowUp', as: 'FollowUpPage' },
      parameters: [inQuery('dueBefore', 'That day not included.', { type: 'string', format: 'date', maxLength: 10 })],
    },
    FollowUps,
    (query) => query,
  ),
  one(
    {
      id: 'readInstrument',
      path: '/v1/instrument',
      tag: 'Reference',
      summary: 'The survey as it is asked now',
      description: 'Its version goes with each survey; scores of different versions are not compared.',
      answer: {
        description: 'Questions and options, in your language.',
        of: { operation: 'CurrentInstrument', at: 'one', as: 'Instrument' },
      },
      problems: [403],
    },
    CurrentInstrument as never,
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
