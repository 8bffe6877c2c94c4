import { limits } from '#server';
import type { Parameter } from './route';

export const uuid = { type: 'string', format: 'uuid', maxLength: 36 } as const;
const EXAMPLE_ID = '0198f2a0-7c1e-7d3a-9b52-3f0e8a1c4d6e';

export const inPath = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: uuid,
  example: EXAMPLE_ID,
});

export const inQuery = (name: string, description: string, schema: object, required = false): Parameter => ({
  name,
  in: 'query',
  required,
  description,
  schema,
});

/** An enumeration of the core, by name. */
export const coded = (name: string): object => ({ $ref: `#/$defs/${name}` });

export const pageOf: readonly Parameter[] = [
  inQuery('limit', `At most ${limits.machinePage} a page.`, {
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: limits.machinePage,
    default: 50,
  }),
  inQuery('cursor', '`next` of the page before; only good for whom it was given to.', {
    type: 'string',
    maxLength: 2000,
    pattern: '^[\\w=.-]+$',
  }),
];

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A UUID of your making for this act. Sent again with the same content, it is done once and answered again; good for 30 days.',
  schema: uuid,
  example: EXAMPLE_ID,
};

export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag that you read: the version of the thing in quotes. A stale one is refused with 412.',
  schema: { type: 'string', maxLength: 12, pattern: '^"[1-9][0-9]{0,8}"$' },
  example: '"7"',
};

export const acceptLanguage: Parameter = {
  name: 'Accept-Language',
  in: 'header',
  description: '`id` or `en`, for what is said in words.',
  schema: { type: 'string', maxLength: 100, pattern: '^[\\w ,;=.*-]*$' },
  example: 'en',
};
