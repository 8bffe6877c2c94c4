import {
  findingInForce,
  fromHtcdsCsv,
  fromHtcdsJson,
  htcdsSchema,
  isWork,
  lossReport,
  readHtcds,
  toHtcdsCsv,
  toHtcdsJson,
  writeHtcds,
  type CsvFault,
  type HtcdsFacts,
  type HtcdsRecord,
} from '#domain';
import { Changes, Me, OneCase, type Case } from '../core/operations';
import { NotThere } from '../problems';
import { htcdsImport } from './htcds-import';
import { both, CSV, FAULTS, HTCDS_CASE, HTCDS_FILE } from './htcds-shapes';
import { cursorOf } from './kinds';
import { inPath, pageOf } from './parameters';
import type { Reply, Route } from './route';

const tag = 'HTCDS' as const;

/** What this partner may have of a case, as the standard's facts. */
export function factsOf(record: Case): HtcdsFacts {
  const { identity, profile, contact, assistance, determinations } = record;
  const found = findingInForce(determinations);
  const facts = {
    name: identity?.name,
    birthDate: identity?.birthDate,
    nik: identity?.nik,
    sex: profile?.sex,
    nationality: profile?.nationality,
    phone: contact?.phone,
    country: record.country,
    // Those of several authorities stand beside each other; the standard has room for the one in force.
    ...(found ? { outcome: found.outcome, body: found.body, means: found.means, purposes: found.purposes } : {}),
    // Of an industry the finding says more than what was heard at registration.
    sectors: found && found.sectors.length > 0 ? found.sectors : record.sectors,
    recruitmentMethods: record.recruitmentMethods,
    recruitmentSites: record.recruitmentSites,
    state: record.state,
    closure: record.closureReason,
    deceased: record.state === 'DECEASED' || null,
    consent: record.ground === 'CONSENT' || record.ground === 'GUARDIAN_ASSENT',
    aid: assistance
      .filter(({ state }) => state !== 'CANCELLED')
      .map(({ type, plannedOn, givenOn }) => ({
        type,
        plannedOn: plannedOn ?? undefined,
        givenOn: givenOn ?? undefined,
      })),
  };
  // Null is what is not told; the standard leaves it out.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));
}

const recordOf = (one: Case): HtcdsRecord => writeHtcds(factsOf(one), one.id);
const wantsCsv = (accept: string): boolean => accept.includes(CSV);
const csv = (records: readonly HtcdsRecord[]): Reply => ({
  status: 200,
  body: toHtcdsCsv(records),
  mediaType: `${CSV}; charset=utf-8`,
});

interface Reading {
  case: string | null;
  facts: HtcdsFacts;
  /** Bodies for the addresses of casework, as far as the record says what they ask. */
  screening?: object;
  plan?: object;
  assistance: object[];
}

/** What Pulang understands of a record, ready to be sent on as acts; a day for each has to be added. */
function readingOf(record: HtcdsRecord): Reading {
  const facts = readHtcds(record);
  const { outcome, means = [], purposes = [], sectors = [], aid = [] } = facts;
  const objectives = aid.map((one) => one.objectives).filter((one) => one !== undefined);
  return {
    case: record.pulang_Case ?? null,
    facts,
    ...(outcome ? { screening: { outcome, acts: [], means, purposes, sectors: isWork(purposes) ? sectors : [] } } : {}),
    ...(objectives.length > 0 ? { plan: { objectives: objectives.join('\n') } } : {}),
    assistance: aid.flatMap(({ type, plannedOn, givenOn }) =>
      type
        ? [
            {
              type,
              state: givenOn ? 'GIVEN' : 'PLANNED',
              ...(plannedOn ? { plannedOn } : {}),
              ...(givenOn ? { givenOn } : {}),
            },
          ]
        : [],
    ),
  };
}

const loose = (description: string) => ({ type: 'object', description, maxProperties: 50 });

