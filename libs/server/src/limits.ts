import { batches, requestTimes } from '#domain';

/** What one operation may ask for. Measured against the largest honest one: a page of 500 cases with their children. */
export const limits = {
  /** Levels of a document. */
  depth: 9,
  /** Rows that a document could answer at most. */
  nodes: 40_000,
  tokens: 2_000,
  aliases: 15,
  directives: 5,
  /** Bytes of a request; batches and files may send more. */
  body: 256 * 1024,
  batchBody: 2 * 1024 * 1024,
  /** Bytes that are still taken, and dropped, of a request that was answered before. */
  heardOut: 64 * 1024 * 1024,
  /** Bytes and pixels of a file. */
  file: 10 * 1024 * 1024,
  pixels: 40_000_000,
  /** Milliseconds for a file to come in. */
  fileTime: requestTimes.file,
  /** Milliseconds for a scanner to look through one. */
  scanTime: 15_000,
  rows: 500,
  /** Milliseconds until the rows of a batch that are not begun are left to the client to send again. */
  batchTime: requestTimes.batch,
  page: 100,
  machinePage: 500,
  /** Milliseconds until an answer is given up. */
  time: requestTimes.answer,
} as const;

/** Seconds that a session of the portal lasts. */
export const sessionLife = {
  /** Without work. */
  idle: 15 * 60,
  /** Whatever is done. */
  most: 8 * 3600,
  /** How closely work is noted: to write it down at each request would cost each a statement. */
  noted: 30,
  /** Until a sign-in that was begun has to be begun again. */
  signIn: 10 * 60,
  /** How old the proof may be that a provider answers a sign-in with: no session of its own signs anybody in unasked. */
  proof: 5 * 60,
} as const;

/** Points that are given per `seconds`; a request costs one. In lumps: see docs/adr/0012. */
export const rates = {
  /** Of one account at the API, whichever way it signed in: a point for each request, one more for each hundred nodes that it could answer. */
  account: { points: 6_000, seconds: 60, lump: 200 },
  /** Of one machine client at the token endpoint. */
  client: { points: 60, seconds: 60 },
  /** Of one address at the sign-in pages, the token endpoint and the session's own addresses. */
  address: { points: 600, seconds: 60 },
} as const;
export type Rates = Readonly<Record<keyof typeof rates, { points: number; seconds: number; lump?: number }>>;

/** A root field that may send more than a single act does. */
export const isBatch = (field: string): boolean => Object.hasOwn(batches, field) || field === 'importList';
