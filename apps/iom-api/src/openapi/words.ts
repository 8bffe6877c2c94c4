import { rates } from '#server';

export const description = `For systems of partners, with a token of their own. Every read and every act is yours: it is
kept under your client's name, and the person may ask for it.

- **Writes** carry \`Idempotency-Key\` (sent again, an act is done once) and \`If-Match\` (the version you read).
- **Refusals** are problem+json (RFC 9457): \`code\` never changes its meaning, \`pointer\` or \`parameter\` names the
  place in what you sent, or \`fact\` what of the case is in the way; \`remedy\` says what to do. Nothing of a refused act was done.
- **Times** are UTC; \`occurredAt\` is when it happened, never later than now.
- **Whom you may not know of** is answered as if they were not there.`;

/** What each refusal means, whatever the address. */
export const statusWords: Readonly<Record<number, string>> = {
  400: 'Not understood: broken JSON, a header or a parameter that can not be read.',
  401: 'No good token.',
  403: 'Not open to your client.',
  404: 'Not there, or not for you.',
  408: 'Not all of it came in within ten seconds. Send it again under the same key.',
  409: 'At odds with how things stand; `code` says in what.',
  412: 'Changed since you read it. Read it again.',
  413: 'Too large.',
  415: 'Of a kind that is not taken here.',
  422: 'Understood, and wrong in a value; `pointer` names it.',
  428: 'If-Match is missing.',
  429: 'Too much at once. Retry-After says when to come back.',
  500: 'Our fault. Nothing was done; send it again under the same key.',
  502: 'The record is out of reach. Send it again under the same key.',
  503: 'Busy or closing. Retry-After says when to come back.',
  504: 'No answer in time. Send it again under the same key: it is done once.',
};

const text = (words: string, pattern: string, maxLength: number) => ({
  description: words,
  schema: { type: 'string', maxLength, pattern },
});

/** Of every answer; measured per account, as the core counts. */
export const RATE_POLICY = `"account";q=${rates.account.points};w=${rates.account.seconds}`;

export const answerHeaders = {
  'RateLimit-Policy': text('How many requests are given in how many seconds.', '^"account";q=\\d+;w=\\d+$', 60),
  'X-RateLimit-Limit': {
    description: 'Requests in a minute.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 1_000_000 },
  },
  'Access-Control-Allow-Origin': text(
    'This origin alone: no page of another may read it.',
    '^https?://[\\w.:\\[\\]-]+$',
    300,
  ),
  ETag: text('The version, in quotes; send it back in If-Match.', '^"[1-9][0-9]{0,8}"$', 12),
  Link: text('Where a page goes on (RFC 8288).', '^<[^>]+>; rel="next"$', 3000),
  'Retry-After': text('Seconds.', '^\\d{1,5}$', 5),
  'WWW-Authenticate': text('How to prove who you are.', '^Bearer$', 60),
};

export const problemSchema = {
  type: 'object',
  description: 'Why it was refused (RFC 9457). Nothing of it was done.',
  properties: {
    type: { type: 'string', format: 'uri', maxLength: 100 },
    title: {
      type: 'string',
      maxLength: 2000,
      pattern: '^[^\\u0000]*$',
      description: 'What is wrong, in your language.',
    },
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599 },
    code: {
      type: 'string',
      maxLength: 60,
      pattern: '^[A-Z0-9_]+$',
      description: 'Of docs/problems.md; never changes its meaning.',
    },
    remedy: { type: 'string', maxLength: 2000, pattern: '^[^\\u0000]*$', description: 'What to do about it.' },
    pointer: {
      type: 'string',
      format: 'json-pointer',
      maxLength: 500,
      description: 'Into the body that was sent (RFC 6901).',
    },
    parameter: {
      type: 'string',
      maxLength: 60,
      pattern: '^[\\w-]+$',
      description: 'Of the path, the query or a header.',
    },
    fact: {
      type: 'string',
      maxLength: 60,
      pattern: '^[\\w.]+$',
      description: 'What of the case or thing stands against it, where nothing that was sent does.',
    },
  },
  required: ['type', 'title', 'status', 'code', 'remedy'],
  additionalProperties: false,
};
