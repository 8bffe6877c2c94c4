import fc from 'fast-check';
import { dimensions, scoreSurvey, surveyChange, surveyProblems, type Instrument } from './sustainability';
import { instrument } from './sustainability-instrument';

/** Answers worth so many hundredths: three questions to each dimension, as three lists of points. */
const points = Object.fromEntries(
  Array.from({ length: 101 }, (_, hundredths) => [String(hundredths), { id: '-', en: '-', points: hundredths / 100 }]),
);
const small: Instrument = {
  version: 'TEST-1',
  official: false,
  weights: { ECONOMIC: 1, SOCIAL: 1, PSYCHOSOCIAL: 1 },
  cutOffs: { medium: 0.5, light: 0.66 },
  scales: { POINTS: { ...points, SILENT: { id: '-', en: '-', points: null } } },
  questions: dimensions.codes.flatMap((dimension) =>
    [1, 2, 3].map((number) => ({ code: dimension + number, dimension, weight: 1, scale: 'POINTS', id: '-', en: '-' })),
  ),
};

type Said = number | 'SILENT' | undefined;
const answers = (economic: Said[], social: Said[], psychosocial: Said[]) =>
  Object.fromEntries(
    [economic, social, psychosocial].flatMap((list, at) =>
      list.flatMap((said, index) =>
        said === undefined ? [] : [[`${dimensions.codes[at]}${index + 1}`, String(said)]],
      ),
    ),
  );
const all = (hundredths: number): Said[] => [hundredths, hundredths, hundredths];
const score = (...lists: [Said[], Said[], Said[]]) => scoreSurvey(small, answers(...lists));

describe('a score', () => {
  it('is the mean of each dimension, and of the dimensions', () => {
    expect(score([100, 50, 0], all(75), all(0))).toEqual({
      version: 'TEST-1',
      official: false,
      economic: 0.5,
      social: 0.75,
      psychosocial: 0,
      composite: 1.25 / 3,
      band: 'HIGH',
    });
  });

  it('weighs questions and dimensions as the instrument says', () => {
    const weighed: Instrument = {
      ...small,
      weights: { ECONOMIC: 2, SOCIAL: 1, PSYCHOSOCIAL: 1 },
      questions: small.questions.map((question) =>
        question.code === 'ECONOMIC1' ? { ...question, weight: 2 } : question,
      ),
    };
    const { economic, composite } = scoreSurvey(weighed, answers([100, 0, 0], all(0), all(100)));
    expect(economic).toBe(0.5);
    expect(composite).toBe(0.5);
  });

  it('stands on two thirds of a dimension, and on no less', () => {
    expect(score([90, 90, undefined], all(90), all(90)).economic).toBe(0.9);
    expect(score([90, 90, 'SILENT'], all(90), all(90)).economic).toBe(0.9);
    expect(score([90, undefined, 'SILENT'], all(90), all(90))).toMatchObject({
      economic: null,
      social: 0.9,
      composite: null,
      band: null,
    });
    expect(score([], [], [])).toMatchObject({
      economic: null,
      social: null,
      psychosocial: null,
      composite: null,
      band: null,
    });
  });

  it('never counts silence as a bad answer', () => {
    expect(score([100, 100, 'SILENT'], all(100), all(100)).composite).toBe(1);
  });

  it.each([
    [49, 'HIGH'],
    [50, 'MEDIUM'],
    [65, 'MEDIUM'],
    [66, 'LIGHT'],
  ])('of 0.%i all round means %s', (hundredths, band) =>
    expect(score(all(hundredths), all(hundredths), all(hundredths)).band).toBe(band),
  );

  it('is on the edge exactly, whichever way the sums are rounded', () => {
    for (let economic = 0; economic <= 100; economic++) {
      for (let social = 0; social <= 100; social++) {
        const rest = 150 - economic - social;
        if (rest < 0 || rest > 100) continue;
        expect(score(all(economic), all(social), all(rest)).band).toBe('MEDIUM');
      }
    }
  });

  it('with one weak side is never light, however high the rest', () => {
    expect(score(all(49), all(100), all(100))).toMatchObject({ band: 'MEDIUM' });
    expect(score(all(50), all(100), all(100))).toMatchObject({ band: 'LIGHT' });
  });

  it('never falls when an answer gets better', () => {
    const said = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 3 });
    const order = { HIGH: 0, MEDIUM: 1, LIGHT: 2 };
    fc.assert(
      fc.property(said, said, said, fc.nat({ max: 2 }), (economic, social, psychosocial, at) => {
        const better = economic.map((value, index) => (index === at ? value + 1 : value));
        const [before, after] = [score(economic, social, psychosocial), score(better, social, psychosocial)];
        expect(after.composite).toBeGreaterThan(before.composite ?? 2);
        expect(order[after.band ?? 'HIGH']).toBeGreaterThanOrEqual(order[before.band ?? 'LIGHT']);
      }),
    );
  });

  it('is refused for a question or an answer that is not on the instrument', () => {
    expect(surveyProblems(small, { NONE: '1', SOCIAL1: '101', SOCIAL2: 'constructor', SOCIAL3: '1' })).toEqual([
      { question: 'NONE', problem: 'UNKNOWN_QUESTION' },
      { question: 'SOCIAL1', problem: 'UNKNOWN_ANSWER' },
      { question: 'SOCIAL2', problem: 'UNKNOWN_ANSWER' },
    ]);
    expect(() => scoreSurvey(small, { NONE: '1' })).toThrow(RangeError);
  });
});

describe('change', () => {
  it('is told within one version of the instrument only', () => {
    expect(surveyChange({ version: 'A', composite: 0.25 }, { version: 'A', composite: 0.75 })).toBe(0.5);
    expect(surveyChange({ version: 'A', composite: 0.25 }, { version: 'B', composite: 0.75 })).toBeNull();
    expect(surveyChange({ version: 'A', composite: null }, { version: 'A', composite: 0.75 })).toBeNull();
  });
});

describe('the instrument', () => {
  it('says that it is not official, asks 31 questions, and covers every dimension', () => {
    expect(instrument.official).toBe(false);
    const counts = dimensions.codes.map(
      (code) => instrument.questions.filter(({ dimension }) => dimension === code).length,
    );
    expect(counts).toEqual([10, 11, 10]);
    expect(new Set(instrument.questions.map(({ code }) => code)).size).toBe(31);
  });

  it('has a scale for each question, from 0 to something good, and a way not to answer', () => {
    for (const question of instrument.questions) {
      const scale = Object.values(instrument.scales[question.scale] ?? {});
      const known = scale.flatMap(({ points: worth }) => (worth === null ? [] : [worth]));
      expect(Math.min(...known)).toBe(0);
      expect(Math.max(...known)).toBeGreaterThan(0.5);
      expect(Math.max(...known)).toBeLessThanOrEqual(1);
      expect(scale.some(({ points: worth }) => worth === null)).toBe(true);
    }
  });

  it('gives every score between 0 and 1, whatever is answered', () => {
    const someAnswers = fc.record(
      Object.fromEntries(
        instrument.questions.map(({ code, scale }) => [
          code,
          fc.constantFrom(...Object.keys(instrument.scales[scale] ?? {})),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(someAnswers, (given) => {
        const { composite, band } = scoreSurvey(instrument, given as Record<string, string>);
        expect(composite === null).toBe(band === null);
        if (composite !== null) {
          expect(composite).toBeGreaterThanOrEqual(0);
          expect(composite).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
