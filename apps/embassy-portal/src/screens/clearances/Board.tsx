import { useState } from 'react';
import { Link } from '../../parts/address';
import { agencyKinds, clearanceKinds, clearanceStatuses, holdCodes } from '#domain';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Awaits } from '../../parts/papers/Awaits';
import { Documents } from '../../parts/papers/Documents';
import { PaperDialog } from '../../parts/papers/PaperDialog';
import type { Awaited } from '../../parts/papers/questions';
import { knownAs } from '../../parts/person';
import { Tick, TickAll, type Ticks } from '../../parts/Ticks';
import { useMay } from '../../session/session';
import { daysSince, lastClearances, onTrip, openHolds } from './standing';
import type { Row } from './questions';
import { texts } from './texts';

export type Waiting = ReadonlyMap<string, readonly Awaited[]>;

interface Shown {
  rows: readonly Row[];
  waiting: Waiting;
  ticks: Ticks;
}

/** A line for each person: papers, leave, holds, and what to do next. */
export function Board({ rows, waiting, ticks }: Shown) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const [asked, setAsked] = useState<Row>();
  const ids = rows.map(({ id }) => id);
  return (
    <div className="card scroll">
      <table className="rows">
        <caption>{t.caption(number(rows.length))}</caption>
        <thead>
          <tr>
            <th className="ticks">
              <TickAll label={t.selectAll} ids={ids} ticks={ticks} />
            </th>
            <th>{t.name}</th>
            <th>{t.papers}</th>
            <th>{t.clearances}</th>
            <th>{t.holds}</th>
            <th>{t.nextAct}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} awaits={waiting.get(row.id)} ticks={ticks} onPaper={() => setAsked(row)} />
          ))}
        </tbody>
      </table>
      {asked && (
        <PaperDialog of={{ ...asked, name: knownAs(asked.person, t.unnamed) }} onClose={() => setAsked(undefined)} />
      )}
    </div>
  );
}

interface LineProps {
  row: Row;
  awaits: readonly Awaited[] | undefined;
  ticks: Ticks;
  onPaper: () => void;
}

function Line({ row, awaits, ticks, onPaper }: LineProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { number, day } = useFormats();
  const name = knownAs(row.person, t.unnamed);
  const days = (at: string) => t.days(number(daysSince(at)));
  const [clearances, holds] = [lastClearances(row), openHolds(row)];
  return (
    <tr className={ticks.ids.has(row.id) ? 'selected' : undefined}>
      <td className="ticks">
        <Tick label={t.select(name)} on={ticks.ids.has(row.id)} onTurn={() => ticks.turn(row.id)} />
      </td>
      <th scope="row" className="name">
        <Link to={`/cases/${row.id}`}>{name}</Link>
        <br />
        <span className="soft number">{row.number}</span>
      </th>
      <td data-label={t.papers}>
        <Documents documents={row.documents} />
        {may.act('recordDocument', row) && (
          <button className="plain" aria-label={t.paperFor(name)} onClick={onPaper}>
            {t.paper}
          </button>
        )}
      </td>
      <td data-label={t.clearances}>
        {clearances.length === 0 && t.noClearance}
        <ul>
          {clearances.map(({ id, kind, status, occurredAt }) => (
            <li key={id}>
              {labelOf(clearanceKinds, kind, language)}: {labelOf(clearanceStatuses, status, language)}
              {status === 'PENDING' && <span className="soft"> · {days(occurredAt)}</span>}
            </li>
          ))}
        </ul>
      </td>
      <td data-label={t.holds}>
        {holds.length === 0 && t.noHold}
        <ul>
          {holds.map(({ id, code, owner, occurredAt, expectedOn }) => (
            <li key={id}>
              ▲ {labelOf(holdCodes, code, language)}
              <span className="soft">
                {' '}
                · {t.owner(labelOf(agencyKinds, owner, language))} · {days(occurredAt)}
                {expectedOn && ` · ${t.expected(day(expectedOn))}`}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td data-label={t.nextAct}>
        <Next row={row} awaits={awaits} />
      </td>
    </tr>
  );
}

function Next({ row, awaits }: { row: Row; awaits: readonly Awaited[] | undefined }) {
  const t = useTexts(texts);
  if (row.state !== 'PREPARING' && row.state !== 'READY') return null;
  if (awaits && awaits.length > 0) return <Awaits awaits={awaits} />;
  if (row.state === 'PREPARING') return awaits ? <span className="tag good">✓ {t.markReady}</span> : null;
  return <span className="tag good">✓ {onTrip(row) ? t.travels : t.putOnTrip}</span>;
}
