import { raw, type Sql } from '../db/sql';

/** Twelve digits that stand on a paper and tell whether it says what the record says; of an SQL text. */
export const checkCode = (text: string): Sql =>
  raw(`upper(left(encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), 12))`);
