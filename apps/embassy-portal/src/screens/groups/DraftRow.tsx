import { memo } from 'react';
import { sexes } from '#domain';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { useSaying, type Fault, type Said } from '../../parts/form';
import { asTyped, fixable, type Fixable, type Fixed } from './draft-form';
import type { Draft } from './questions';
import { texts } from './texts';

export const cellOf = (draft: { line: number }, field: string): string => `row-${draft.line}-${field}`;

interface RowProps {
  draft: Draft;
  /** What was typed into its cells since it came. */
  typed: Partial<Fixed> | undefined;
  faults: readonly Fault[];
  /** Whether somebody has compared it with the document. */
  seen: boolean;
  mine: boolean;
  onType: (draft: Draft, field: Fixable, text: string) => void;
  onSeen: (draft: Draft, seen: boolean) => void;
  onDiscard: (draft: Draft) => void;
}

/** One of hundreds: drawn again only when something of its own has changed. */
export const DraftRow = memo(function DraftRow(props: RowProps) {
  const { draft, typed, faults, seen, mine, onType, onSeen, onDiscard } = props;
  const t = useTexts(texts);
  const { number } = useFormats();
  const cells: Fixed = { ...asTyped(draft.typed ?? []), ...typed };
  return (
    <fieldset className="fix">
      <legend>{t.line(number(draft.line))}</legend>
      <div className="row">
        {fixable.map((field) => (
          <Cell
            key={field}
            id={cellOf(draft, field)}
            field={field}
            line={draft.line}
            value={cells[field]}
            fault={faults.find((one) => one.field === field)?.text}
            onChange={(text) => onType(draft, field, text)}
          />
        ))}
      </div>
      {mine && (
        <label className="choice">
          <input type="checkbox" checked={seen} onChange={(event) => onSeen(draft, event.target.checked)} />
          <span>{t.seen}</span>
        </label>
      )}
      {mine && (
        <button
          type="button"
          className="plain"
          aria-label={t.discardThis(number(draft.line))}
          onClick={() => onDiscard(draft)}
        >
          {t.discard}
        </button>
      )}
    </fieldset>
  );
});

interface CellProps {
  id: string;
  field: Fixable;
  line: number;
  value: string;
  fault: Said | undefined;
  onChange: (text: string) => void;
}

function Cell({ id, field, line, value, fault, onChange }: CellProps) {
  const t = useTexts(texts);
  const saying = useSaying();
  const language = useLanguage();
  const { number } = useFormats();
  const about = {
    id,
    'aria-label': t.cell(t[field], number(line)),
    ...(fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}),
  };
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <span className="soft" aria-hidden="true">
        {t[field]}
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
