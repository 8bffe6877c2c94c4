import { guardCodes } from './case-guards';
import { problems, problemText, type ProblemCode } from './problems';

const languages = ['id', 'en'] as const;
const codes = [...Object.keys(problems), ...guardCodes.codes] as ProblemCode[];

/** markReady, IN_SHELTER, `next`: names that programs have for things, and people do not. */
const identifiers = (text: string): string[] =>
  text.match(/\b[a-z]{2,}[A-Z]\w*|\b[A-Z]+_[A-Z_]+\b|`[^`]*`|\b\w+_\w+\b/g) ?? [];

/** They answer what a program wrote, in the names it has to write. */
const toPrograms = new Set<ProblemCode>([
  'UNKNOWN_CODE',
  'NOT_OF_KIND',
  'INVALID_CURSOR',
  'PAGE_TOO_LARGE',
  'CASE_UNNAMED',
  'MEDIA_TYPE',
  'PARAMETER',
  'PARAMETER_UNKNOWN',
  'PARAMETER_MISSING',
  'VALUE_MISSING',
  'UNKNOWN_FIELD',
  'METHOD',
]);

/** Parameters that are said as they are: numbers, times, and what has a name of its own. */
const plain = new Set(
  'at beds column count days due escorts free from instrument least left login minutes missing month most needed number question seats seconds to unit what code'.split(
    ' ',
  ),
);

interface Row {
  id: readonly string[];
  en: readonly string[];
  said?: Record<string, readonly { codes: readonly string[]; row(code: string): { id: string; en: string } }[]>;
}
const rows = Object.entries(problems as unknown as Record<string, Row>);

/** Every code that a parameter of a problem may have. */
const sayings = rows.flatMap(([code, { said = {} }]) =>
  Object.entries(said).flatMap(([param, lists]) =>
    lists.flatMap((list) =>
      list.codes.map((value) => ({ code: code as ProblemCode, param, value, label: list.row(value) })),
    ),
  ),
);

describe('A refusal', () => {
  it('says what is wrong and what to do without a name that only programs use', () => {
    for (const language of languages) {
      for (const code of codes.filter((one) => !toPrograms.has(one))) {
        const { message, remedy } = problemText(code, language, { event: 'register' });
        expect({ code, found: identifiers(`${message} ${remedy}`) }).toEqual({ code, found: [] });
      }
    }
  });

  it('calls each step, state and code what people call it in their language', () => {
    expect(sayings.length).toBeGreaterThan(300);
    for (const language of languages) {
      for (const { code, param, value, label } of sayings) {
        const { message, remedy } = problemText(code, language, { [param]: value });
        expect({ code, value, found: identifiers(`${message} ${remedy}`) }).toEqual({ code, value, found: [] });
        expect(`${message} ${remedy}`).toContain(label[language]);
        // KEMLU and IOM are called what they are; a step never is.
        if (/^[a-z]/.test(value)) expect(label[language]).not.toBe(value);
      }
    }
  });

  it('knows of each parameter whether it is a code', () => {
    for (const [code, { id, en, said = {} }] of rows.filter(([one]) => !toPrograms.has(one as ProblemCode))) {
      const params = [...id, ...en].join(' ').match(/(?<=\{)\w+(?=\})/g) ?? [];
      const unknown = params.filter((param) => !(param in said) && !plain.has(param));
      expect({ code, unknown }).toEqual({ code, unknown: [] });
    }
  });

  it('names several by their labels, and times in UTC to the minute', () => {
    expect(
      problemText('ILLEGAL_MOVE', 'id', { event: 'die', state: 'DECEASED', allowed: String(['suspend', 'markReady']) }),
    ).toEqual({
      message: 'Langkah “Catat meninggal dunia” tidak mungkin dari “Meninggal dunia”.',
      remedy: 'Langkah yang mungkin: Tangguhkan, Nyatakan siap.',
    });
    const early = problemText('BEFORE_EARLIER_STEP', 'en', { step: 'board', at: '2026-03-18T21:05:00.000Z' });
    expect(early.message).toBe('This is before “Boarded” (2026-03-18 21:05 UTC).');
  });

  it('names a step that was taken by what happened, not by what is to be done', () => {
    const at = '2026-03-18T21:05:00.000Z';
    const { message } = problemText('BEFORE_EARLIER_STEP', 'id', { step: 'die', at });
    expect(message).toBe('Waktu ini sebelum “Meninggal dunia” (2026-03-18 21:05 UTC).');
  });

  it.each(['before markReady', 'the case is IN_SHELTER', 'Use the `next` of the answer', 'Give pulang_Case'])(
    'is caught when it says "%s"',
    (text) => {
      expect(identifiers(text)).toHaveLength(1);
    },
  );
});
