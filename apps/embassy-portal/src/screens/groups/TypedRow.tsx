import { lazy, memo, Suspense } from 'react';
import { useFormats, useTexts } from '../../language/language';
import { coming } from '../../parts/coming';
import type { Fault } from '../../parts/form';
import { Cell, cellOf, OfTheRow } from './Cell';
import { texts as columnTexts } from './column-texts';
import { texts } from './texts';
import { columns, isCommon, type Column, type Row } from './typed-rows';

const PassportNote = lazy(() => coming(() => import('./Passport').then((part) => ({ default: part.PassportNote }))));

interface RowProps {
  row: Row;
  line: number;
  last: boolean;
  faults: readonly Fault[];
  /** Which of its cells somebody is at, or was at last. */
  at: Column | undefined;
  onType: (id: string, column: Column, text: string) => void;
  onFill: (id: string, column: Column) => void;
  onTakeOut: (id: string) => void;
}

/** One of hundreds: drawn again only when something of its own has changed. */
export const TypedRow = memo(function TypedRow(props: RowProps) {
  const { row, line, last, faults, at, onType, onFill, onTakeOut } = props;
  const t = useTexts(texts);
  const heads = useTexts(columnTexts);
  const { number } = useFormats();
  const fills = at !== undefined && isCommon(at) && !last && Boolean(row.cells[at]?.trim());
  return (
    <fieldset className="fix typed" data-row={row.id}>
      <legend>{t.line(number(line))}</legend>
      <OfTheRow faults={faults} cells={columns} />
      <div className="cells">
        {columns.map((column) => (
          <Cell
            key={column}
            id={cellOf(row, column)}
            field={column}
            label={heads[column]}
            line={line}
            value={row.cells[column] ?? ''}
            fault={faults.find(({ field }) => field === column)?.text}
            onChange={(text) => onType(row.id, column, text)}
          />
        ))}
      </div>
      {row.passport && (
        <Suspense>
          <PassportNote row={row} line={line} onName={(name) => onType(row.id, 'name', name)} />
        </Suspense>
      )}
      <div className="deeds">
        {fills && (
          <button
            type="button"
            className="plain"
            aria-label={t.fillThis(heads[at], number(line))}
            onClick={() => onFill(row.id, at)}
          >
            {t.fill(heads[at])}
          </button>
        )}
        <button
          type="button"
          className="plain"
          aria-label={t.takeOutThis(number(line))}
          onClick={() => onTakeOut(row.id)}
        >
          {t.takeOut}
        </button>
      </div>
    </fieldset>
  );
});
