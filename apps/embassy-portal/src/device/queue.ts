/**
 * What was done on this device and is not yet known to Pulang: each thing with its own key, so that it is done once
 * however often it is sent. Nothing leaves it but what Pulang answered for, or what somebody took out by hand.
 */
import type { Label, RequestKind } from '#domain';
import type { Problem } from '../api/useAct';
import { keyOf } from './key';
import { nameOf } from './name';
import { open, seal } from './seal';
import { addRow, countRows, removeRow, rowsOf, writeRow } from './store';

export interface Deed {
  /** The act's document, with its `$input`. */
  question: string;
  input: Readonly<Record<string, unknown>> & { key: string; version?: number | null };
  /** The case, the leg or the paper that it is about: of one thing, what was done first is sent first. */
  record: string;
  /** Which act it is, and of whom: for whoever looks through what waits. */
  label: Label;
  who: string;
  at: string;
  /** The other unit that it was done for: whatever the page does later, it is done for that one. */
  unit?: string | undefined;
  /** What the core grants it, where that is more than for one answer. */
  kind?: RequestKind;
  /** Until then it is not sent, so that a wrong tap is taken back by another. */
  notBefore?: number;
  /** Where it is put right when it is refused, and what stood in the form. */
  edit?: { path: string; form?: unknown };
  /** What was said, in words. */
  said?: Label;
  /** Of what rests on a fact: what was read of it, so that somebody else's change is seen. */
  fact?: { field: string; read: string | null };
}

export const isAct = ({ question }: Deed, act: string): boolean => question.includes(`${act}(`);

/** Put aside: it is not sent, and holds nothing back that was done after it. */
export type Standing = 'WAITS' | 'CONFLICT' | 'REFUSED' | 'ASIDE';

export interface Item {
  seq: number;
  standing: Standing;
  deed: Deed;
  problem?: Problem;
  /** Why it was put aside, in the officer's own words. */
  aside?: string;
  /** It went over the line, and no answer said what became of it. */
  left?: true;
  /** What somebody else says meanwhile, and the version of the case as it says so. */
  theirs?: { value: string | null; version: number };
}

type Content = Omit<Item, 'seq'>;

let items: readonly Item[] = [];
/** Of other accounts: how many, and nothing else. */
let others = 0;
/** Of this account, and opened by none of its keys. */
let unopened = 0;
/** Whether anything waited since this page was opened. */
let waited = false;
const listeners = new Set<() => void>();
const between = new BroadcastChannel('pulang-queue');
let whose: string | undefined;

export const itemsNow = (): readonly Item[] => items;
export const othersNow = (): number => others;
export const unopenedNow = (): number => unopened;
export const hasWaited = (): boolean => waited;

export function onQueue(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function reread(): Promise<void> {
  const login = whose;
  if (login === undefined) return;
  const key = keyOf(login);
  const rows = key ? await rowsOf(await nameOf(login)) : [];
  // One that does not open is no reason to keep the others back.
  const read = await Promise.allSettled(
    rows.map(async (row) => ({ seq: row.seq, ...(await open<Content>(key as CryptoKey, row, login)) })),
  );
  others = (await countRows()) - rows.length;
  items = read.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  unopened = rows.length - items.length;
  waited ||= items.length > 0;
  for (const listener of listeners) listener();
}

/** After a change: here, and in the other windows of this browser. What is on the disk is so, whoever reads it. */
async function changed(): Promise<void> {
  await reread().catch(() => undefined);
  between.postMessage('changed');
}

between.onmessage = () => void reread().catch(() => undefined);

/** Shows what waits of this account; again after it was opened. */
export async function readQueue(login: string): Promise<void> {
  whose = login;
  await reread();
}

async function sealed(content: Content): Promise<Awaited<ReturnType<typeof seal>> & { login: string }> {
  const key = whose === undefined ? undefined : keyOf(whose);
  if (whose === undefined || !key) throw new Error('the device keeps nothing');
  return { login: await nameOf(whose), ...(await seal(key, content, whose)) };
}

/** On the disk of this device when it answers; in the place of what was refused, where it is that put right. */
export async function put(deed: Deed, instead?: number, aside?: string): Promise<number> {
  if (instead !== undefined) {
    await change({ seq: instead, standing: 'WAITS', deed });
    return instead;
  }
  const seq = await addRow(
    await sealed({ deed, ...(aside === undefined ? { standing: 'WAITS' } : { standing: 'ASIDE', aside }) }),
  );
  await changed();
  return seq;
}

export async function change({ seq, ...content }: Item): Promise<void> {
  await writeRow({ seq, ...(await sealed(content)) });
  await changed();
}

export async function takeOut(seq: number): Promise<void> {
  await removeRow(seq);
  await changed();
}
