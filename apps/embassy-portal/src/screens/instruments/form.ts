import { dimensions, type Dimension, type Label, type Language } from '#domain';
import { newId } from '../../api/ids';
import type { Fault } from '../../parts/form';
import type { InFull, Publishing } from './questions';

export interface AnswerForm {
  code: string;
  textId: string;
  textEn: string;
  /** Empty: counts as not answered. */
  points: string;
}
export interface ScaleForm {
  code: string;
  answers: AnswerForm[];
}
export interface QuestionForm {
  /** Which one it is, wherever it is moved to. */
  key: string;
  code: string;
  dimension: string;
  scale: string;
  weight: string;
  textId: string;
  textEn: string;
}
export interface InstrumentForm {
  version: string;
  official: boolean;
  titleId: string;
  titleEn: string;
  weights: Record<'economic' | 'social' | 'psychosocial', string>;
  cutOffs: Record<'medium' | 'light', string>;
  scales: ScaleForm[];
  questions: QuestionForm[];
}

/** How many the core takes. */
export const most = { scales: 40, answers: 20, questions: 100, text: 400 };

/** A version of its own that begins as another is: all but its name. */
export function formOf(
  { official, titleId, titleEn, weights, cutOffs, scales, questions }: InFull,
  language: Language = 'id',
): InstrumentForm {
  const typed = (value: number): string => (language === 'id' ? String(value).replace('.', ',') : String(value));
  return {
    ...{ version: '', official, titleId, titleEn },
    weights: {
      economic: typed(weights.economic),
      social: typed(weights.social),
      psychosocial: typed(weights.psychosocial),
    },
    cutOffs: { medium: typed(cutOffs.medium), light: typed(cutOffs.light) },
    scales: scales.map(({ code, answers }) => ({
      code,
      answers: answers.map(({ points, ...said }) => ({ ...said, points: points === null ? '' : typed(points) })),
    })),
    questions: questions.map(({ weight, ...said }) => ({ ...said, key: newId(), weight: typed(weight) })),
  };
}

/** As it is typed in either language: 0,75 and 0.75. */
const numberOf = (text: string): number =>
  /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;

/** The first of its kind that nothing is called by yet. Answers are kept by it; people read the words. */
const free = (kind: string, taken: readonly string[]): string => {
  let n = 1;
  while (taken.includes(`${kind}${n}`)) n += 1;
  return `${kind}${n}`;
};
export const newAnswer = (answers: readonly AnswerForm[]): AnswerForm => ({
  ...{
    code: free(
      'A',
      answers.map(({ code }) => code),
    ),
    textId: '',
    textEn: '',
    points: '',
  },
});
export const newScale = (scales: readonly ScaleForm[]): ScaleForm => {
  const first = newAnswer([]);
  return {
    code: free(
      'SCALE_',
      scales.map(({ code }) => code),
    ),
    answers: [first, newAnswer([first])],
  };
};
export const newQuestion = (questions: readonly QuestionForm[]): QuestionForm => ({
  ...{
    key: newId(),
    code: free(
      'Q',
      questions.map(({ code }) => code),
    ),
  },
  ...{ dimension: '', scale: '', weight: '1', textId: '', textEn: '' },
});

type Says = Record<
  | 'wrongVersion'
  | 'missingId'
  | 'missingEn'
  | 'wrongWeight'
  | 'wrongEdges'
  | 'wrongPoints'
  | 'fewAnswers'
  | 'wrongCode'
  | 'codeTwice'
  | 'missingDimension'
  | 'missingScale'
  | 'dimensionLeftOut',
  Label
>;
interface Places {
  atQuestion: (n: string) => Label;
  atScale: (n: string) => Label;
  atAnswer: (scale: string, n: string) => Label;
}

