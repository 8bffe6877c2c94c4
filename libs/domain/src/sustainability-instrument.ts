import type { Instrument } from './sustainability';

/*
 * An unofficial instrument along the published topics of IOM's Reintegration Sustainability Survey: economic, social
 * and psychosocial. IOM's own wording, points and weights were not at hand; everything counts alike until they are.
 * A change of anything below is a new version beside this one: old scores keep their meaning.
 */

const preferNot = { PREFERS_NOT: { id: 'Memilih tidak menjawab', en: 'Prefers not to answer', points: null } } as const;
const notApplicable = { NOT_APPLICABLE: { id: 'Tidak berlaku', en: 'Does not apply', points: null } } as const;

const scales = {
  QUALITY: {
    VERY_GOOD: { id: 'Sangat baik', en: 'Very good', points: 1 },
    GOOD: { id: 'Baik', en: 'Good', points: 0.75 },
    FAIR: { id: 'Cukup', en: 'Fair', points: 0.5 },
    POOR: { id: 'Buruk', en: 'Poor', points: 0.25 },
    VERY_POOR: { id: 'Sangat buruk', en: 'Very poor', points: 0 },
    ...preferNot,
  },
  SATISFACTION: {
    VERY_SATISFIED: { id: 'Sangat puas', en: 'Very satisfied', points: 1 },
    SATISFIED: { id: 'Puas', en: 'Satisfied', points: 0.75 },
    NEUTRAL: { id: 'Biasa saja', en: 'Neither', points: 0.5 },
    DISSATISFIED: { id: 'Tidak puas', en: 'Dissatisfied', points: 0.25 },
    VERY_DISSATISFIED: { id: 'Sangat tidak puas', en: 'Very dissatisfied', points: 0 },
    ...preferNot,
  },
  BETTER_NEVER: {
    NEVER: { id: 'Tidak pernah', en: 'Never', points: 1 },
    RARELY: { id: 'Jarang', en: 'Rarely', points: 0.75 },
    SOMETIMES: { id: 'Kadang-kadang', en: 'Sometimes', points: 0.5 },
    OFTEN: { id: 'Sering', en: 'Often', points: 0.25 },
    VERY_OFTEN: { id: 'Sangat sering', en: 'Very often', points: 0 },
    ...preferNot,
  },
  BETTER_OFTEN: {
    VERY_OFTEN: { id: 'Sangat sering', en: 'Very often', points: 1 },
    OFTEN: { id: 'Sering', en: 'Often', points: 0.75 },
    SOMETIMES: { id: 'Kadang-kadang', en: 'Sometimes', points: 0.5 },
    RARELY: { id: 'Jarang', en: 'Rarely', points: 0.25 },
    NEVER: { id: 'Tidak pernah', en: 'Never', points: 0 },
    ...preferNot,
  },
  AGREEMENT: {
    STRONGLY_AGREE: { id: 'Sangat setuju', en: 'Strongly agree', points: 1 },
    AGREE: { id: 'Setuju', en: 'Agree', points: 0.75 },
    NEITHER: { id: 'Ragu-ragu', en: 'Neither', points: 0.5 },
    DISAGREE: { id: 'Tidak setuju', en: 'Disagree', points: 0.25 },
    STRONGLY_DISAGREE: { id: 'Sangat tidak setuju', en: 'Strongly disagree', points: 0 },
    ...preferNot,
  },
  BETTER_YES: {
    YES: { id: 'Ya', en: 'Yes', points: 1 },
    NO: { id: 'Tidak', en: 'No', points: 0 },
    ...preferNot,
  },
  BETTER_YES_IF_ANY: {
    YES: { id: 'Ya', en: 'Yes', points: 1 },
    NO: { id: 'Tidak', en: 'No', points: 0 },
    ...notApplicable,
    ...preferNot,
  },
  BETTER_NO: {
    NO: { id: 'Tidak', en: 'No', points: 1 },
    YES: { id: 'Ya', en: 'Yes', points: 0 },
    ...preferNot,
  },
  DEBT: {
    NONE: { id: 'Tidak punya utang', en: 'No debt', points: 1 },
    LESS: { id: 'Lebih kecil dari pengeluaran sebulan', en: 'Less than a month’s spending', points: 0.66 },
    EQUAL: { id: 'Kira-kira sama', en: 'About a month’s spending', points: 0.33 },
    MORE: { id: 'Lebih besar dari pengeluaran sebulan', en: 'More than a month’s spending', points: 0 },
    ...preferNot,
  },
  WHY_LOOKING: {
    BETTER_CONDITIONS: { id: 'Ingin syarat kerja lebih baik', en: 'For better conditions', points: 0.66 },
    MORE_INCOME: { id: 'Penghasilan tidak cukup', en: 'The income is not enough', points: 0.33 },
    NO_WORK: { id: 'Tidak punya pekerjaan', en: 'Has no work', points: 0 },
    ...notApplicable,
    ...preferNot,
  },
  STAY: {
    CAN_STAY: { id: 'Mampu dan ingin menetap', en: 'Able and willing to stay', points: 1 },
    WISHES_TO_LEAVE: { id: 'Mampu menetap, tetapi ingin pergi', en: 'Able to stay, wishes to leave', points: 0.5 },
    MUST_LEAVE: { id: 'Merasa terpaksa pergi', en: 'Feels forced to leave', points: 0 },
    ...preferNot,
  },
} as const satisfies Instrument['scales'];

