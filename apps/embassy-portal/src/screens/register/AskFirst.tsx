import { consentPurposes } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Choices, FieldGroup, TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import type { Form } from './form';
import { texts } from './texts';
import type { Typing } from './typing';

const grounds = ['CONSENT', 'GUARDIAN_ASSENT', 'VITAL_INTEREST', 'REFUSED'] as const;
const others = consentPurposes.codes.filter((purpose) => purpose !== 'ASSISTANCE' && purpose !== 'RESEARCH');

/** Whoever has not been asked is not written down; and before any name, how they may be reached without harm. */
export function AskFirst({ form, onChange, faults }: Typing) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Part name="first" title={t.first}>
      <FieldGroup name="ground" legend={t.ground} faults={faults}>
        <Choices
          name="ground"
          value={form.ground}
          onValue={(ground) => onChange({ ground: ground as Form['ground'] })}
          options={grounds.map((value) => ({ value, label: t[value] }))}
        />
      </FieldGroup>
      {form.ground !== '' && form.ground !== 'REFUSED' && (
        <FieldGroup name="also" legend={t.also}>
          <div className="row">
            {others.map((purpose) => (
              <label className="choice" key={purpose}>
                <input
                  type="checkbox"
                  checked={form.also.includes(purpose)}
                  onChange={(event) =>
                    onChange({
                      also: event.target.checked
                        ? [...form.also, purpose]
                        : form.also.filter((other) => other !== purpose),
                    })
                  }
                />
                <span>{consentPurposes.label(purpose, language)}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
      )}
      <TextField
        name="safeContact"
        label={t.safeContact}
        help={t.safeContactHelp}
        optional
        rows={2}
        value={form.safeContact}
        onValue={(safeContact) => onChange({ safeContact })}
        faults={faults}
      />
    </Part>
  );
}
