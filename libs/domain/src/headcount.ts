import { codeList, type CodeOf, type GapReason, type HostResolution, type PersonRefusal } from './codes';

/** The points at which heads are counted, in the order in which they are passed. */
export const headcountPoints = codeList({
  EXPECTED: { id: 'Diperkirakan', en: 'Expected' },
  CLEARED: { id: 'Siap berangkat', en: 'Cleared to go' },
  BOARDED: { id: 'Naik', en: 'Boarded' },
  LANDED: { id: 'Tiba', en: 'Landed' },
  HANDED_OVER: { id: 'Diserahterimakan', en: 'Handed over' },
});
export type HeadcountPoint = CodeOf<typeof headcountPoints>;

/** Why somebody is not at a point, where no manifest says so. */
export const absences = codeList({
  HOLD: { id: 'Hambatan terbuka', en: 'An open hold' },
  TRANSFERRED: { id: 'Pindah ke perjalanan lain', en: 'Goes on by another trip' },
  SUSPENDED: { id: 'Kasus ditangguhkan', en: 'The case is on hold' },
  LOST: { id: 'Hilang kontak', en: 'Lost contact' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
  ENDED: { id: 'Kasus ditutup', en: 'The case is closed' },
  NOT_REGISTERED: { id: 'Hanya ada di daftar negara setempat', en: 'Only on the host state’s list' },
});
export type Absence = CodeOf<typeof absences>;

export interface Gap {
  readonly case: string | null;
  readonly reason: GapReason | PersonRefusal | HostResolution | Absence;
  /** The unit that answers for it. */
  readonly owner: string;
  readonly since: Date;
}

/** One human being and how far they have come. */
export interface Head {
  readonly case: string;
  /** The last point that they have passed. */
  readonly at: HeadcountPoint;
  /** The first point at which they had to be counted: later than the first for who was born or found on the way. */
  readonly from: HeadcountPoint;
  /** Why they are not further, with who answers for it. */
  readonly gap: Omit<Gap, 'case'> | null;
  /** The next point is still to come for them, and somebody is at it. */
  readonly waiting: boolean;
}

export interface HeadcountLine {
  readonly point: HeadcountPoint;
  readonly expected: number;
  /** Of those expected, who came in between. */
  readonly joined: number;
  readonly present: number;
  readonly waiting: number;
  readonly gaps: readonly Gap[];
  /** Heads of which nobody knows; none in a count that closes. */
  readonly unexplained: number;
}

const place = (point: HeadcountPoint): number => headcountPoints.codes.indexOf(point);

/** Who passed the point before, and who joined since, is expected at a point: there, still to come, accounted for, or lost. */
function lineAt(heads: readonly Head[], point: HeadcountPoint): HeadcountLine {
  const n = place(point);
  const joined = heads.filter(({ from }) => n > 0 && place(from) === n);
  const expected = heads.filter(({ from, at }) => place(from) <= n && (place(at) >= n - 1 || place(from) === n));
  const absent = expected.filter(({ at }) => place(at) < n);
  const gaps = absent.flatMap(({ case: id, gap }) => (gap ? [{ case: id, ...gap }] : []));
  const waiting = absent.filter((head) => !head.gap && head.waiting).length;
  return {
    point,
    expected: expected.length,
    joined: joined.length,
    present: expected.length - absent.length,
    waiting,
    gaps,
    unexplained: absent.length - gaps.length - waiting,
  };
}

/** Heads that were announced and of which no case is: some may be explained by the host state's own list. */
export interface Announced {
  readonly count: number;
  readonly gaps: readonly Gap[];
}

/** The count at every point. More people than were announced are as unexplained as fewer. */
export function headcountOf(heads: readonly Head[], announced?: Announced): HeadcountLine[] {
  const lines = headcountPoints.codes.map((point) => lineAt(heads, point));
  const [first, ...rest] = lines;
  if (!announced || !first) return lines;
  const { count, gaps } = announced;
  const unexplained = Math.abs(count - first.present - gaps.length);
  return [{ ...first, expected: count, gaps: [...first.gaps, ...gaps], unexplained }, ...rest];
}
