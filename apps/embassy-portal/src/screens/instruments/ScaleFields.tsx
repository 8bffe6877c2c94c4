import { useFormats, useLanguage, useTexts } from '../../language/language';
import { FieldGroup, TextField, type Fault } from '../../parts/form';
import { Fold } from './Fold';
import { most, newAnswer, type AnswerForm, type ScaleForm } from './form';
import { texts } from './texts';

/** A row of answers as people know it: by its words. */
export function useWordsOf(): (scale: ScaleForm) => string {
  const t = useTexts(texts);
  const language = useLanguage();
  return ({ answers }) =>
    answers
      .map(({ textId, textEn }) => (language === 'id' ? textId : textEn))
      .filter(Boolean)
      .join(' · ') || t.newOne;
}

interface Fields {
  place: number;
  scale: ScaleForm;
  /** How many questions it serves. */
  used: number;
  faults: readonly Fault[];
  onChange: (scale: ScaleForm) => void;
  onDrop: () => void;
}

export function ScaleFields({ place, scale, used, faults, onChange, onDrop }: Fields) {
  const t = useTexts(texts);
  const wordsOf = useWordsOf();
  const { number } = useFormats();
  const { answers } = scale;
  const at = `scales.${place}`;
  const change = (to: AnswerForm[]) => onChange({ ...scale, answers: to });
  return (
    <Fold at={at} says={wordsOf(scale)} fresh={answers.every(({ textId }) => textId === '')} faults={faults}>
      <p className="soft">{t.usedBy(number(used))}</p>
      {answers.map((answer, i) => (
        <AnswerFields
          key={answer.code}
          at={`${at}.answers.${i}`}
          name={number(i + 1)}
          answer={answer}
          faults={faults}
          onChange={(to) => change(answers.with(i, { ...answer, ...to }))}
          {...(answers.length > 2 && { onDrop: () => change(answers.toSpliced(i, 1)) })}
        />
      ))}
      <div className="deeds">
        {answers.length < most.answers && (
          <button type="button" className="second" onClick={() => change([...answers, newAnswer(answers)])}>
            + {t.addAnswer}
          </button>
        )}
        {used === 0 && (
          <button type="button" className="plain" onClick={onDrop}>
            {t.dropScale}
          </button>
        )}
      </div>
    </Fold>
  );
}

interface AnswerProps {
  at: string;
  name: string;
  answer: AnswerForm;
  faults: readonly Fault[];
  onChange: (change: Partial<AnswerForm>) => void;
  onDrop?: () => void;
}

function AnswerFields({ at, name, answer, faults, onChange, onDrop }: AnswerProps) {
  const t = useTexts(texts);
  const native = { maxLength: most.text };
  return (
    <FieldGroup name={at} legend={t.answerN(name)} faults={faults}>
      <div className="row">
        <TextField
          name={`${at}.textId`}
          label={t.answerId}
          value={answer.textId}
          onValue={(textId) => onChange({ textId })}
          faults={faults}
          native={native}
        />
        <TextField
          name={`${at}.textEn`}
          label={t.answerEn}
          value={answer.textEn}
          onValue={(textEn) => onChange({ textEn })}
          faults={faults}
          native={native}
        />
      </div>
      <TextField
        name={`${at}.points`}
        label={t.points}
        help={t.pointsHelp}
        value={answer.points}
        onValue={(points) => onChange({ points })}
        faults={faults}
        native={{ inputMode: 'decimal' }}
      />
      {onDrop && (
        <button type="button" className="plain" onClick={onDrop}>
          {t.dropAnswer(name)}
        </button>
      )}
    </FieldGroup>
  );
}
