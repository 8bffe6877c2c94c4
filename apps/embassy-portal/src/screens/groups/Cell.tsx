import { sexes } from '#domain';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { useSaying, type Fault, type Said } from '../../parts/form';
import type { Column } from './typed-rows';
import { texts } from './texts';

/** Of a row by its own id: two lists of one group have the same line numbers. */
export const cellOf = (row: { id: string }, field: string): string => `row-${row.id}-${field}`;

interface CellProps {
  id: string;
  field: Column;
  label: string;
  line: number;
  value: string;
  fault: Said | undefined;
  onChange: (text: string) => void;
}

/** One box of one row. */
export function Cell({ id, field, label, line, value, fault, onChange }: CellProps) {
  const t = useTexts(texts);
  const saying = useSaying();
  const language = useLanguage();
  const { number } = useFormats();
  const about = {
    id,
    'data-column': field,
    'aria-label': t.cell(label, number(line)),
    ...(fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}),
  };
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <span className="soft" aria-hidden="true">
        {label}
      </span>
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {saying(fault)}
        </p>
      )}
      {field === 'sex' ? (
        <select {...about} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="" />
          {sexes.codes.map((code) => (
            <option key={code} value={code}>
              {sexes.label(code, language)}
            </option>
          ))}
        </select>
      ) : (
        <input {...about} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

/** What is wrong with a row and with no box of it: told at the row, not in the summary alone. */
export function OfTheRow({ faults, cells }: { faults: readonly Fault[]; cells: readonly string[] }) {
  const saying = useSaying();
  return faults
    .filter(({ field }) => field === null || !cells.includes(field))
    .map(({ text }, i) => (
      <p className="fault" key={i}>
        {saying(text)}
      </p>
    ));
}

/** Where the summary leads: to the box, or to the first of the row where no box is wrong. */
export const placeOf = (row: { id: string }, field: string | null, cells: readonly string[]): string =>
  cellOf(row, field !== null && cells.includes(field) ? field : 'name');