/** Where one sentence is said of many, it begins with which of them it is about. */
export function inPlace(fault: Fault, says: Places): Fault {
  const { field, text } = fault;
  const [, part, at, answer] = /^(questions|scales)\.(\d+)(?:\.answers\.(\d+))?/.exec(field ?? '') ?? [];
  if (!part || !at) return fault;
  const nth = (place: string) => String(Number(place) + 1);
  const where =
    part === 'questions'
      ? says.atQuestion(nth(at))
      : answer
        ? says.atAnswer(nth(at), nth(answer))
        : says.atScale(nth(at));
  return { field, text: { id: `${where.id}: ${text.id}`, en: `${where.en}: ${text.en}` } };
}

/** What is wrong before anything is sent, by the rules of `instrumentFault`; each at its field. */
export function faultsIn(form: InstrumentForm, says: Says): Fault[] {
  const faults: Fault[] = [];
  const need = (right: boolean, field: string, text: Label) => {
    if (!right) faults.push({ field, text });
  };
  const texts = (at: string, names: readonly string[], said: object) => {
    for (const name of names)
      need(
        String((said as Record<string, string>)[name]).trim() !== '',
        `${at}${name}`,
        name.endsWith('Id') ? says.missingId : says.missingEn,
      );
  };
  need(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/.test(form.version.trim()), 'version', says.wrongVersion);
  texts('', ['titleId', 'titleEn'], form);
  for (const [name, weight] of Object.entries(form.weights))
    need(numberOf(weight) > 0, `weights.${name}`, says.wrongWeight);
  const [medium, light] = [numberOf(form.cutOffs.medium), numberOf(form.cutOffs.light)];
  need(medium > 0 && medium < 1, 'cutOffs.medium', says.wrongEdges);
  need(light > medium && light < 1, 'cutOffs.light', says.wrongEdges);
  form.scales.forEach(({ answers }, s) => {
    need(answers.length > 1, `scales.${s}`, says.fewAnswers);
    answers.forEach((answer, a) => {
      const at = `scales.${s}.answers.${a}.`;
      texts(at, ['textId', 'textEn'], answer);
      need(answer.points.trim() === '' || numberOf(answer.points) <= 1, `${at}points`, says.wrongPoints);
    });
  });
  const codes = form.questions.map(({ code }) => code);
  form.questions.forEach((question, q) => {
    const at = `questions.${q}.`;
    need(/^[A-Z][A-Z0-9_]{0,39}$/.test(question.code), `${at}code`, says.wrongCode);
    need(codes.indexOf(question.code) === q, `${at}code`, says.codeTwice);
    need(dimensions.has(question.dimension), `${at}dimension`, says.missingDimension);
    texts(at, ['textId', 'textEn'], question);
    need(
      form.scales.some(({ code }) => code === question.scale),
      `${at}scale`,
      says.missingScale,
    );
    need(numberOf(question.weight) > 0, `${at}weight`, says.wrongWeight);
  });
  const asked = new Set(form.questions.map(({ dimension }) => dimension));
  need(
    dimensions.codes.every((code) => asked.has(code)),
    'questions',
    says.dimensionLeftOut,
  );
  return faults;
}

/** As it is sent, once nothing is wrong with it. */
export const publishingOf = ({ weights, cutOffs, scales, questions, ...form }: InstrumentForm): Publishing => ({
  official: form.official,
  ...{ version: form.version.trim(), titleId: form.titleId.trim(), titleEn: form.titleEn.trim() },
  weights: {
    economic: numberOf(weights.economic),
    social: numberOf(weights.social),
    psychosocial: numberOf(weights.psychosocial),
  },
  cutOffs: { medium: numberOf(cutOffs.medium), light: numberOf(cutOffs.light) },
  scales: scales.map(({ code, answers }) => ({
    code,
    answers: answers.map((answer) => ({
      ...{ code: answer.code, textId: answer.textId.trim(), textEn: answer.textEn.trim() },
      points: answer.points.trim() === '' ? null : numberOf(answer.points),
    })),
  })),
  questions: questions.map((question) => ({
    ...{ code: question.code, dimension: question.dimension as Dimension, scale: question.scale },
    ...{ weight: numberOf(question.weight), textId: question.textId.trim(), textEn: question.textEn.trim() },
  })),
});
