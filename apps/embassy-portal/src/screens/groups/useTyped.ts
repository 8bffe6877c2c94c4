import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useDraft } from '../../device/useDraft';
import { coming } from '../../parts/coming';
import type { Said } from '../../parts/form';
import { labelsOf } from '../../language/texts';
import type { Asked } from './AskedFirst';
import { cellOf } from './Cell';
import type { Order } from './Found';
import { texts } from './texts';
import {
  emptyRow,
  filledDown,
  isCommon,
  isEmpty,
  isSomebody,
  pastedInto,
  withCell,
  type Column,
  type Rows,
} from './typed-rows';

const says = labelsOf(texts);

/** Kept on this device at each key, until it is registered. */
interface Begun {
  rows: Rows;
  asked: Asked;
  order: Order;
}

/** What was done to several cells at once, and the rows before it: it can be undone until somebody types on. */
interface Told {
  text: Said;
  before?: Rows;
}

/** A passport's first line has come from a reader that types: the second follows in the same cell. */
const firstLine = /P[A-Z<][A-Z<]{3}[A-Z<]{39}$/;
const bothLines = /P[A-Z<][A-Z<]{3}[A-Z<]{39}\s*[A-Z0-9<]{44}\s*$/;
const ends = (line: RegExp, text: string): boolean => text.includes('<') && line.test(text);

/** The rows that are typed, and all that changes them; each change stays the same function. */
export function useTyped(group: string, mended: (id: string, column?: Column) => void) {
  const draft = useDraft<Begun>(`typed ${group}`, () => ({ rows: [emptyRow()], asked: '', order: '' }));
  const { rows } = draft.value;
  const [told, tell] = useState<Told>();
  const now = useRef({ draft, rows, mended });
  useLayoutEffect(() => void (now.current = { draft, rows, mended }));
  const next = useRef<string>(undefined);
  useLayoutEffect(() => {
    const place = next.current && document.querySelector<HTMLElement>(next.current);
    if (!place) return;
    next.current = undefined;
    place.focus();
  }, [rows]);

  const setRows = useCallback((change: (rows: Rows) => Rows, text?: Said, undoable = true) => {
    now.current.draft.set(({ rows: before }) => {
      tell(text === undefined ? undefined : { text, ...(undoable && { before }) });
      return { rows: change(before) };
    });
  }, []);

  /** True where the text was a passport’s lines, and went there. */
  const readInto = useCallback(
    (id: string | undefined, lines: string) => {
      if (!ends(bothLines, lines.toUpperCase())) return false;
      void coming(() => import('./Passport')).then(({ fromPassport }) => {
        setRows((all) => {
          const target = all.find((row) => (id === undefined ? isEmpty(row) && row === all.at(-1) : row.id === id));
          const read = fromPassport(target ?? emptyRow(), lines);
          if (!read) return all;
          return target ? all.map((row) => (row === target ? read : row)) : [...all, read];
        }, says.fromPassport);
      });
      return true;
    },
    [setRows],
  );

  const onType = useCallback(
    (id: string, column: Column, text: string) => {
      const lines = bothLines.exec(text.toUpperCase());
      const scanned = lines !== null && ends(bothLines, lines[0]);
      setRows((all) => withCell(all, id, column, scanned ? text.slice(0, lines.index) : text));
      now.current.mended(id, column);
      if (scanned) readInto(id, lines[0]);
    },
    [readInto, setRows],
  );

  const onFill = useCallback(
    (id: string, column: Column) => {
      if (!isCommon(column)) return tell({ text: says.notCommon });
      const { rows: filled, count } = filledDown(now.current.rows, id, column);
      if (count > 0) setRows(() => filled, says.filled(String(count)));
      else tell({ text: says.filled('0') });
    },
    [setRows],
  );

  const onTakeOut = useCallback(
    (id: string) => {
      const all = now.current.rows;
      const at = all.findIndex((row) => row.id === id);
      const left = all.filter((row) => row.id !== id);
      const rest = left.length > 0 ? left : [emptyRow()];
      const beside = rest[Math.min(at, rest.length - 1)];
      if (beside) next.current = `#${cellOf(beside, 'name')}`;
      setRows(() => rest, says.takenOut(String(at + 1)));
    },
    [setRows],
  );

  const onPaste = (id: string, column: Column, text: string): boolean => {
    if (readInto(id, text)) return true;
    if (!/[\t\n]/.test(text.trim())) return false;
    setRows((all) => pastedInto(all, id, column, text), says.pasted);
    now.current.mended(id);
    return true;
  };

  const add = (column: Column = 'name') => {
    const row = emptyRow();
    next.current = `#${cellOf(row, column)}`;
    setRows((all) => [...all, row]);
  };

  /** One row down or up in the same column; below the last there is always another. */
  const go = (id: string, column: Column, by: 1 | -1): boolean => {
    const to = rows[rows.findIndex((row) => row.id === id) + by];
    if (!to) return false;
    document.getElementById(cellOf(to, column))?.focus();
    return true;
  };

  const undo = (place: string) => {
    const before = told?.before;
    if (!before) return;
    next.current = `#${place}`;
    setRows(() => before, says.undone, false);
  };

  /** They are no longer here to be sent; the first that is left, or an empty one, is next. */
  const through = (ids: ReadonlySet<string>, text?: Said) => {
    const left = now.current.rows.filter(({ id }) => !ids.has(id));
    next.current = '#typed [data-column=name]';
    if (left.some(isSomebody)) setRows(() => left, text, false);
    else draft.drop();
  };

  return { draft, rows, told, through, readInto, onType, onFill, onTakeOut, onPaste, add, go, undo };
}

/** The first line of a passport stands at the end of what was typed: no reason to go down a row. */
export const isHalfScanned = (text: string): boolean => ends(firstLine, text.toUpperCase());