const READINGS = {
  literal: {
    type: 'object',
    properties: {
      readings: {
        type: 'array',
        maxItems: 5000,
        items: {
          type: 'object',
          properties: {
            case: { type: ['string', 'null'], format: 'uuid', maxLength: 36 },
            facts: loose('In the codes of Pulang.'),
            screening: loose('A body for /v1/cases/{case}/screenings; add occurredAt.'),
            plan: loose('A body for /v1/cases/{case}/plans; add occurredAt.'),
            assistance: {
              type: 'array',
              maxItems: 500,
              items: loose('A body for /v1/cases/{case}/assistance; add modality and occurredAt.'),
            },
          },
          required: ['case', 'facts', 'assistance'],
          additionalProperties: false,
        },
      },
      faults: FAULTS,
    },
    required: ['readings', 'faults'],
    additionalProperties: false,
  },
  as: 'HtcdsReadings',
} as const;

const plain = (id: string, path: string, summary: string, description: string, body: object): Route => ({
  id,
  method: 'get',
  path,
  tag,
  summary,
  description,
  parameters: [],
  status: 200,
  answer: {
    description: summary,
    of: { literal: loose(description), as: `${id[0]?.toUpperCase() ?? ''}${id.slice(1)}` },
  },
  problems: [],
  // Nobody's data, and yet for partners alone: the token is judged by asking who it is of.
  run: async ({ ask }) => {
    await ask(Me, {});
    return { status: 200, body };
  },
});

export const htcds: readonly Route[] = [
  {
    id: 'exportHtcds',
    method: 'get',
    path: '/v1/htcds/cases',
    tag,
    summary: 'Your cases in HTCDS 2.0',
    description:
      'By the field names of the standard, as JSON or, with Accept: text/csv, as a file whose next page is named in Link. What is lost on the way is at /v1/htcds/losses.',
    parameters: pageOf,
    status: 200,
    answer: { description: 'A page.', of: { changes: 'HtcdsCase', as: 'HtcdsPage' }, mediaTypes: both, link: true },
    problems: [403],
    run: async ({ query, accept, ask }) => {
      const { page } = await ask(Changes, { first: Number(query['limit']), after: cursorOf(query) });
      const records = page.items.flatMap(({ record }) => (record ? [recordOf(record)] : []));
      const next = `</v1/htcds/cases?limit=${query['limit'] as number}&cursor=${page.next}>; rel="next"`;
      const reply = wantsCsv(accept)
        ? csv(records)
        : { status: 200, body: { items: records.map(toHtcdsJson), next: page.next, more: page.more } };
      return { ...reply, link: next };
    },
  },
  {
    id: 'readHtcdsCase',
    method: 'get',
    path: '/v1/htcds/cases/{case}',
    tag,
    summary: 'One case in HTCDS 2.0',
    parameters: [inPath('case', 'The case.')],
    status: 200,
    answer: { description: 'The case.', of: HTCDS_CASE, mediaTypes: both, etag: true },
    problems: [403, 404],
    run: async ({ path, accept, ask }) => {
      const { one } = await ask(OneCase, { id: path['case'] ?? '' });
      if (!one) throw new NotThere();
      const reply = wantsCsv(accept) ? csv([recordOf(one)]) : { status: 200, body: toHtcdsJson(recordOf(one)) };
      return { ...reply, version: one.version };
    },
  },
  {
    id: 'readHtcds',
    method: 'post',
    path: '/v1/htcds/readings',
    tag,
    summary: 'What Pulang understands of an HTCDS file',
    description:
      'JSON or CSV by the field names of the standard. Nothing is kept: each record comes back in the codes of Pulang, with bodies that can be sent to casework as they are once the day is added.',
    parameters: [],
    body: HTCDS_FILE,
    status: 200,
    answer: { description: 'A reading for each record.', of: READINGS },
    problems: [400, 413, 415, 422],
    run: async ({ body, ask }) => {
      await ask(Me, {});
      const { records, faults } =
        typeof body === 'string'
          ? fromHtcdsCsv(body)
          : {
              records: (body as { records: Record<string, unknown>[] }).records.map(fromHtcdsJson),
              faults: [] as CsvFault[],
            };
      return { status: 200, body: { readings: records.map(readingOf), faults } };
    },
  },
  htcdsImport,
  plain(
    'readHtcdsSchema',
    '/v1/htcds/schema',
    'HTCDS 2.0 as a JSON Schema',
    'JSON Schema 2020-12 of a case.',
    htcdsSchema,
  ),
  plain(
    'readHtcdsLosses',
    '/v1/htcds/losses',
    'What is lost between HTCDS 2.0 and Pulang',
    'Computed from the table that maps the two, in both directions.',
    lossReport(),
  ),
];
