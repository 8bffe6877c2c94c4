import { useTexts, useFormats } from '../../language/language';
import { SelectField } from '../../parts/form';
import { texts as heads } from './column-texts';
import type { Imported } from './questions';
import { texts } from './texts';

/** By its heading the field that a column fills; empty of what registration does not have. */
export type Told = Readonly<Record<string, string>>;

interface Props {
  columns: Imported['columns'];
  told: Told;
  busy: boolean;
  onTold: (told: Told) => Promise<void>;
}

/** How each column is read, to be said otherwise: the core keeps it for the lists of this unit. */
export function Columns({ columns, told, busy, onTold }: Props) {
  const t = useTexts(texts);
  const h = useTexts(heads);
  const { number } = useFormats();
  if (columns.length === 0) return null;
  const unknown = columns.filter(({ field }) => field === null).length;
  const options = Object.entries(h).map(([value, label]) => ({ value, label }));
  return (
    <details className="add" open={unknown > 0}>
      <summary>{unknown > 0 ? t.columns(number(unknown)) : t.columnsKnown}</summary>
      <p className="soft">{t.columnsHelp}</p>
      <fieldset className="row columns-told" disabled={busy}>
        <legend className="unseen">{t.columnsKnown}</legend>
        {columns.map(({ heading, field }, i) => (
          <SelectField
            key={heading}
            name={`column-${i}`}
            label={heading}
            empty={t.ownColumn}
            value={field ?? ''}
            onValue={(next) => void onTold({ ...told, [heading]: next })}
            options={options}
          />
        ))}
      </fieldset>
    </details>
  );
}
