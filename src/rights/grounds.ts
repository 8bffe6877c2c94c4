import { groundsAgainst, type RightsGround, type RightsKind } from '#domain';
import { Refused } from '../platform/outcome/problem';

/** A refusal without a ground that the law has for such a request, and without its words, is none. */
export function checkGround(kind: RightsKind, outcome: string, ground: RightsGround | undefined, note?: string): void {
  const open = groundsAgainst(kind);
  const needed = outcome !== 'GRANTED';
  if (needed !== Boolean(ground) || (ground && !open.includes(ground))) {
    throw new Refused('GROUND_MISSING', 'ground', { codes: needed ? open.join(', ') : '-' });
  }
  if (needed && !note?.trim()) throw new Refused('NOTE_MISSING', 'note');
}
