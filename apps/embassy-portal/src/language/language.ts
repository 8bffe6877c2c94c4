import { useMemo, useSyncExternalStore } from 'react';
import type { Label, Lang } from '#domain';
import { currentLanguage, onLanguage } from './current';
import { localeOf, type Texts } from './texts';

export const useLanguage = (): Lang => useSyncExternalStore(onLanguage, currentLanguage);

/** The words of a screen in the language that is read now. */
export function useTexts<T extends Readonly<Record<string, string | ((...about: never[]) => string)>>>(
  texts: Texts<T>,
): T {
  return texts[useLanguage()];
}

/** Names of units and the like come in both languages. */
export const nameOf = (named: { nameId: string; nameEn: string }, language: Lang): string =>
  language === 'id' ? named.nameId : named.nameEn;

/** A code of a list in words; a code that this version of the page does not know stands as it is. */
export const labelOf = (
  list: { has(code: unknown): boolean; row(code: never): unknown },
  code: string,
  language: Lang,
): string => (list.has(code) ? (list.row(code as never) as Label)[language] : code);

export interface Formats {
  number: (value: number) => string;
  /** A day that is a day anywhere: `2025-06-05`. */
  day: (day: string) => string;
  /** A moment, as the clock stood in a place. */
  moment: (at: string, zone?: string) => string;
  list: (parts: readonly string[]) => string;
}

/** Figures and dates as the language writes them. */
export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => {
    const locale = localeOf[language];
    const numbers = new Intl.NumberFormat(locale);
    const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    const lists = new Intl.ListFormat(locale);
    return {
      number: (value) => numbers.format(value),
      day: (day) => days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
      moment: (at, zone) =>
        new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
          new Date(at),
        ),
      list: (parts) => lists.format(parts),
    };
  }, [language]);
}
