import { dimensions } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { SelectField, TextField, type Fault, type Option } from '../../parts/form';
import { Fold } from './Fold';
import { most, type QuestionForm } from './form';
import { texts } from './texts';

interface Fields {
  place: number;
  question: QuestionForm;
  scales: readonly Option[];
  faults: readonly Fault[];
  onChange: (change: Partial<QuestionForm>) => void;
  onDrop: () => void;
  /** Left out where it is the first, or the last. */
  onUp?: () => void;
  onDown?: () => void;
}

export function QuestionFields({ place, question, scales, faults, onChange, onDrop, onUp, onDown }: Fields) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { code, dimension, scale, weight, textId, textEn } = question;
  const at = `questions.${place}`;
  const says = (language === 'id' ? textId : textEn) || t.newOne;
  return (
    <Fold at={at} says={`${code} · ${says}`} fresh={textId === ''} faults={faults}>
      <div className="row">
        <TextField
          name={`${at}.code`}
          label={t.code}
          help={t.codeHelp}
          value={code}
          onValue={(to) => onChange({ code: to.trim().toUpperCase() })}
          faults={faults}
          native={{ autoCapitalize: 'characters', spellCheck: false, maxLength: 40 }}
        />
        <SelectField
          name={`${at}.dimension`}
          label={t.dimension}
          value={dimension}
          onValue={(to) => onChange({ dimension: to })}
          faults={faults}
          options={optionsOf(dimensions, language)}
        />
      </div>
      <TextField
        name={`${at}.textId`}
        label={t.textId}
        rows={2}
        value={textId}
        onValue={(to) => onChange({ textId: to.slice(0, most.text) })}
        faults={faults}
      />
      <TextField
        name={`${at}.textEn`}
        label={t.textEn}
        rows={2}
        value={textEn}
        onValue={(to) => onChange({ textEn: to.slice(0, most.text) })}
        faults={faults}
      />
      <SelectField
        name={`${at}.scale`}
        label={t.scale}
        value={scale}
        onValue={(to) => onChange({ scale: to })}
        faults={faults}
        options={scales}
      />
      <TextField
        name={`${at}.weight`}
        label={t.weight}
        value={weight}
        onValue={(to) => onChange({ weight: to })}
        faults={faults}
        native={{ inputMode: 'decimal' }}
      />
      <div className="deeds">
        {onUp && (
          <button type="button" className="second" id={`${at}.up`} onClick={onUp}>
            ↑ {t.up}
          </button>
        )}
        {onDown && (
          <button type="button" className="second" id={`${at}.down`} onClick={onDown}>
            ↓ {t.down}
          </button>
        )}
        <button type="button" className="plain" onClick={onDrop}>
          {t.dropQuestion}
        </button>
      </div>
    </Fold>
  );
}
