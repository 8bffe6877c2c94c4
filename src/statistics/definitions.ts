import {
  breakdowns,
  kindsOf,
  labelOfKind,
  measure,
  measures,
  valuesOf,
  type BreakdownCode,
  type Label,
  type Lang,
  type MeasureCode,
} from '#domain';

/** What a release has with it: whom it counts and how, its tables, and every value that they list. */
export interface Definitions {
  population: Label;
  definition: Label;
  whyHidden: Label;
  measures: Partial<
    Record<MeasureCode, Label & { means: Label; kinds: readonly string[]; by: readonly BreakdownCode[] }>
  >;
  values: Partial<Record<BreakdownCode, readonly string[]>>;
}

export const definitionsOf = (posts: readonly string[]): Definitions => ({
  population: {
    id: 'Warga negara Indonesia yang kasusnya tercatat di Pulang, terhitung pada kelompok yang telah diterbitkan.',
    en: 'Indonesian citizens whose case is recorded in Pulang, in the groups published so far.',
  },
  definition: {
    id: 'Setiap orang dihitung sekali dalam satu deret, pada tahun pertama kali demikian, dengan keterangan yang diketahui saat itu; tidak ada angka yang diubah kemudian. Kecuali disebut lain, hari dihitung sejak orang diterima.',
    en: 'Each person once in a series, in the year in which it was first so, with what was known then; no figure is revised. Unless it says otherwise, days run from when the person was received.',
  },
  whyHidden: {
    id: 'Kurang dari 11 orang, atau diperlukan agar angka demikian tidak dapat dihitung.',
    en: 'Fewer than 11 people, or needed so that such a number cannot be computed.',
  },
  measures: Object.fromEntries(
    measures.codes.map((code) => {
      const { id, en, means, by } = measure(code);
      return [code, { id, en, means, kinds: kindsOf(code), by }];
    }),
  ),
  values: Object.fromEntries(breakdowns.codes.map((by) => [by, valuesOf(by, posts)])),
});

/** What a series is called: what is counted, and of which kind where there are kinds. */
export const nameOf = (code: MeasureCode, kind: string | null, lang: Lang, label: Label = measure(code)): string =>
  kind ? `${label[lang]}: ${labelOfKind(code, kind, lang)}` : label[lang];
