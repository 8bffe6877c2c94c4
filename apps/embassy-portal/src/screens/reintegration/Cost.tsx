import { currencies } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { SelectField, TextField, type Fault } from '../../parts/form';
import type { Typed } from './money';
import { texts } from './texts';

interface Fields {
  /** Before the fields' own names: `goals.0.items.1.`. */
  at?: string;
  value: Typed;
  onChange: (change: Partial<Typed>) => void;
  faults: readonly Fault[];
}

export function Cost({ at = '', value, onChange, faults }: Fields) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <div className="row">
      <TextField
        name={`${at}costMinor`}
        label={t.cost}
        help={t.costHelp}
        optional
        value={value.cost}
        onValue={(cost) => onChange({ cost })}
        faults={faults}
        native={{ inputMode: 'decimal' }}
      />
      <SelectField
        name={`${at}currency`}
        label={t.currency}
        value={value.currency}
        onValue={(currency) => onChange({ currency })}
        faults={faults}
        options={currencies.codes.map((code) => ({
          value: code,
          label: `${code} · ${currencies.label(code, language)}`,
        }))}
      />
    </div>
  );
}
