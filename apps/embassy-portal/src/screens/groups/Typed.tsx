import { lazy, Suspense, useMemo, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import { texts as device } from '../../device/kept-texts';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { coming } from '../../parts/coming';
import { Summary, useSaying, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { texts as passport } from '../register/texts';
import { AskedFirst } from './AskedFirst';
import { cellOf, placeOf } from './Cell';
import { Found } from './Found';
import { texts as queue } from './queue-texts';
import { texts } from './texts';
import { columns, type Column } from './typed-rows';
import { TypedRow } from './TypedRow';
import { asNumbered, isSentBefore, useSendingRows, type Wrong } from './useSendingRows';
import { isHalfScanned, useTyped } from './useTyped';

const says = labelsOf(texts);
const Passports = lazy(() => coming(() => import('./Passport').then((part) => ({ default: part.Passports }))));

const nothing: readonly Fault[] = [];

const placeIn = ({ target }: { target: EventTarget }): { id: string; column: Column } | undefined => {
  if (!(target instanceof HTMLElement)) return undefined;
  const id = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const column = columns.find((one) => one === target.dataset['column']);
  return id && column ? { id, column } : undefined;
};

/** People typed in by hand, or by a reader of passports: checked and registered as a list is, and put right where they stand. */
export default function Typed({ group, reference }: { group: string; reference: string }) {
  const t = useTexts(texts);
  const d = useTexts(device);
  const q = useTexts(queue);
  const p = useTexts(parts);
  const mrz = useTexts(passport).mrz;
  const { number } = useFormats();
  const saying = useSaying();
  const [wrong, setWrong] = useState<Wrong>({});
  const [at, setAt] = useState<{ id: string; column: Column }>();
  /** Where Enter goes down: the column that somebody came to other than by Tab. */
  const [home, setHome] = useState<Column>('name');
  const typed = useTyped(group, (id, column) => {
    setWrong((all) =>
      all[id] && column ? { ...all, [id]: all[id].filter(({ field }) => field !== null && field !== column) } : all,
    );
  });
  const { draft, rows, told, onType, onFill, onTakeOut } = typed;
  const { asked, order } = draft.value;
  const sending = useSendingRows({ group, reference, typed, setWrong });
  const { checked, registered, kept, busy, faults, sends, mended } = sending;

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeIn(event);
    if (!place || event.nativeEvent.isComposing) return;
    const { id, column } = place;
    const meta = event.ctrlKey || event.metaKey;
    const box = event.target as HTMLInputElement;
    if (meta && event.key.toLowerCase() === 'd') onFill(id, column);
    else if (meta && event.key.toLowerCase() === 'z' && told?.before) typed.undo(cellOf({ id }, column));
    else if (event.key === 'Enter' && isHalfScanned(box.value)) event.stopPropagation();
    else if (event.key === 'Enter' && event.shiftKey) typed.go(id, column, -1);
    else if (event.key === 'Enter') {
      if (!typed.go(id, home, 1)) typed.add(home);
    } else if (event.key === 'ArrowDown' && box.tagName === 'INPUT') typed.go(id, column, 1);
    else if (event.key === 'ArrowUp' && box.tagName === 'INPUT') typed.go(id, column, -1);
    else return;
    if (event.key.startsWith('Arrow')) setHome(column);
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const place = placeIn(event);
    if (place && typed.onPaste(place.id, place.column, event.clipboardData.getData('text/plain')))
      event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const place = placeIn(event);
    if (place) setAt(place);
  };

  const all = useMemo(
    () =>
      rows.flatMap((row, i) =>
        (wrong[row.id] ?? nothing).map(({ field, text }) => ({
          field: placeOf(row, field, columns),
          line: i + 1,
          text,
        })),
      ),
    [rows, wrong],
  );
  const inWords = all.map(({ field, line, text }) => ({
    field,
    text: `${t.line(number(line))}: ${saying(text)}`,
  }));
  const before = rows.filter((row) => wrong[row.id]?.some(isSentBefore));
  if (!draft.ready) return null;
  return (
    <Part name="typed" title={t.byHand}>
      <Summary faults={[...faults, ...inWords]} sends={sends} />
      <div role="status">
        {registered !== undefined && (
          <p className={registered > 0 ? 'notice good' : 'notice'}>{t.registered(number(registered))}</p>
        )}
        {kept !== undefined && (
          <p className="notice">
            <strong>{q.kept(number(kept))}</strong> {d.keptText}
          </p>
        )}
      </div>
      <p className="help">{t.byHandHelp}</p>
      <p className="help">{q.ofTheGroup(reference)}</p>
      {!draft.keeps && <p className="notice">{t.notKept}</p>}
      <details className="add">
        <summary>{mrz}</summary>
        <Suspense>
          <Passports onLines={(lines) => typed.readInto(undefined, lines)} />
        </Suspense>
      </details>
      {/* Keys and clipboard as in a spreadsheet; each box of it works without. */}
      <div
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={onFocus}
        onPointerDown={(event) => setHome(placeIn(event)?.column ?? home)}
      >
        {rows.map((row, i) => (
          <TypedRow
            key={row.id}
            row={row}
            line={i + 1}
            last={i === rows.length - 1}
            faults={wrong[row.id] ?? nothing}
            at={at?.id === row.id ? at.column : undefined}
            onType={onType}
            onFill={onFill}
            onTakeOut={onTakeOut}
          />
        ))}
      </div>
      <div role="status" className={told ? 'told' : undefined}>
        {told && (
          <>
            {saying(told.text)}{' '}
            {told.before && (
              <button
                type="button"
                className="plain"
                onClick={() => typed.undo(cellOf(at ?? rows[0] ?? { id: '' }, at?.column ?? 'name'))}
              >
                {t.undo}
              </button>
            )}
          </>
        )}
      </div>
      <p>
        <button type="button" className="second" onClick={() => typed.add()}>
          {t.addRow}
        </button>
      </p>
      <AskedFirst
        name="typed-consents"
        value={asked}
        onValue={(next) => {
          draft.set({ asked: next });
          mended('typed-consents');
        }}
        faults={faults}
      />
      <div className="deeds">
        <button
          type="button"
          className={checked ? 'second' : undefined}
          disabled={busy}
          onClick={() => void sending.check()}
        >
          {busy ? p.working : t.checkRows}
        </button>
        {before.length > 0 && (
          <button
            type="button"
            className="plain"
            onClick={() => typed.through(new Set(before.map(({ id }) => id)), says.takenOutBefore)}
          >
            {t.takeOutSent(number(before.length))}
          </button>
        )}
      </div>
      {checked?.here && <p className="notice">{q.checkedHere}</p>}
      {checked && (
        <Found
          found={asNumbered(checked.found, checked.sent, rows)}
          kept={t.stay}
          orderName="typed-order"
          order={order}
          onOrder={(next) => {
            draft.set({ order: next });
            mended('typed-order');
          }}
          faults={faults}
          busy={busy}
          registers={checked.found.ready > 0}
          onRegister={() => void sending.register()}
        />
      )}
    </Part>
  );
}
