import { assistanceTypes, codeList, disagreementKinds, holdCodes, type CodeOf, type Label, type Lang } from './codes';
import { clocks } from './deadlines';
import type { Breakdown, Table } from './disclosure/tables';
import { peopleGroups, short, surveyMonths, valuesOf, type BreakdownCode } from './statistics';

interface Kinds {
  readonly codes: readonly string[];
  label(code: string, lang: Lang): string;
}

interface Measure extends Label {
  /** Who is counted, and when it was so. */
  readonly means: Label;
  /** The kinds that are counted apart, each as a series of its own. */
  readonly kinds?: Kinds;
  readonly by: readonly BreakdownCode[];
}

/** What is counted: each person once in a series, in the year in which it was first so. Days run from when they were received. */
export const measures = codeList({
  REGISTERED: {
    id: 'Terdaftar',
    en: 'Registered',
    means: {
      id: 'Orang yang kasusnya didaftarkan, menurut hari ia diterima; sektor menurut yang dikatakan saat didaftarkan.',
      en: 'People whose case was registered, by the day on which they were received; sector as was said then.',
    },
    by: ['QUARTER', 'COUNTRY', 'POST', 'PROVINCE', 'CHANNEL', 'SECTOR'],
  },
  IDENTIFIED: {
    id: 'Teridentifikasi sebagai korban',
    en: 'Identified as victims',
    means: {
      id: 'Orang yang pertama kali dinyatakan korban atau terindikasi korban; bentuk, sektor dan lembaga menurut penetapan pertama.',
      en: 'People first found to be victims or possible victims; form, sector and authority by the first such finding.',
    },
    by: ['QUARTER', 'COUNTRY', 'FORM', 'SECTOR', 'AUTHORITY', 'DAYS'],
  },
  ARRIVED: {
    id: 'Tiba di Indonesia',
    en: 'Arrived in Indonesia',
    means: {
      id: 'Orang yang tercatat tiba di akhir perjalanannya ke Indonesia.',
      en: 'People recorded as arrived at the end of their journey to Indonesia.',
    },
    by: ['QUARTER', 'COUNTRY', 'POST', 'PROVINCE', 'DAYS'],
  },
  SHELTERED: {
    id: 'Masuk rumah perlindungan',
    en: 'Sheltered',
    means: {
      id: 'Orang yang pertama kali menempati tempat tidur di rumah perlindungan di Indonesia.',
      en: 'People who first took a bed in a shelter in Indonesia.',
    },
    by: ['QUARTER', 'AGENCY', 'DAYS'],
  },
  RETURNED: {
    id: 'Pulang ke rumah',
    en: 'Returned home',
    means: { id: 'Orang yang pertama kali tercatat sampai di rumah.', en: 'People first recorded as home.' },
    by: ['QUARTER', 'COUNTRY', 'PROVINCE', 'DAYS'],
  },
  REINTEGRATING: {
    id: 'Dalam reintegrasi',
    en: 'In reintegration',
    means: {
      id: 'Orang yang rencana reintegrasinya pertama kali dimulai.',
      en: 'People whose reintegration plan was first begun.',
    },
    by: ['QUARTER', 'PROVINCE', 'AGENCY', 'DAYS'],
  },
  CLOSED: {
    id: 'Kasus ditutup',
    en: 'Closed',
    means: { id: 'Orang yang kasusnya pertama kali ditutup.', en: 'People whose case was first closed.' },
    by: ['QUARTER', 'REASON', 'DAYS'],
  },
  SECOND_EPISODE: {
    id: 'Peristiwa kedua',
    en: 'Second episodes',
    means: {
      id: 'Orang yang menurut penilaian telah memiliki kasus sebelumnya, menurut hari ia diterima kembali.',
      en: 'People judged to have had an earlier case, by the day on which they were received again.',
    },
    by: ['QUARTER', 'COUNTRY', 'PROVINCE'],
  },
  HELD: {
    id: 'Tertahan',
    en: 'Held up',
    means: {
      id: 'Orang yang pertama kali tertahan oleh hambatan ini.',
      en: 'People first held up by this.',
    },
    kinds: holdCodes,
    by: ['QUARTER', 'COUNTRY', 'AGENCY'],
  },
  HOLD_CLEARED: {
    id: 'Hambatan terselesaikan',
    en: 'Holds cleared',
    means: {
      id: 'Orang yang hambatan ini pertama kali terselesaikan; hari dihitung sejak hambatan dicatat.',
      en: 'People of whom this was first cleared; days run from when it began.',
    },
    kinds: holdCodes,
    by: ['QUARTER', 'COUNTRY', 'DAYS'],
  },
  ASSISTED: {
    id: 'Bantuan diberikan',
    en: 'Assisted',
    means: {
      id: 'Orang yang pertama kali menerima bantuan jenis ini; biaya adalah biaya bantuan pertama itu.',
      en: 'People first given assistance of this type; the money is what that first one cost.',
    },
    kinds: assistanceTypes,
    by: ['QUARTER', 'MONEY'],
  },
  SURVEYED: {
    id: 'Survei reintegrasi',
    en: 'Surveyed',
    means: {
      id: 'Orang yang disurvei pada bulan ini sesudah pulang; perubahan terhadap survei pertama dengan instrumen yang sama.',
      en: 'People surveyed in this month after their return; the change is from the first survey with the same instrument.',
    },
    kinds: surveyMonths,
    by: ['QUARTER', 'SCORE', 'CHANGE'],
  },
  OVERDUE: {
    id: 'Tenggat terlewati',
    en: 'Overdue deadlines',
    means: {
      id: 'Orang yang tenggat ini pertama kali terlewati, menurut hari jatuh temponya.',
      en: 'People for whom this deadline was first missed, by the day on which it fell due.',
    },
    kinds: clocks,
    by: ['QUARTER', 'AGENCY'],
  },
  DISAGREED: {
    id: 'Instansi berbeda keterangan',
    en: 'Agencies disagreed',
    means: {
      id: 'Orang yang mengenainya instansi pertama kali berbeda keterangan tentang hal ini; instansi dan jawaban yang ditunggu saat itu.',
      en: 'People on whom agencies first disagreed in this; the agencies, and whose answer was awaited, as of then.',
    },
    kinds: disagreementKinds,
    by: ['QUARTER', 'PARTIES', 'AWAITED'],
  },
  SETTLED: {
    id: 'Beda keterangan selesai',
    en: 'Disagreements settled',
    means: {
      id: 'Orang yang beda keterangannya tentang hal ini pertama kali diselesaikan; hari dihitung sejak beda itu muncul.',
      en: 'People on whom a disagreement in this was first settled; days run from when it arose.',
    },
    kinds: disagreementKinds,
    by: ['QUARTER', 'PARTIES', 'AWAITED', 'DAYS'],
  },
} satisfies Record<string, Measure>);
export type MeasureCode = CodeOf<typeof measures>;

export const measure = (code: MeasureCode): Measure => measures.row(code);

export const kindsOf = (code: MeasureCode): readonly string[] => measure(code).kinds?.codes ?? [];

export const labelOfKind = (code: MeasureCode, kind: string, lang: Lang): string =>
  measure(code).kinds?.label(kind, lang) ?? kind;

/** The tables of a series. They meet in the groups alone. */
export const tablesOf = (code: MeasureCode): Table[] => measure(code).by.map((by) => ['GROUP', by]);

export const breakdownsOf = (code: MeasureCode, posts: readonly string[]): Record<string, Breakdown> => ({
  GROUP: { values: peopleGroups.codes },
  ...Object.fromEntries(measure(code).by.map((by) => [by, { values: valuesOf(by, posts), pooled: !short.has(by) }])),
});
