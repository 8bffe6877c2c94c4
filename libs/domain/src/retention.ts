import { codeList, type CodeOf, type FileKind } from './codes';

interface Category {
  readonly id: string;
  readonly en: string;
  /** Counted from the closing of the case. */
  readonly years: number;
  /** The files that go; null is the person: the key, and with it all that was sealed. */
  readonly files: readonly FileKind[] | null;
  /** The law, agreement or practice behind it. */
  readonly basis: string;
}

const programme = 'programme; until a schedule of the national archive (JRA, UU 43/2009 art. 48) says otherwise';

/**
 * How long what is kept, by category. What is over is proposed by a job and erased by a person; the pseudonymous row
 * stays for statistics. A case that is open has no end to count from.
 */
export const retention = codeList({
  VICTIM_RECORD: {
    id: 'Berkas orang yang teridentifikasi korban',
    en: 'Record of an identified victim',
    years: 10,
    files: null,
    basis: programme,
  },
  CHILD_RECORD: {
    id: 'Berkas orang yang teridentifikasi sebagai anak',
    en: 'Record of a person identified as a child',
    years: 20,
    files: null,
    basis: `${programme}; so long that the child can ask as an adult`,
  },
  CITIZEN_RECORD: {
    id: 'Berkas orang yang tidak teridentifikasi sebagai korban',
    en: 'Record of a person not identified as a victim',
    years: 2,
    files: null,
    basis: programme,
  },
  MEDICAL_FILES: {
    id: 'Surat medis',
    en: 'Medical papers',
    years: 5,
    files: ['MEDICAL'],
    basis: 'programme; shorter than the record, since they serve care alone',
  },
} as const satisfies Record<string, Category>);
export type RetentionCategory = CodeOf<typeof retention>;

export function keptUntil(category: RetentionCategory, closedAt: Date): Date {
  const until = new Date(closedAt);
  until.setUTCFullYear(until.getUTCFullYear() + retention.row(category).years);
  return until;
}

/**
 * Years that what is known of people is kept who are no case: callers and whom they seek, a host state's lists, rows that
 * were never registered. Of the programme; as long as of a citizen who was no victim.
 */
export const strangersKept = 2;
