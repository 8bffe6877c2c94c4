import type { CoreClient, CoreDocument } from '#core-client';
import type { Language, ProblemCode } from '#domain';
import type { ProblemDetails } from '../problems';

/** A request whose headers, path, query and body have been held against the document. */
export interface Asked {
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  /** The names that the body may have, or an entry of its list. */
  inBody: ReadonlySet<string>;
  /** Idempotency-Key, of a write. */
  key: string;
  /** If-Match, of a write to one thing. */
  version: number;
  accept: string;
  language: Language;
  /** A problem of the door's own, in the caller's words. */
  words: (code: ProblemCode) => { message: string; remedy: string };
  /** What is wrong with an entry of the body's list, held against the document by itself. */
  faultOf: (entry: unknown, place: number) => ProblemDetails | null;
  /** Asks the core with the caller's own token. */
  ask: <Data, Variables>(
    document: CoreDocument<Data, Variables>,
    variables: Variables,
    how?: { within?: 'answer' | 'batch'; dryRun?: boolean },
  ) => Promise<Data>;
  core: CoreClient;
}

export interface Reply {
  status: number;
  body: unknown;
  /** The version of what is answered, sent as its ETag. */
  version?: number;
  /** RFC 8288: where a page goes on. */
  link?: string;
  /** JSON unless said otherwise. */
  mediaType?: string;
}

/** A shape by where the contract with the core has it, or as it is. */
export type ShapeOf =
  | { shape: string }
  | { input: string; without: readonly string[] }
  | { operation: string; at: string; as: string }
  | { page: string; as: string }
  | { changes: string; as: string }
  | { rows: ShapeOf; as: string }
  | { literal: object; as: string };

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description: string;
  schema: object;
  example?: unknown;
}

export interface BodyOf {
  of: ShapeOf;
  as: string;
  example: unknown;
  /** Bytes. */
  limit: number;
  mediaTypes?: readonly string[];
  /** The list whose entries are judged and answered one by one. */
  each?: 'rows' | 'records';
}

export interface AnswerOf {
  description: string;
  of: ShapeOf;
  etag?: boolean;
  /** Names the next page. */
  link?: boolean;
  mediaTypes?: readonly string[];
}

/** One row of the table of routes: what it is called, takes and answers, and how. */
export interface Route {
  id: string;
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  parameters: readonly Parameter[];
  body?: BodyOf;
  status: 200 | 201;
  answer: AnswerOf;
  /** Further statuses than those of every route of its kind. */
  problems: readonly number[];
  run(asked: Asked): Promise<Reply>;
}

export const tags = {
  Cases: 'The people you have a part in, as far as they agreed.',
  Casework: 'What you did for them, one by one or in batches of up to 500.',
  HTCDS: 'The Human Trafficking Case Data Standard 2.0, in and out.',
  Offers: 'People whom others ask you to take over, and whom you give back.',
  Reference: 'Who you are, who there is, and what is asked in a survey.',
  Support: 'Whom you plan with, and what you give to communities and structures.',
  Webhooks: 'Where you are told that something changed.',
} as const;
export type Tag = keyof typeof tags;
