import { batches } from '#domain';

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
  /** Bytes and pixels of a file. */
  file: 10 * 1024 * 1024,
  pixels: 40_000_000,
  /** Milliseconds for a file to come in: four megabytes over a line of half a megabit. */
  fileTime: 90_000,
  rows: 500,
  /** Milliseconds until the rows of a batch that are not begun are left to the client to send again. */
  batchTime: 60_000,
  page: 100,
  machinePage: 500,
  /** Milliseconds until an answer is given up. */
  time: 10_000,
} as const;

/** A root field that may send more than a single act does. */
export const isBatch = (field: string): boolean => Object.hasOwn(batches, field) || field === 'importList';
