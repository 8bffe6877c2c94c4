import type { CoreDocument } from '#core-client';
import {
  fromHtcdsCsv,
  fromHtcdsJson,
  htcdsDeeds,
  htcdsLeft,
  type CsvFault,
  type HtcdsDeed,
  type HtcdsRecord,
} from '#domain';
import { limits } from '#server';
import { AgreePlanBatch, LogAssistanceBatch, Me, RecordScreeningBatch, TryHtcds } from '../core/operations';
import { isProblem, Refusal, rowRefusal, type CoreProblem, type Places, type ProblemDetails } from '../problems';
import { FAULTS, HTCDS_FILE } from './htcds-shapes';
import { keyOfRow } from './kinds';
import { idempotencyKey, inQuery } from './parameters';
import type { Asked, Route } from './route';

/** In the order in which they rest on each other: aid that is planned belongs to a plan. */
const batches: readonly (readonly [HtcdsDeed['deed'], CoreDocument<{ done: readonly object[] }, never>])[] = [
  ['screening', RecordScreeningBatch],
  ['plan', AgreePlanBatch],
  ['assistance', LogAssistanceBatch],
];

interface Row {
  case: string | null;
  deeds: { deed: HtcdsDeed['deed']; status: number; problem?: ProblemDetails }[];
  /** Names of the standard that nothing was done with. */
  left: readonly string[];
  problem?: ProblemDetails;
}

interface Sent extends HtcdsDeed {
  row: Row;
  record: number;
  input: object;
  places: Places;
}

const ofKind = (kind: HtcdsDeed['deed'], all: readonly Sent[]) => all.filter(({ deed }) => deed === kind);
const inputs = (all: readonly Sent[]) => all.map(({ input }) => input);

/** One kind of deed of all records, as the batch of that act that it is. */
async function send({ ask }: Asked, [kind, document]: (typeof batches)[number], all: readonly Sent[]) {
  const mine = ofKind(kind, all);
  for (let from = 0; from < mine.length; from += limits.rows) {
    const part = mine.slice(from, from + limits.rows);
    const { done } = await ask(document, { rows: inputs(part) } as never, { within: 'batch' });
    tell(part, done);
  }
}

/** What would become of the deeds: those of one person upon each other, as they would be done, and all undone. */
async function attempt({ ask }: Asked, all: readonly Sent[]) {
  for (const pack of packsOf(all)) {
    const rows = Object.fromEntries(batches.map(([kind]) => [kind, inputs(ofKind(kind, pack))]));
    const found = await ask(TryHtcds, rows as never, { within: 'batch', dryRun: true });
    for (const [kind] of batches) tell(ofKind(kind, pack), found[kind]);
  }
}

/** Nobody's deeds are parted, and no pack has more of a kind than a batch may. */
function packsOf(all: readonly Sent[]): Sent[][] {
  const packs: Sent[][] = [];
  for (const more of Map.groupBy(all, ({ row }) => row.case).values()) {
    const last = packs.at(-1);
    const fits = last && batches.every(([kind]) => ofKind(kind, [...last, ...more]).length <= limits.rows);
    if (fits) last.push(...more);
    else packs.push([...more]);
  }
  return packs;
}

const tell = (deeds: readonly Sent[], done: readonly object[]): void =>
  deeds.forEach((one, i) => one.row.deeds.push(answered(one, done[i] as object)));

function answered({ deed, record, pointers, places }: Sent, done: object | CoreProblem): Row['deeds'][number] {
  if (!isProblem(done) || done.code === 'DRY_RUN') return { deed, status: 200 };
  const field = pointers[done.field?.split('.')[0] ?? ''] ?? done.field;
  const problem = rowRefusal({ ...done, field }, record, places, 'records');
  return { deed, status: problem.status, problem };
}

