import { htcdsSchema } from '#domain';
import { limits } from '#server';
import type { BodyOf } from './route';

export const CSV = 'text/csv';
export const both = ['application/json', CSV] as const;

// An id of its own would be a second document within this one.
const { $schema: _, $id: __, ...caseSchema } = htcdsSchema;
export const HTCDS_CASE = { literal: caseSchema, as: 'HtcdsCase' } as const;

/** Records as JSON, or a file. */
export const HTCDS_FILE: BodyOf = {
  of: {
    literal: {
      type: 'object',
      properties: { records: { type: 'array', minItems: 1, maxItems: 500, items: { $ref: '#/$defs/HtcdsCase' } } },
      required: ['records'],
      additionalProperties: false,
    },
    as: 'HtcdsFile',
  },
  as: 'HtcdsFile',
  example: { records: [{ prs_FirstName: 'Wulan', prs_Gender: 'Feminine', vic_MethodsOfControl: ['DebtBondage'] }] },
  limit: limits.batchBody,
  mediaTypes: both,
};

export const FAULTS = {
  type: 'array',
  maxItems: 100_000,
  description: 'Cells that could not be read, and were left out.',
  items: {
    type: 'object',
    properties: {
      line: { type: 'integer', format: 'int32', minimum: 1, maximum: 1_000_000 },
      column: { type: 'string', maxLength: 60, pattern: '^[^\\u0000]*$' },
      code: { type: 'string', enum: ['UNKNOWN_CODE', 'INVALID_VALUE', 'UNKNOWN_FIELD', 'MALFORMED'] },
    },
    required: ['line', 'column', 'code'],
    additionalProperties: false,
  },
};
