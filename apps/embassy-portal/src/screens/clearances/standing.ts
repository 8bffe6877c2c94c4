import { holdCodes } from '#domain';
import type { Row } from './questions';

export const openHolds = ({ holds }: Pick<Row, 'holds'>): Row['holds'] =>
  holds.filter(({ clearedAt }) => clearedAt === null);

/** The last word of the host state on each kind of leave. */
export function lastClearances({ clearances }: Pick<Row, 'clearances'>): Row['clearances'] {
  const last = new Map(clearances.map((one) => [one.kind, one]));
  return [...last.values()];
}

/** Whole days that something has stood open. */
export const daysSince = (at: string, now = Date.now()): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / 86_400_000));

/** The kinds of holds that these people have, in the order of the list. */
export function holdKinds(rows: readonly Row[]): string[] {
  const open = new Set(rows.flatMap((row) => openHolds(row).map(({ code }) => code as string)));
  return holdCodes.codes.filter((code) => open.has(code));
}

export const onTrip = ({ passages }: Pick<Row, 'passages'>): boolean =>
  passages.some(({ state }) => state === 'LISTED' || state === 'BOARDED');
