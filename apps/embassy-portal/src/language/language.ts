import { useSyncExternalStore } from 'react';
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

/** A time zone by the city whose clock it is, as people name it. */
export const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

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

/** Each is made when it is first needed, and once: a phone takes milliseconds over it. */
function formatsOf(language: Lang): Formats {
  const locale = localeOf[language];
  const made = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
  const days = () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = (timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    number: (value) => once('number', () => new Intl.NumberFormat(locale)).format(value),
    day: (day) => once('day', days).format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    moment: (at, zone) => once(`moment ${zone}`, () => moments(zone)).format(new Date(at)),
    list: (parts) => once('list', () => new Intl.ListFormat(locale)).format(parts),
  };
}

const formats: Readonly<Record<Lang, Formats>> = { id: formatsOf('id'), en: formatsOf('en') };

/** Figures and dates as the language writes them. */
export const useFormats = (): Formats => formats[useLanguage()];
