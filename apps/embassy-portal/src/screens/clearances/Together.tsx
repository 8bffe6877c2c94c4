import { useState } from 'react';
import type { ActName } from '#domain';
import { Link } from '../../parts/address';
import { useActs } from '../../api/useAct';
import { useFormats, useTexts } from '../../language/language';
import { ClearanceDialog } from '../../parts/papers/ClearanceDialog';
import { knownAs } from '../../parts/person';
import type { Result } from '../../parts/Refusals';
import { useMay } from '../../session/session';
import type { Waiting } from './Board';
import { holdKinds, onTrip } from './standing';
import { ClearHolds, OpenHolds } from './HoldDeeds';
import { MARK_READY, type Row } from './questions';
import { texts } from './texts';

interface Selected {
  rows: readonly Row[];
  waiting: Waiting;
  onDone: (results: readonly Result[]) => void;
}

/** What may be done for all who are selected; each is judged by themselves. */
export function Together({ rows, waiting, onDone }: Selected) {
  const t = useTexts(texts);
  const may = useMay();
  const { number } = useFormats();
  const [asked, setAsked] = useState<'CLEARANCE' | 'CLEAR' | 'OPEN'>();
  const ready = useActs(MARK_READY);
  const close = () => setAsked(undefined);
  const done = (results: readonly Result[]) => {
    close();
    onDone(results);
  };
  if (rows.length === 0) return null;
  const all = (act: ActName) => rows.every((row) => may.act(act, row));
  const people = rows.map(({ id, person }) => ({ id, name: knownAs(person, t.unnamed) }));
  const clear = rows.every(({ id, state }) => state === 'PREPARING' && waiting.get(id)?.length === 0);
  const free = rows.every((row) => (row.state === 'PREPARING' || row.state === 'READY') && !onTrip(row));
  const markReady = async () => {
    const occurredAt = new Date().toISOString();
    const results = await ready.send(
      rows.map(({ id, version }) => ({ case: id, version, step: 'markReady', occurredAt })),
    );
    done(people.map((one, i) => ({ ...one, result: results[i] ?? { why: 'FAULT' } })));
  };
  return (
    <>
      <section className="bulk" aria-label={t.selected(number(rows.length))}>
        <strong role="status">{t.selected(number(rows.length))}</strong>
        {all('recordClearance') && <button onClick={() => setAsked('CLEARANCE')}>{t.recordClearance}</button>}
        {all('clearHold') && holdKinds(rows).length > 0 && (
          <button onClick={() => setAsked('CLEAR')}>{t.clearHolds}</button>
        )}
        {all('openHold') && (
          <button className="second" onClick={() => setAsked('OPEN')}>
            {t.openHold}
          </button>
        )}
        {all('moveCase') && clear && (
          <button disabled={ready.busy} onClick={() => void markReady()}>
            {t.markReady}
          </button>
        )}
        {may.do('createMovement') && free && all('manifestPassenger') && (
          <Link className="button second" to="/movements/new" state={{ people }}>
            {t.newTrip}
          </Link>
        )}
      </section>
      {asked === 'CLEARANCE' && <ClearanceDialog people={people} onClose={close} onDone={done} />}
      {asked === 'CLEAR' && <ClearHolds rows={rows} onClose={close} onDone={done} />}
      {asked === 'OPEN' && <OpenHolds rows={rows} onClose={close} onDone={done} />}
    </>
  );
}
