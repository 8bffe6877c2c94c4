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
