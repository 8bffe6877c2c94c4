export type Lang = 'id' | 'en';

/** A text in both languages of the programme. */
export interface Label {
  readonly id: string;
  readonly en: string;
}

export interface CodeList<T extends Readonly<Record<string, Label>>> {
  /** In the order the list was written, which is the order forms show. */
  readonly codes: readonly (keyof T & string)[];
  has(value: unknown): value is keyof T & string;
  label(code: keyof T & string, lang: Lang): string;
  /** The whole row, for lists whose codes carry more than a label. */
  row<C extends keyof T>(code: C): T[C];
}

/** `CodeOf<typeof sexes>` is `'FEMALE' | 'MALE' | 'UNKNOWN'`. */
export type CodeOf<L extends { readonly codes: readonly string[] }> = L['codes'][number];

// Lists that a page does not use stay out of its bundle.
/* @__NO_SIDE_EFFECTS__ */
export const codeList = <const T extends Readonly<Record<string, Label>>>(rows: T): CodeList<T> => ({
  codes: Object.keys(rows),
  has: (value): value is keyof T & string => typeof value === 'string' && Object.hasOwn(rows, value),
  // The fallback is unreachable for typed callers; it keeps `noUncheckedIndexedAccess` honest for generic rows.
  label: (code, lang) => rows[code]?.[lang] ?? code,
  row: (code) => rows[code],
});
