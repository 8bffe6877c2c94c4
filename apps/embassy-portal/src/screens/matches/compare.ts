/** How two values of one field stand to each other; where neither is known there is nothing to compare. */
export type Agreement = 'EQUAL' | 'DIFFERS' | 'ONE_SIDED' | 'NONE';

const plain = (value: string): string => value.normalize('NFKC').toLocaleLowerCase('id').replace(/\s+/g, ' ').trim();

export function compared(one: string | null | undefined, other: string | null | undefined): Agreement {
  if (!one && !other) return 'NONE';
  if (!one || !other) return 'ONE_SIDED';
  return plain(one) === plain(other) ? 'EQUAL' : 'DIFFERS';
}
