import { breakdowns, measure, type BreakdownCode, type Lang, type MeasureCode } from '#domain';
import { codeLabel } from '../platform/columns';

/** What a published table says of itself. */
export const titleOf = (
  code: MeasureCode,
  kind: string | null,
  year: number,
  by: BreakdownCode,
  lang: Lang,
): string => {
  const of = kind ? `: ${labelOf(kind, lang)}` : '';
  return `${measure(code)[lang]}${of}, ${year}, ${lang === 'id' ? 'menurut' : 'by'} ${breakdowns.label(by, lang)}`;
};

const labelOf = (code: string, lang: Lang): string => codeLabel(code)?.[lang === 'id' ? 0 : 1] ?? code;

export const texts = {
  population: {
    id: 'Warga negara Indonesia yang kasusnya tercatat di Pulang, terhitung pada kelompok yang telah diterbitkan.',
    en: 'Indonesian citizens whose case is recorded in Pulang, of the blocks that have been published.',
  },
  definition: {
    id: 'Setiap orang dihitung sekali per tahun kejadian, saat pertama kali demikian, dengan keterangan yang diketahui saat itu; tidak ada angka yang diubah kemudian. Hari dihitung sejak orang diterima.',
    en: 'Each person once, in the year in which it was first so, with what was known then; no figure is revised. Days run from when the person was received.',
  },
  whyHidden: {
    id: 'Kurang dari 11 orang, atau diperlukan agar angka demikian tidak dapat dihitung.',
    en: 'Fewer than 11 people, or needed so that such a number cannot be computed.',
  },
} as const satisfies Record<string, Record<Lang, string>>;
