import { Refused } from '../outcome/problem';

/** An id that is none, a number too large, a day that is none, a character that no text can hold. */
const unreadable = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);

/** What the database refused in the caller's content; its own words could tell of a row that was in the way. */
export function asRefusal(error: unknown): Refused | null {
  if (error instanceof Refused) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Uniqueness that only a race or a re-used id can break.
  if (code === '23505') return new Refused('KEY_REUSED', 'id');
  if (code === '23503') return new Refused('NOT_FOUND');
  return unreadable.has(code) ? new Refused('INVALID_VALUE', null, { field: 'id' }) : null;
}
