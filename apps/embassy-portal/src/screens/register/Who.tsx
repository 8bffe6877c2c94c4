import { namelessReasons, sexes } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Check, optionsOf } from '../../parts/choices';
import { Choices, FieldGroup, SelectField, TextField } from '../../parts/form';
import { texts } from './texts';
import type { Typing } from './typing';

export function Who({ form, onChange, faults }: Typing) {
  const t = useTexts(texts);
  const language = useLanguage();
  const named = form.name.trim() !== '';
  const text = (name: 'nik' | 'passportNumber' | 'phone', label: string, help?: string) => (
    <TextField
      name={name}
      label={label}
      help={help}
      optional
      value={form[name]}
      onValue={(value) => onChange({ [name]: value })}
      faults={faults}
    />
  );
  return (
    <>
      <TextField
        name="name"
        label={t.name}
        help={form.name.trim().length === 1 ? t.oneLetter : t.nameHelp}
        value={form.name}
        onValue={(name) => onChange({ name })}
        faults={faults}
        native={{ maxLength: 200 }}
      />
      {!named && (
        <SelectField
          name="nameless"
          label={t.nameless}
          optional
          value={form.nameless}
          onValue={(nameless) => onChange({ nameless })}
          options={optionsOf(namelessReasons, language)}
        />
      )}
      <FieldGroup name="birthDate" legend={t.birth} help={t.birthHelp}>
        <div className="row dates">
          <TextField name="day" label={t.day} value={form.day} onValue={(day) => onChange({ day })} />
          <TextField name="month" label={t.month} value={form.month} onValue={(month) => onChange({ month })} />
          <TextField
            name="year"
            label={t.year}
            value={form.year}
            onValue={(year) => onChange({ year })}
            faults={faults}
            native={{ inputMode: 'numeric' }}
          />
        </div>
        <Check label={t.about} on={form.about} onTurn={() => onChange({ about: !form.about })} />
      </FieldGroup>
      <FieldGroup name="sex" legend={t.sex} faults={faults}>
        <Choices
          name="sex"
          value={form.sex}
          onValue={(sex) => onChange({ sex })}
          options={optionsOf(sexes, language)}
        />
      </FieldGroup>
      <div className="row">
        {text('nik', t.nik, t.nikHelp)}
        {text('passportNumber', t.passport)}
        {text('phone', t.phone, t.phoneHelp)}
      </div>
    </>
  );
}
