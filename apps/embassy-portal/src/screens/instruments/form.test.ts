import { instrument, instrumentFault, type Instrument, type Label } from '#domain';
import { labelsOf } from '../../language/texts';
import { faultsIn, formOf, inPlace, newAnswer, newQuestion, newScale, publishingOf, type InstrumentForm } from './form';
import type { InFull } from './questions';
import { texts } from './texts';

const says = new Proxy({} as Parameters<typeof faultsIn>[1], {
  get: (_, name): Label => ({ id: String(name), en: String(name) }),
});
const full: InFull = {
  ...{ version: instrument.version, official: false, titleId: 'Judul', titleEn: 'Title' },
  weights: { economic: 1, social: 1, psychosocial: 1 },
  cutOffs: instrument.cutOffs,
  scales: Object.entries(instrument.scales).map(([code, answers]) => ({
    code,
    answers: Object.entries(answers).map(([answer, { id, en, points }]) => ({
      ...{ code: answer, textId: id, textEn: en, points },
    })),
  })),
  questions: instrument.questions.map(({ id, en, ...one }) => ({ ...one, textId: id, textEn: en })),
};
const form = (over: Partial<InstrumentForm> = {}): InstrumentForm => ({ ...formOf(full), version: 'V-2', ...over });
const wrong = (over: Partial<InstrumentForm>) => faultsIn(form(over), says).map(({ field, text }) => [field, text.id]);

const rulesOf = ({ weights, scales, questions, version, official, cutOffs }: ReturnType<typeof publishingOf>) =>
  ({
    ...{ version, official, cutOffs },
    weights: { ECONOMIC: weights.economic, SOCIAL: weights.social, PSYCHOSOCIAL: weights.psychosocial },
    scales: Object.fromEntries(
      scales.map(({ code, answers }) => [
        code,
        Object.fromEntries(
          answers.map((one) => [one.code, { id: one.textId, en: one.textEn, points: one.points ?? null }]),
        ),
      ]),
    ),
    questions: questions.map(({ textId: id, textEn: en, ...one }) => ({ ...one, id, en })),
  }) as Instrument;

describe('A version of the survey that is written', () => {
  it('begins as another is, and says the same when it is sent', () => {
    expect(wrong({})).toEqual([]);
    const sent = publishingOf(form());
    expect({ ...sent, version: full.version }).toEqual(full);
    expect(instrumentFault(rulesOf(sent))).toBeNull();
  });

  it('has its numbers as its reader writes them', () => {
    expect(formOf({ ...full, cutOffs: { medium: 0.4, light: 0.7 } }).cutOffs).toEqual({ medium: '0,4', light: '0,7' });
    expect(formOf({ ...full, cutOffs: { medium: 0.4, light: 0.7 } }, 'en').cutOffs).toEqual({
      ...{ medium: '0.4', light: '0.7' },
    });
  });

  const { questions, scales } = form();
  const asked = (at: number, over: object) => ({
    questions: questions.map((one, i) => (i === at ? { ...one, ...over } : one)),
  });
  const answered = (over: object) => ({
    scales: scales.map(({ code, answers }, s) => ({
      code,
      answers: answers.map((one, a) => (s + a === 0 ? { ...one, ...over } : one)),
    })),
  });
  const without = { questions: questions.filter(({ dimension }) => dimension !== 'SOCIAL') };
  const weights = { economic: '0', social: '1', psychosocial: '1' };
  it.each<[string, Partial<InstrumentForm>, string, string]>([
    ['a name that is none', { version: 'versi baru' }, 'version', 'wrongVersion'],
    ['no title', { titleEn: ' ' }, 'titleEn', 'missingEn'],
    ['a weight of nothing', { weights }, 'weights.economic', 'wrongWeight'],
    ['bands that cross', { cutOffs: { medium: '0,7', light: '0,6' } }, 'cutOffs.light', 'wrongEdges'],
    ['a question without words', asked(0, { textId: '' }), 'questions.0.textId', 'missingId'],
    ['a code twice', asked(1, { code: 'E01' }), 'questions.1.code', 'codeTwice'],
    ['answers that were taken off', asked(0, { scale: 'GONE' }), 'questions.0.scale', 'missingScale'],
    ['a side of life that nobody asks about', without, 'questions', 'dimensionLeftOut'],
    ['points beyond one', answered({ points: '1,5' }), 'scales.0.answers.0.points', 'wrongPoints'],
    ['points that are no number', answered({ points: 'satu' }), 'scales.0.answers.0.points', 'wrongPoints'],
  ])('is not sent with %s', (_, over, field, text) => {
    expect(wrong(over)).toContainEqual([field, text]);
  });

  it.each([
    ['questions.1.textEn', 'Question 2: Wrong.'],
    ['scales.0', 'Row of answers 1: Wrong.'],
    ['scales.0.answers.2.textEn', 'Row of answers 1, answer 3: Wrong.'],
    ['titleEn', 'Wrong.'],
  ])('says of %s which one it is', (field, en) => {
    const fault = { field, text: { id: 'Salah.', en: 'Wrong.' } };
    expect(inPlace(fault, labelsOf(texts)).text).toMatchObject({ en });
  });

  it('has names of their own for what is added', () => {
    const added = newScale([...scales, newScale(scales)]);
    expect(added.code).toBe('SCALE_2');
    expect([...added.answers, newAnswer(added.answers)].map(({ code }) => code)).toEqual(['A1', 'A2', 'A3']);
    expect(newQuestion([newQuestion([])]).code).toBe('Q2');
  });
});