async function brought(asked: Asked, records: readonly (HtcdsRecord | ProblemDetails)[]): Promise<Row[]> {
  const { dryRun, occurredAt } = asked.query;
  const places = { inPath: ['occurredAt'], fixed: [], inBody: asked.inBody };
  const sent: Sent[] = [];
  const rows = records.map((record, place): Row => {
    if ('status' in record) return { case: null, deeds: [], left: [], problem: record };
    const of = record.pulang_Case ?? null;
    if (of === null) {
      const unnamed = { code: 'CASE_UNNAMED', field: 'pulang_Case', ...asked.words('CASE_UNNAMED') };
      return { case: null, deeds: [], left: [], problem: rowRefusal(unnamed, place, places, 'records') };
    }
    const deeds = htcdsDeeds(record);
    const row: Row = { case: of, deeds: [], left: htcdsLeft(record, deeds) };
    deeds.forEach((deed, i) => {
      const key = keyOfRow(asked.key, `${place} ${deed.deed} ${i}`);
      sent.push({ ...deed, row, record: place, places, input: { ...deed.input, case: of, occurredAt, key } });
    });
    return row;
  });
  // Who has no good token, or may not, is told so whatever the file says.
  if (sent.length === 0) await asked.ask(Me, {});
  if (dryRun === true) await attempt(asked, sent);
  else for (const one of batches) await send(asked, one, sent);
  return rows;
}

const ROWS = {
  type: 'array',
  maxItems: 500,
  description: 'An answer to every record, in their order.',
  items: {
    type: 'object',
    properties: {
      case: { type: ['string', 'null'], format: 'uuid', maxLength: 36 },
      deeds: {
        type: 'array',
        maxItems: 1000,
        items: {
          type: 'object',
          properties: {
            deed: { type: 'string', enum: ['screening', 'plan', 'assistance'] },
            status: { type: 'integer', format: 'int32', minimum: 200, maximum: 599 },
            problem: { $ref: '#/$defs/Problem' },
          },
          required: ['deed', 'status'],
          additionalProperties: false,
        },
      },
      left: {
        type: 'array',
        maxItems: 100,
        description: 'Fields that nothing was done with: what you may not say of somebody, or Pulang does not hold.',
        items: { type: 'string', maxLength: 60, pattern: '^\\w+$' },
      },
      problem: { $ref: '#/$defs/Problem' },
    },
    required: ['case', 'deeds', 'left'],
    additionalProperties: false,
  },
};

const dateTime = { type: 'string', format: 'date-time', maxLength: 40 };

/** What a partner did for people it follows, brought in by the acts that casework has. */
export const htcdsImport: Route = {
  id: 'importHtcds',
  method: 'post',
  path: '/v1/htcds/cases',
  tag: 'HTCDS',
  summary: 'Bring in what you did, in HTCDS 2.0',
  description:
    'Of people you follow, named by pulang_Case: your screening, the objectives of a support plan, and the plans as assistance, each by the same act as under casework and answered by itself. Who somebody is, and what authorities found, is said by those who answer for them; `left` names it. With `dryRun` all that the file says of a person is done in its order, and undone: what it answers is what would become of each.',
  parameters: [
    idempotencyKey,
    {
      ...inQuery('occurredAt', 'When it happened, as far as the record has no day of its own.', dateTime, true),
      example: '2026-03-02T02:00:00Z',
    },
    inQuery('dryRun', 'Only to see what would become of each.', { type: 'boolean', default: false }),
  ],
  body: {
    ...HTCDS_FILE,
    each: 'records',
    example: {
      records: [
        {
          pulang_Case: '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e',
          vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
          vic_MethodsOfControl: ['DebtBondage'],
          supportPlans: [{ spl_Type: 'Education', spl_ActualEndDate: '2026-03-02' }],
        },
      ],
    },
  },
  status: 200,
  answer: {
    description: 'What became of each record.',
    of: {
      literal: {
        type: 'object',
        properties: { rows: ROWS, faults: FAULTS },
        required: ['rows', 'faults'],
        additionalProperties: false,
      },
      as: 'HtcdsImported',
    },
  },
  problems: [403, 413, 415, 422],
  run: async (asked) => {
    const { body, faultOf } = asked;
    if (typeof body === 'string') {
      const { records, faults } = fromHtcdsCsv(body);
      if (records.length > limits.rows) throw new Refusal(422, 'BATCH_TOO_LARGE', {}, { most: limits.rows });
      return { status: 200, body: { rows: await brought(asked, records), faults } };
    }
    const { records } = body as { records: Record<string, unknown>[] };
    const read = records.map((one, i) => faultOf(one, i) ?? fromHtcdsJson(one));
    return { status: 200, body: { rows: await brought(asked, read), faults: [] as CsvFault[] } };
  },
};
