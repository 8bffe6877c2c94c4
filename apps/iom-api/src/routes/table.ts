import { cases } from './cases';
import { casework } from './casework';
import { htcds } from './htcds';
import { offers } from './offers';
import { support } from './support';
import { webhooks } from './webhooks';
import type { Route } from './route';

/** Every address of the service, what it takes and what it answers. The document is written from it. */
export const routes: readonly Route[] = [...offers, ...cases, ...casework, ...support, ...webhooks, ...htcds];
