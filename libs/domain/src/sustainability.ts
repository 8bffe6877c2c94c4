import { codeList, type CodeOf, type Label } from './codes';

export const dimensions = codeList({
  ECONOMIC: { id: 'Ekonomi', en: 'Economic' },
  SOCIAL: { id: 'Sosial', en: 'Social' },
  PSYCHOSOCIAL: { id: 'Psikososial', en: 'Psychosocial' },
});
export type Dimension = CodeOf<typeof dimensions>;

/** How much support somebody still needs. */
export const supportBands = codeList({
  HIGH: { id: 'Kebutuhan dukungan tinggi', en: 'High support need' },
  MEDIUM: { id: 'Kebutuhan dukungan sedang', en: 'Medium support need' },
  LIGHT: { id: 'Dukungan ringan, berjalan baik', en: 'Light support, on track' },
});
export type SupportBand = CodeOf<typeof supportBands>;

interface Answer extends Label {
  /** 0 to 1, more being better; null counts as not answered. */
  readonly points: number | null;
}

interface Question extends Label {
  readonly code: string;
  readonly dimension: Dimension;
  readonly weight: number;
  readonly scale: string;
}

/** A survey as data. Whoever gets other points, weights or cut-offs writes another version, not other code. */
export interface Instrument {
  readonly version: string;
  /** False as long as the points and weights are not IOM's; whoever shows a score says so. */
  readonly official: boolean;
  readonly weights: Readonly<Record<Dimension, number>>;
  /** Inclusive at the lower edge. */
  readonly cutOffs: { readonly medium: number; readonly light: number };
  readonly scales: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
  readonly questions: readonly Question[];
}

/** Question code -> answer code; a question left out was not asked. */
export type SurveyAnswers = Readonly<Record<string, string>>;

export interface SurveyScore {
  readonly version: string;
  readonly official: boolean;
  /** 0 to 1, unrounded; null where too little was answered to say. */
  readonly economic: number | null;
  readonly social: number | null;
  readonly psychosocial: number | null;
  readonly composite: number | null;
  readonly band: SupportBand | null;
}

const answerOf = (instrument: Instrument, { scale }: Question, answer: string | undefined): Answer | undefined => {
  const answers = instrument.scales[scale] ?? {};
  return answer !== undefined && Object.hasOwn(answers, answer) ? answers[answer] : undefined;
};

export interface SurveyProblem {
  readonly question: string;
  readonly problem: 'UNKNOWN_QUESTION' | 'UNKNOWN_ANSWER';
}

/** The questions that the instrument doesn't have and those whose answer isn't on their scale; empty when all is well. */
export const surveyProblems = (instrument: Instrument, answers: SurveyAnswers): SurveyProblem[] =>
  Object.entries(answers).flatMap(([code, answer]): SurveyProblem[] => {
    const question = instrument.questions.find((asked) => asked.code === code);
    if (!question) return [{ question: code, problem: 'UNKNOWN_QUESTION' }];
    return answerOf(instrument, question, answer) ? [] : [{ question: code, problem: 'UNKNOWN_ANSWER' }];
  });

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

// Sums of tenths miss 0.5 by their last bit; nothing real lies that near an edge.
const noise = 1e-9;
const reaches = (score: number, edge: number): boolean => score >= edge - noise;

/** D = sum(w s) / sum(w) over what was answered, if that is two thirds of the dimension's weight or more. */
const dimensionScore = (instrument: Instrument, dimension: Dimension, answers: SurveyAnswers): number | null => {
  const questions = instrument.questions.filter((question) => question.dimension === dimension);
  const answered = questions.flatMap((question) => {
    const points = answerOf(instrument, question, answers[question.code])?.points ?? null;
    return points === null ? [] : [{ weight: question.weight, points }];
  });
  const weight = sum(answered.map((answer) => answer.weight));
  const whole = sum(questions.map((question) => question.weight));
  if (weight === 0 || !reaches(weight * 3, whole * 2)) return null;
  return sum(answered.map((answer) => answer.weight * answer.points)) / weight;
};

const bandOf = ({ cutOffs }: Instrument, composite: number, scores: readonly number[]): SupportBand => {
  if (!reaches(composite, cutOffs.medium)) return 'HIGH';
  // One weak side is not made good by two strong ones.
  const weak = scores.some((score) => !reaches(score, cutOffs.medium));
  return weak || !reaches(composite, cutOffs.light) ? 'MEDIUM' : 'LIGHT';
};

