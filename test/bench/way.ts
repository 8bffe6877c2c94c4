/** The way home as the invented cases go it, and who has a step in it. */
import type { KeyObject } from 'node:crypto';
import { accounts, idOf, units } from '../../src/demonstration/cast';
import { weighted } from './names/random';

/** Each step with its move and the day on which it is usually taken. */
export const way = [
  ['REPORTED', 'register', 0],
  ['INTAKE', 'openIntake', 1],
  ['SCREENING', 'beginScreening', 4],
  ['IDENTIFIED', 'determine', 9],
  ['PREPARING', 'startReturn', 14],
  ['READY', 'markReady', 27],
  ['DEPARTED', 'depart', 36],
  ['ARRIVED', 'arrive', 37],
  ['IN_SHELTER', 'handover', 38],
  ['RETURNED_HOME', 'discharge', 66],
  ['REINTEGRATING', 'startReintegration', 80],
  ['FOLLOW_UP', 'followUp', 240],
  ['CLOSED', 'close', 420],
] as const;

/** The place of each step on the way. */
export const place = Object.fromEntries(way.map(([state], i) => [state, i])) as Record<(typeof way)[number][0], number>;

export const DAY = 86_400_000;

/** The posts' shares of all cases, from the largest to the smallest. */
const shares: readonly [code: string, share: number][] = [
  ['KBRI-PNH', 45],
  ['KBRI-MNL', 24],
  ['KBRI-YGN', 14],
  ['KBRI-BKK', 7],
  ['KBRI-KUL', 5],
  ['KJRI-JHB', 2.5],
  ['KBRI-VTE', 1.5],
  ['KJRI-DXB', 1],
];
export const unitOf = (code: string): string => idOf(`unit ${code}`);
export const postsByShare = shares.map(([code]) => unitOf(code));
export const drawPost = weighted(shares.map(([, share]) => share));
export const home = unitOf('KEMENSOS-RS');
export const iom = unitOf('IOM-JKT');
/** The social offices of the provinces. */
export const offices = units.filter((unit) => unit.province);
export const officerOf = (unit: string): string => accounts.find((account) => account.unit === unit)?.id ?? unit;

/** One invented case and its person. */
export interface Journey {
  id: string;
  person: string;
  key: KeyObject;
  number: string;
  post: string;
  /** How far along the way. */
  taken: number;
  /** When the step at this place was taken, or would be. */
  at: (place: number) => Date;
  state: string;
  updated: Date;
  /** The social office where the person comes from. */
  office: { id: string; province?: string };
}