const economic = (code: string, scale: keyof typeof scales, id: string, en: string) =>
  ({ code, dimension: 'ECONOMIC', weight: 1, scale, id, en }) as const;
const social = (code: string, scale: keyof typeof scales, id: string, en: string) =>
  ({ code, dimension: 'SOCIAL', weight: 1, scale, id, en }) as const;
const psychosocial = (code: string, scale: keyof typeof scales, id: string, en: string) =>
  ({ code, dimension: 'PSYCHOSOCIAL', weight: 1, scale, id, en }) as const;

export const instrument: Instrument = {
  version: 'PULANG-RSS-2025.1',
  official: false,
  weights: { ECONOMIC: 1, SOCIAL: 1, PSYCHOSOCIAL: 1 },
  cutOffs: { medium: 0.5, light: 0.66 },
  scales,
  questions: [
    economic(
      'E01',
      'SATISFACTION',
      'Seberapa puas dengan keadaan ekonomi saat ini?',
      'How satisfied with the economic situation?',
    ),
    economic(
      'E02',
      'BETTER_NEVER',
      'Seberapa sering makan dikurangi karena biaya?',
      'How often was food cut down for its cost?',
    ),
    economic('E03', 'BETTER_YES', 'Dapatkah meminjam uang bila perlu?', 'Can money be borrowed when needed?'),
    economic('E04', 'BETTER_NEVER', 'Seberapa sering meminjam uang?', 'How often is money borrowed?'),
    economic(
      'E05',
      'DEBT',
      'Berapa besar utang dibanding pengeluaran sebulan?',
      'How large is debt against monthly spending?',
    ),
    economic('E06', 'QUALITY', 'Bagaimana akses ke pekerjaan dan pelatihan?', 'How is access to jobs and training?'),
    economic('E07', 'BETTER_YES', 'Apakah sekarang bekerja?', 'Working now?'),
    economic('E08', 'BETTER_YES', 'Apakah memiliki aset produktif?', 'Owns productive assets?'),
    economic('E09', 'BETTER_NO', 'Apakah sedang mencari pekerjaan?', 'Looking for work?'),
    economic('E10', 'WHY_LOOKING', 'Mengapa mencari pekerjaan?', 'Why looking for work?'),
    social('S01', 'QUALITY', 'Bagaimana akses ke tempat tinggal?', 'How is access to housing?'),
    social('S02', 'QUALITY', 'Bagaimana mutu tempat tinggal?', 'How is the quality of housing?'),
    social('S03', 'QUALITY', 'Bagaimana akses ke pendidikan?', 'How is access to education?'),
    social('S04', 'BETTER_YES_IF_ANY', 'Apakah anak-anak bersekolah?', 'Are the children at school?'),
    social('S05', 'QUALITY', 'Bagaimana akses ke kepolisian dan keadilan?', 'How is access to justice and police?'),
    social('S06', 'BETTER_YES', 'Apakah memiliki kartu identitas?', 'Has an identity document?'),
    social('S07', 'QUALITY', 'Bagaimana akses ke pengurusan dokumen?', 'How is access to documentation?'),
    social('S08', 'QUALITY', 'Bagaimana akses ke air bersih?', 'How is access to safe water?'),
    social('S09', 'QUALITY', 'Bagaimana akses ke layanan kesehatan?', 'How is access to health care?'),
    social('S10', 'QUALITY', 'Bagaimana mutu layanan kesehatan?', 'How is the quality of health care?'),
    social('S11', 'QUALITY', 'Bagaimana layanan umum?', 'How are public services?'),
    psychosocial(
      'P01',
      'BETTER_OFTEN',
      'Seberapa sering ikut kegiatan masyarakat?',
      'How often takes part in social events?',
    ),
    psychosocial('P02', 'QUALITY', 'Bagaimana dukungan dari orang sekitar?', 'How is the support network?'),
    psychosocial(
      'P03',
      'AGREEMENT',
      'Saya merasa menjadi bagian dari masyarakat di sini.',
      'I feel that I belong here.',
    ),
    psychosocial('P04', 'AGREEMENT', 'Saya merasa aman secara fisik di sini.', 'I feel physically safe here.'),
    psychosocial(
      'P05',
      'BETTER_NEVER',
      'Seberapa sering ada pertengkaran keluarga?',
      'How often is there conflict in the family?',
    ),
    psychosocial('P06', 'BETTER_NEVER', 'Seberapa sering mengalami diskriminasi?', 'How often discriminated against?'),
    psychosocial(
      'P07',
      'BETTER_NEVER',
      'Seberapa sering merasa tertekan, cemas atau marah?',
      'How often distressed, anxious or angry?',
    ),
    psychosocial('P08', 'BETTER_NO', 'Apakah menginginkan dukungan psikologis?', 'Wants psychological support?'),
    psychosocial('P09', 'BETTER_YES', 'Apakah merasa mampu menetap di sini?', 'Feels able to stay here?'),
    psychosocial('P10', 'STAY', 'Apakah merasa perlu atau ingin pergi lagi?', 'Feels a need or a wish to leave again?'),
  ],
};
