import { currencies, type Currency, type Lang } from './codes';

/** An amount in minor units (cents, sen) of its currency: 1.500.000 rupiah is 150000000. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

export type MoneyRead =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly problem: 'NOT_AN_AMOUNT' | 'TOO_MANY_DECIMALS' | 'TOO_LARGE' };

const marks: Readonly<Record<Lang, { readonly group: string; readonly decimal: string }>> = {
  id: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/**
 * An amount as the language writes it: '1.500.000,50' in Indonesian, '1,500,000.50' in English. Groups are of three or
 * there are none, so that 1.50 is never taken for 150.
 */
export const readMoney = (text: string, currency: Currency, lang: Lang): MoneyRead => {
  const { group, decimal } = marks[lang];
  const digits = currencies.row(currency).digits;
  const shape = new RegExp(`^(\\d{1,3}(?:\\${group}\\d{3})+|\\d+)(?:\\${decimal}(\\d+))?$`);
  const match = shape.exec(text.trim().replace(/^(?:rp\.?|[a-z]{3})\s*/i, ''));
  if (!match) return { ok: false, problem: 'NOT_AN_AMOUNT' };
  // 500.000 of one language would be 500 in the other: zeros beyond the currency's own are not passed over.
  const decimals = match[2] ?? '';
  if (decimals.length > digits) return { ok: false, problem: 'TOO_MANY_DECIMALS' };
  const minor = Number((match[1] ?? '').replaceAll(group, '') + decimals.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? { ok: true, minor } : { ok: false, problem: 'TOO_LARGE' };
};

/** The amount alone, as a field shows it: '1.500.000', and its cents only where there are some. */
export const formatAmount = ({ minor, currency }: Money, lang: Lang): string => {
  const { group, decimal } = marks[lang];
  const digits = currencies.row(currency).digits;
  const all = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits).replace(/\B(?=(?:\d{3})+$)/g, group);
  const cents = digits > 0 ? all.slice(-digits) : '';
  return `${minor < 0 ? '-' : ''}${whole}${Number(cents) > 0 ? decimal + cents : ''}`;
};

/**
 * 'Rp1.500.000' or 'IDR 1,500,000'. All others by their code in both languages, since a dollar sign does not say whose
 * dollar.
 */
export const formatMoney = (money: Money, lang: Lang): string =>
  (money.currency === 'IDR' && lang === 'id' ? 'Rp' : `${money.currency} `) + formatAmount(money, lang);
