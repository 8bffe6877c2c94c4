import { useState } from 'react';
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
  onTold: (told: Told) => Promise<void>;
}

/** How each column is read, to be said otherwise: the core keeps it for the lists of this unit. */
export function Columns({ columns, told, onTold }: Props) {
  const t = useTexts(texts);
  const h = useTexts(heads);
  const { number } = useFormats();
  const unknown = columns.filter(({ field }) => field === null).length;
  // Whoever tells the last of them is still in it.
  const [open] = useState(unknown > 0);
  if (columns.length === 0) return null;
  const options = Object.entries(h).map(([value, label]) => ({ value, label }));
  return (
    <details className="add" open={open}>
      <summary>{unknown > 0 ? t.columns(number(unknown)) : t.columnsKnown}</summary>
      <p className="soft">{t.columnsHelp}</p>
      <fieldset className="row columns-told">
        <legend className="unseen">{t.columnsKnown}</legend>
        {columns.map(({ heading, field }, i) => (
          <SelectField
            key={heading}
            name={`column-${i}`}
            label={heading}
            empty={t.ownColumn}
            value={told[heading] ?? field ?? ''}
            onValue={(next) => void onTold({ ...told, [heading]: next })}
            options={options}
          />
        ))}
      </fieldset>
    </details>
  );
}
