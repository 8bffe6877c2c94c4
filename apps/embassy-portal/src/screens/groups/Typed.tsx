import { lazy, Suspense, useMemo, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import { useAct } from '../../api/useAct';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { coming } from '../../parts/coming';
import { saidOf, Summary, useFaults, useFaultsOf, useSaying, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { texts as passport } from '../register/texts';
import { AskedFirst } from './AskedFirst';
import { cellOf, placeOf } from './Cell';
import { Found } from './Found';
import { importing } from './importing';
import { IMPORT, type Imported } from './questions';
import { texts } from './texts';
import { columns, isSomebody, listOf, rowAt, type Column, type Rows } from './typed-rows';
import { TypedRow } from './TypedRow';
import { isHalfScanned, useTyped } from './useTyped';

const says = labelsOf(texts);
const Passports = lazy(() => coming(() => import('./Passport').then((part) => ({ default: part.Passports }))));

/** What the core would do with the rows as they stood then: another key, and it has to be asked again. */
interface Checked {
  rows: Rows;
  sent: Rows;
  found: Imported;
}

type Wrong = Readonly<Partial<Record<string, readonly Fault[]>>>;
const nothing: readonly Fault[] = [];

/** What the core said of each row; one that was sent before is told at its row, and stays. */
function wrongOf(rows: Rows, found: Imported): Wrong {
  const told = found.rows.map(({ line, state, problems }) => [
    rowAt(rows, line)?.id,
    state === 'REPEATED'
      ? [{ field: null, text: says.sentBefore }]
      : problems.map((one) => ({ field: one.field, text: saidOf(one) })),
  ]);
  return Object.fromEntries(told) as Wrong;
}

/** As it is counted here: by the rows on the screen, not by those that were sent. */
const asNumbered = (found: Imported, sent: Rows, all: Rows): Imported => ({
  ...found,
  rows: found.rows.map((one) => ({ ...one, line: all.findIndex(({ id }) => id === rowAt(sent, one.line)?.id) + 1 })),
});

/** A refusal of the whole list, at what of it stands on this page. */
const ofTheList = (faults: readonly Fault[]): Fault[] =>
  faults.map(({ field, text }) => ({ field: field === 'dateOrder' ? 'typed-order' : null, text }));

const placeIn = ({ target }: { target: EventTarget }): { id: string; column: Column } | undefined => {
  if (!(target instanceof HTMLElement)) return undefined;
  const id = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const column = columns.find((one) => one === target.dataset['column']);
  return id && column ? { id, column } : undefined;
};

/** People typed in by hand, or by a reader of passports: checked and registered as a list is, and put right where they stand. */
export default function Typed({ group }: { group: string }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const mrz = useTexts(passport).mrz;
  const { number } = useFormats();
  const saying = useSaying();
  const faultsOf = useFaultsOf();
  const act = useAct(IMPORT);
  const { faults, sends, setFaults, mended } = useFaults();
  const [wrong, setWrong] = useState<Wrong>({});
  const [last, setChecked] = useState<Checked>();
  const [registered, setRegistered] = useState<number>();
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
  const checked = last?.rows === rows ? last : undefined;

  const check = async () => {
    setRegistered(undefined);
    const sent = rows.filter(isSomebody);
    if (sent.length === 0) return setFaults([{ field: cellOf(rows[0] ?? { id: '' }, 'name'), text: says.missingRows }]);
    if (!asked) return setFaults([{ field: 'typed-consents', text: says.missingAsked }]);
    const result = await act.send(importing({ group, list: listOf(sent), asked, order, dryRun: true }), {
      changes: false,
      kind: 'batch',
    });
    setFaults(ofTheList(faultsOf(result)));
    setWrong(result.done ? wrongOf(sent, result.done) : {});
    setChecked(result.done && { rows, sent, found: result.done });
  };
  const register = async () => {
    if (!checked) return;
    if (checked.found.asksDateOrder && !order) return setFaults([{ field: 'typed-order', text: says.missingOrder }]);
    const good = checked.found.rows.flatMap(({ state, line }) =>
      state === 'READY' ? (rowAt(checked.sent, line) ?? []) : [],
    );
    const result = await act.send(importing({ group, list: listOf(good), asked, order, dryRun: false }), {
      kind: 'batch',
    });
    setFaults(ofTheList(faultsOf(result)));
    // What told the order of the dates stood in a row that has to be put right.
    if (result.problem?.field === 'dateOrder')
      setChecked({ ...checked, found: { ...checked.found, asksDateOrder: true } });
    if (!result.done) return;
    setRegistered(result.done.registered);
    setChecked(undefined);
    // Those that wait with the core now are put right below; one that another list brought meanwhile stays, and says so.
    const through = new Set(
      result.done.rows.flatMap(({ state, line }) => (state === 'REPEATED' ? [] : (rowAt(good, line)?.id ?? []))),
    );
    setWrong((all) => ({ ...all, ...wrongOf(good, result.done) }));
    typed.through(through);
  };

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
  const before = rows.filter((row) => wrong[row.id]?.some(({ text }) => text === says.sentBefore));
  if (!draft.ready) return null;
  return (
    <Part name="typed" title={t.byHand}>
      <Summary faults={[...faults, ...inWords]} sends={sends} />
      <div role="status">
        {registered !== undefined && <p className="notice good">{t.registered(number(registered))}</p>}
      </div>
      <p className="help">{t.byHandHelp}</p>
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
          disabled={act.busy}
          onClick={() => void check()}
        >
          {act.busy ? p.working : t.checkRows}
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
          busy={act.busy}
          registers={checked.found.ready > 0}
          onRegister={() => void register()}
        />
      )}
    </Part>
  );
}
