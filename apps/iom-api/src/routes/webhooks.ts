import {
  ChangeWebhook,
  OneWebhook,
  PauseWebhook,
  RegisterWebhook,
  RemoveWebhook,
  ReplayWebhook,
  ResumeWebhook,
  RotateWebhookSecret,
  WebhookAttempts,
  Webhooks,
} from '../core/operations';
import { act, one, page } from './kinds';
import { inPath, inQuery } from './parameters';
import type { Route } from './route';

const tag = 'Webhooks' as const;
const parameters = [inPath('webhook', 'The webhook.')];
const answer = { description: 'The webhook as it is now.', of: { shape: 'Webhook' }, etag: true } as const;
const secret = {
  description: 'With its secret. Kept sealed: told here and never in a list.',
  of: { shape: 'NewWebhook' },
  etag: true,
} as const;

export const webhooks: readonly Route[] = [
  page(
    {
      id: 'listWebhooks',
      path: '/v1/webhooks',
      tag,
      summary: 'Where you are told of changes',
      of: { page: 'Webhook', as: 'WebhookPage' },
      parameters: [],
    },
    Webhooks,
  ),
  act(
    {
      id: 'registerWebhook',
      path: '/v1/webhooks',
      tag,
      summary: 'Be told of changes from now on',
      description:
        'Messages after Standard Webhooks: signed, with ids and names of events alone; what changed is read with your token. At least once, and in order for each case. At most five.',
      input: 'RegisterWebhook',
      parameters: [],
      answer: secret,
      makes: true,
      example: { url: 'https://partner.example/pulang' },
    },
    RegisterWebhook,
  ),
  one(
    {
      id: 'readWebhook',
      path: '/v1/webhooks/{webhook}',
      tag,
      summary: 'One webhook',
      parameters,
      answer,
      problems: [403, 404],
    },
    OneWebhook as never,
    ({ path }) => ({ id: path['webhook'] }),
  ),
  act(
    {
      id: 'changeWebhook',
      method: 'patch',
      path: '/v1/webhooks/{webhook}',
      tag,
      summary: 'Another address',
      description: 'The secret stays, and so does the place: what waits goes to the new address at once.',
      input: 'ChangeWebhook',
      parameters,
      answer,
      always: true,
      example: { url: 'https://partner.example/pulang/v2' },
    },
    ChangeWebhook,
  ),
  act(
    {
      id: 'removeWebhook',
      method: 'delete',
      path: '/v1/webhooks/{webhook}',
      tag,
      summary: 'Be told no more',
      description: 'Its secrets are destroyed.',
      input: 'OfWebhook',
      parameters,
      answer,
      always: true,
    },
    RemoveWebhook,
  ),
  act(
    {
      id: 'rotateWebhookSecret',
      path: '/v1/webhooks/{webhook}/secret',
      tag,
      summary: 'A new secret',
      description: 'The one before signs beside it for 24 hours: take either until all of yours know the new one.',
      input: 'OfWebhook',
      parameters,
      answer: secret,
      always: true,
    },
    RotateWebhookSecret,
  ),
  act(
    {
      id: 'pauseWebhook',
      path: '/v1/webhooks/{webhook}/pause',
      tag,
      summary: 'Nothing is sent for now',
      description: 'And nothing is missed: it goes on where it was.',
      input: 'OfWebhook',
      parameters,
      answer,
      always: true,
    },
    PauseWebhook,
  ),
  act(
    {
      id: 'resumeWebhook',
      path: '/v1/webhooks/{webhook}/resumption',
      tag,
      summary: 'Go on where it was, at once',
      description: 'Also after three days of failing, when nothing more is tried by itself.',
      input: 'OfWebhook',
      parameters,
      answer,
      always: true,
    },
    ResumeWebhook,
  ),
  act(
    {
      id: 'replayWebhook',
      path: '/v1/webhooks/{webhook}/replay',
      tag,
      summary: 'Send again, from a point on',
      description:
        'After a cursor of `/v1/changes`, or since an instant: one of the two. The same messages under their own ids.',
      input: 'ReplayWebhook',
      parameters,
      answer,
      always: true,
      example: { since: '2026-03-01T00:00:00Z' },
    },
    ReplayWebhook,
  ),
  page(
    {
      id: 'listWebhookAttempts',
      path: '/v1/webhooks/{webhook}/attempts',
      tag,
      summary: 'What did not arrive at once, and why',
      description: 'Kept for 90 days.',
      of: { page: 'WebhookAttempt', as: 'WebhookAttemptPage' },
      parameters: [
        ...parameters,
        inQuery('failedOnly', 'Only what has not arrived since.', { type: 'boolean', default: false }),
      ],
      problems: [404],
    },
    WebhookAttempts,
    (query, { webhook }) => ({ id: webhook, ...query }),
  ),
];
