import { currencies, readMoney, type Currency, type Label, type Lang } from '#domain';
import type { Fault } from '../../parts/form';

export interface Typed {
  cost: string;
  currency: string;
}

export const noCost: Typed = { cost: '', currency: 'IDR' };

/** An amount as the language writes it, in minor units; nothing where none was typed. */
export function costOf(
  { cost, currency }: Typed,
  language: Lang,
  field: string,
  wrong: Label,
): { costMinor: number; currency: Currency } | Fault | undefined {
  if (cost.trim() === '') return undefined;
  if (!currencies.has(currency)) return { field, text: wrong };
  const read = readMoney(cost, currency, language);
  return read.ok ? { costMinor: read.minor, currency } : { field, text: wrong };
}

export const isFault = (read: object | undefined): read is Fault => read !== undefined && 'text' in read;
