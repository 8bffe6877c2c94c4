import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from '../../parts/address';
import { caseStates } from '#domain';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { knownAs } from '../../parts/person';
import { useMe } from '../../session/session';
import type { Row } from './questions';
import { texts } from './texts';

interface Shown {
  rows: readonly Row[];
  caption: string;
  filtered?: boolean;
  selected: ReadonlyMap<string, Row>;
  onSelect: (selected: ReadonlyMap<string, Row>) => void;
}

type Selected = Shown['selected'];
const withRows = (selected: Selected, rows: readonly Row[]): Selected =>
  new Map([...selected, ...rows.map((row) => [row.id, row] as const)]);
const withoutRows = (selected: Selected, rows: readonly Row[]): Selected =>
  new Map([...selected].filter(([id]) => !rows.some((row) => row.id === id)));

export function CaseTable({ rows, caption, filtered = true, selected, onSelect }: Shown) {
  const t = useTexts(texts);
  const last = useRef<number>(undefined);
  const table = useRef<HTMLDivElement>(null);
  const opened = useOpened(table);
  // What is done with them is done with what is seen of them now, and not with what was when they were ticked.
  useEffect(() => {
    const newer = rows.filter((row) => selected.has(row.id) && selected.get(row.id) !== row);
    if (newer.length > 0) onSelect(withRows(selected, newer));
  }, [rows, selected, onSelect]);

  const select = (at: number, through: boolean) => {
    const row = rows[at];
    if (!row) return;
    const from = through && last.current !== undefined ? last.current : at;
    const on = !selected.has(row.id);
    const some = rows.slice(Math.min(from, at), Math.max(from, at) + 1);
    last.current = at;
    onSelect((on ? withRows : withoutRows)(selected, some));
  };

  if (rows.length === 0)
    return (
      <div className="card" id="cases" tabIndex={-1}>
        <p>
          <strong>{t.empty}</strong>
        </p>
        <p>{filtered ? t.emptyFilter : t.emptyAll}</p>
      </div>
    );
  const all = rows.every(({ id }) => selected.has(id));
  return (
    <div className="card scroll" id="cases" tabIndex={-1} ref={table}>
      <table className="cases">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th>
              <label className="box">
                <span className="unseen">{t.selectAll}</span>
                <input
                  type="checkbox"
                  checked={all}
                  onChange={() => onSelect((all ? withoutRows : withRows)(selected, rows))}
                />
              </label>
            </th>
            <th>{t.name}</th>
            <th>{t.number}</th>
            <th>{t.state}</th>
            <th>{t.groupPost}</th>
            <th>{t.answerable}</th>
            <th>{t.changed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Line
              key={row.id}
              row={row}
              selected={selected.has(row.id)}
              onSelect={(through) => select(at, through)}
              onOpen={opened}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whoever comes back finds the place where they left: what was opened has the focus. */
function useOpened(table: React.RefObject<HTMLDivElement | null>): (id: string) => void {
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const opened = (state as { opened?: string } | undefined)?.opened;
  useEffect(() => {
    if (opened) table.current?.querySelector<HTMLElement>(`a[data-case="${opened}"]`)?.focus();
  }, [opened, table]);
  return (id) => navigate(pathname + search, { replace: true, state: { ...(state as object), opened: id } });
}

interface LineProps {
  row: Row;
  selected: boolean;
  onSelect: (through: boolean) => void;
  onOpen: (id: string) => void;
}

function Line({ row, selected, onSelect, onOpen }: LineProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const { moment } = useFormats();
  const { person, group, post, answerable } = row;
  const name = knownAs(person, t.unnamed);
  return (
    <tr className={selected ? 'selected' : undefined}>
      <td>
        <label className="box">
          <span className="unseen">{t.select(name)}</span>
          <input
            type="checkbox"
            checked={selected}
            onChange={(event) => onSelect((event.nativeEvent as MouseEvent).shiftKey)}
          />
        </label>
      </td>
      <th scope="row" className="name">
        <Link to={`/cases/${row.id}`} data-case={row.id} onClick={() => onOpen(row.id)}>
          {name}
        </Link>
        {person.alias && <span className="soft"> {t.alias(person.alias)}</span>}
        <span className="flags">
          {row.childAtIdentification && <span className="tag care">◆ {t.child}</span>}
          {row.restrictedSince && <span className="tag care">■ {t.restricted}</span>}
        </span>
      </th>
      <td className="number" data-label={t.number}>
        {row.number}
      </td>
      <td data-label={t.state}>{labelOf(caseStates, row.state, language)}</td>
      <td data-label={t.groupPost}>
        {group && <span>{group.reference} · </span>}
        {nameOf(post, language)}
      </td>
      <td data-label={t.answerable}>{answerable.account?.login ?? nameOf(answerable.unit, language)}</td>
      <td className="moment" data-label={t.changed}>
        {moment(row.updatedAt, zone)}
      </td>
    </tr>
  );
}
