import { memo } from 'react';
import { useFormats, useTexts } from '../../language/language';
import type { Fault } from '../../parts/form';
import { Cell, cellOf, OfTheRow } from './Cell';
import { asTyped, fixable, withoutBox, type Fixable, type Fixed } from './draft-form';
import type { Draft } from './questions';
import { texts } from './texts';

interface RowProps {
  draft: Draft;
  called: string;
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
  const { draft, called, typed, faults, seen, mine, onType, onSeen, onDiscard } = props;
  const t = useTexts(texts);
  const { number } = useFormats();
  const cells: Fixed = { ...asTyped(draft.typed ?? []), ...typed };
  return (
    <fieldset className="fix">
      <legend>{called}</legend>
      <OfTheRow faults={faults} cells={fixable} />
      {mine &&
        withoutBox(draft.typed ?? [], faults).map(({ column, text }) => (
          <p className="soft" key={column}>
            {t.noBox(column, text)}
          </p>
        ))}
      <div className="row">
        {fixable.map((field) => (
          <Cell
            key={field}
            id={cellOf(draft, field)}
            field={field}
            label={t[field]}
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
