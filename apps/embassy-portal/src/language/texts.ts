import type { Label, Lang } from '#domain';

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

/** Texts that are kept until they are read, in whichever language that is then: the same words, as labels. */
export type Labels<T extends Readonly<Record<string, Text>>> = {
  readonly [K in keyof T]: T[K] extends (...about: infer About) => string ? (...about: About) => Label : Label;
};

/* @__NO_SIDE_EFFECTS__ */
export function labelsOf<T extends Readonly<Record<string, Text>>>({ id, en }: Texts<T>): Labels<T> {
  const label = (key: string) => {
    const [one, other] = [id[key], en[key]];
    return typeof one === 'function' && typeof other === 'function'
      ? (...about: never[]) => ({ id: one(...about), en: other(...about) })
      : { id: one, en: other };
  };
  return Object.fromEntries(Object.keys(id).map((key) => [key, label(key)])) as unknown as Labels<T>;
}

export const localeOf: Readonly<Record<Lang, string>> = { id: 'id-ID', en: 'en-GB' };
