import { codeList, type CodeOf } from './code-list';

export const fitnessResults = codeList({
  FIT: { id: 'Laik bepergian', en: 'Fit to travel' },
  FIT_WITH_ESCORT: { id: 'Laik dengan pendamping', en: 'Fit with an escort' },
  UNFIT: { id: 'Tidak laik', en: 'Unfit' },
});
export type FitnessResult = CodeOf<typeof fitnessResults>;

export const riskOutcomes = codeList({
  SAFE: { id: 'Aman', en: 'Safe' },
  SAFE_WITH_MEASURES: { id: 'Aman dengan langkah pengamanan', en: 'Safe with measures' },
  UNSAFE: { id: 'Tidak aman untuk kembali', en: 'Unsafe to return' },
});
export type RiskOutcome = CodeOf<typeof riskOutcomes>;

export const needsAssessmentResults = codeList({
  DONE: { id: 'Dilakukan', en: 'Done' },
  DECLINED: { id: 'Ditolak yang bersangkutan', en: 'Declined by the person' },
});
export type NeedsAssessmentResult = CodeOf<typeof needsAssessmentResults>;

/** Of the family, or of whatever home an adult has chosen. */
export const familyAssessmentResults = codeList({
  POSITIVE: { id: 'Layak menerima', en: 'Positive' },
  NEGATIVE: { id: 'Tidak layak', en: 'Negative' },
});
export type FamilyAssessmentResult = CodeOf<typeof familyAssessmentResults>;

/** In which an assessment of any kind may end; which of them belong to a kind stands beside the kind. */
export const assessmentOutcomes = codeList({
  URGENT: { id: 'Ada kebutuhan mendesak', en: 'Urgent needs' },
  NONE: { id: 'Tidak ada', en: 'None' },
  VERIFIED: { id: 'Terverifikasi WNI', en: 'Verified as a national' },
  NOT_VERIFIED: { id: 'Belum terverifikasi', en: 'Not verified' },
  VOLUNTARY: { id: 'Memilih pulang', en: 'Chooses to return' },
  DEPORTATION_ORDER: { id: 'Perintah deportasi', en: 'Deportation order' },
  STAYS: { id: 'Memilih tinggal', en: 'Chooses to stay' },
  SAFE: { id: 'Aman', en: 'Safe' },
  SAFE_WITH_MEASURES: { id: 'Aman dengan langkah pengamanan', en: 'Safe with measures' },
  UNSAFE: { id: 'Tidak aman untuk kembali', en: 'Unsafe to return' },
  FIT: { id: 'Laik bepergian', en: 'Fit to travel' },
  FIT_WITH_ESCORT: { id: 'Laik dengan pendamping', en: 'Fit with an escort' },
  UNFIT: { id: 'Tidak laik', en: 'Unfit' },
  RETURN: { id: 'Pulang', en: 'Return' },
  STAY: { id: 'Tinggal', en: 'Stay' },
  GUARDIAN: { id: 'Bersama wali', en: 'With a guardian' },
  ESCORT: { id: 'Bersama pendamping', en: 'With an escort' },
  DONE: { id: 'Dilakukan', en: 'Done' },
  DECLINED: { id: 'Ditolak yang bersangkutan', en: 'Declined by the person' },
  POSITIVE: { id: 'Layak menerima', en: 'Positive' },
  NEGATIVE: { id: 'Tidak layak', en: 'Negative' },
});
