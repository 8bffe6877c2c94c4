import type { Lang } from '#domain';

/** A text, or one that is made of what it is about. */
type Text = string | ((...about: never[]) => string);

/** The words of one screen in both languages: the second has the keys of the first, or it does not compile. */
export interface Texts<T extends Readonly<Record<string, Text>>> {
  readonly id: T;
  readonly en: T;
}

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

/* @__NO_SIDE_EFFECTS__ */
export const inBoth = <T extends Readonly<Record<string, Text>>>(id: T, en: Widened<T>): Texts<Widened<T>> => ({
  id: id as Widened<T>,
  en,
});

export const localeOf: Readonly<Record<Lang, string>> = { id: 'id-ID', en: 'en-GB' };
