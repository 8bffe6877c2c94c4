import { factFields, factProofs, sexes } from '#domain';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { texts } from './texts';

const says = labelsOf(texts);

export interface Correcting {
  field: string;
  value: string;
  proof: string;
}

export const noCorrection: Correcting = { field: '', value: '', proof: 'INTERVIEW' };

/** What was filled in, in the order in which it is sent; rows without a field say nothing. */
export function readCorrections(typed: readonly Correcting[]) {
  const rows = typed.flatMap(({ field, value, proof }) =>
    factFields.has(field)
      ? [
          {
            field,
            value: value.trim(),
            proof: factProofs.has(proof) ? proof : 'INTERVIEW',
          },
        ]
      : [],
  );
  const faults: Fault[] = rows.flatMap(({ value }, i) =>
    value ? [] : [{ field: `corrections.${i}.value`, text: says.missingValue }],
  );
  return { rows, faults };
}

interface Props {
  rows: readonly Correcting[];
  onRows: (rows: readonly Correcting[]) => void;
  faults: readonly Fault[];
  onMended: (field: string) => void;
}

/** What is right, in the name of the person; as many as there are. */
export function Corrections({ rows, onRows, faults, onMended }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const change = (i: number, more: Partial<Correcting>) =>
    onRows(rows.map((row, at) => (at === i ? { ...row, ...more } : row)));
  return (
    <FieldGroup name="corrections" legend={t.corrections} help={t.correctionsHelp} faults={faults}>
      {rows.map(({ field, value, proof }, i) => (
        <div className="row" key={i} role="group" aria-label={t.correction(number(i + 1))}>
          <SelectField
            name={`corrections.${i}.field`}
            label={t.field}
            value={field}
            onValue={(next) => {
              change(i, { field: next, value: '' });
              onMended(`corrections.${i}.value`);
            }}
            faults={faults}
            options={optionsOf(factFields, language)}
          />
          {field === 'SEX' ? (
            <SelectField
              name={`corrections.${i}.value`}
              label={t.value}
              value={value}
              onValue={(next) => change(i, { value: next })}
              faults={faults}
              options={optionsOf(sexes, language)}
            />
          ) : (
            <TextField
              name={`corrections.${i}.value`}
              label={t.value}
              value={value}
              onValue={(next) => change(i, { value: next })}
              faults={faults}
            />
          )}
          <SelectField
            name={`corrections.${i}.proof`}
            label={t.proof}
            value={proof}
            onValue={(next) => change(i, { proof: next })}
            faults={faults}
            options={optionsOf(factProofs, language)}
          />
        </div>
      ))}
      <button type="button" className="plain" onClick={() => onRows([...rows, noCorrection])}>
        {t.addCorrection}
      </button>
    </FieldGroup>
  );
}