/** Answers that are not on the instrument must have been refused before (`surveyProblems`); here they throw. */
export const scoreSurvey = (instrument: Instrument, answers: SurveyAnswers): SurveyScore => {
  const [problem] = surveyProblems(instrument, answers);
  if (problem) throw new RangeError(`${problem.problem} ${problem.question} in ${instrument.version}`);
  const scored = dimensions.codes.map((dimension) => ({
    weight: instrument.weights[dimension],
    score: dimensionScore(instrument, dimension, answers),
  }));
  const known = scored.flatMap(({ score, weight }) => (score === null ? [] : [{ score, weight }]));
  const complete = known.length === scored.length;
  const composite = complete
    ? sum(known.map(({ score, weight }) => score * weight)) / sum(known.map(({ weight }) => weight))
    : null;
  const [economic = null, social = null, psychosocial = null] = scored.map(({ score }) => score);
  return {
    version: instrument.version,
    official: instrument.official,
    economic,
    social,
    psychosocial,
    composite,
    band:
      composite === null
        ? null
        : bandOf(
            instrument,
            composite,
            known.map(({ score }) => score),
          ),
  };
};

/** How far somebody has come; null between versions, whose scores can't be compared, and where either has none. */
export const surveyChange = (
  before: Pick<SurveyScore, 'version' | 'composite'>,
  later: Pick<SurveyScore, 'version' | 'composite'>,
): number | null =>
  before.version === later.version && before.composite !== null && later.composite !== null
    ? later.composite - before.composite
    : null;

interface Scored {
  readonly month: number;
  readonly instrument: string;
  readonly composite: number | null;
}

/**
 * Each score beside the last baseline that was asked with the same version: `comparable` is false where there is none,
 * and then no change is told. In the order in which they were asked.
 */
export const sinceBaseline = <S extends Scored>(
  scores: readonly S[],
): (S & { readonly comparable: boolean; readonly change: number | null })[] =>
  scores.map((score, i) => {
    const baseline = scores
      .slice(0, i)
      .findLast(({ month, instrument }) => month === 0 && instrument === score.instrument);
    const of = ({ instrument: version, composite }: Scored) => ({ version, composite });
    const first = score.month === 0;
    return {
      ...score,
      comparable: first || baseline !== undefined,
      change: first || !baseline ? null : surveyChange(of(baseline), of(score)),
    };
  });

interface Coded {
  readonly code: string;
}
const twiceIn = (all: readonly Coded[]): number =>
  all.findIndex(({ code }, i) => all.findIndex((one) => one.code === code) !== i);

/** The path of the first scale or answer whose code another has already: of two that are called the same one would be lost. */
export function calledTwice(scales: readonly (Coded & { readonly answers: readonly Coded[] })[]): string | null {
  const scale = twiceIn(scales);
  if (scale >= 0) return `scales.${scale}.code`;
  for (const [i, { answers }] of scales.entries()) {
    const answer = twiceIn(answers);
    if (answer >= 0) return `scales.${i}.answers.${answer}.code`;
  }
  return null;
}

/** What keeps an instrument from being asked and scored, as the path of the first fault in what is published; null when nothing does. */
export function instrumentFault({ weights, cutOffs, scales, questions }: Instrument): string | null {
  const twice = twiceIn(questions);
  if (twice >= 0) return `questions.${twice}.code`;
  for (const [i, { scale, weight }] of questions.entries()) {
    if (!Object.hasOwn(scales, scale)) return `questions.${i}.scale`;
    if (!(weight > 0)) return `questions.${i}.weight`;
  }
  for (const dimension of dimensions.codes) {
    if (!(weights[dimension] > 0)) return `weights.${dimension.toLowerCase()}`;
    if (!questions.some((question) => question.dimension === dimension)) return 'questions';
  }
  const beyond = (points: number | null) => points !== null && !(points >= 0 && points <= 1);
  for (const [i, answers] of Object.values(scales).entries()) {
    const wrong = Object.values(answers).findIndex(({ points }) => beyond(points));
    if (wrong >= 0) return `scales.${i}.answers.${wrong}.points`;
  }
  if (!(cutOffs.medium > 0 && cutOffs.medium < 1)) return 'cutOffs.medium';
  return cutOffs.light > cutOffs.medium && cutOffs.light < 1 ? null : 'cutOffs.light';
}
