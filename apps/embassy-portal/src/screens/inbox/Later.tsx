import { useState } from 'react';
import { clocks, dayIn, instantAt, isUntold, snoozeReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { clockIn } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { SelectField, Summary, TextField, useFaultsOf, type Fault } from '../../parts/form';
import { useMay, useMe, useMoment } from '../../session/session';
import { END_SNOOZE, SNOOZE, type Waiting } from './questions';
import { texts } from './texts';
import './inbox.css';

const says = labelsOf(texts);

type Due = Pick<Waiting, 'id' | 'snoozed' | 'snoozes'>;

/** What one’s own unit has put off now. */
const runningOf = ({ snoozed, snoozes }: Due, unit: string) =>
  snoozed ? snoozes?.find(({ unit: { id }, endedAt }) => id === unit && endedAt === null) : undefined;

/** Until when it is put off, by whom and why. */
export function PutOff({ row }: { row: Due }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const running = runningOf(row, useMe().unit.id);
  if (!running) return null;
  const why = labelOf(snoozeReasons, running.reason, language);
  return (
    <span className="soft under-it">
      ■ {t.putOffUntil(moment(running.until))} · {why}
      {running.account && ` · ${running.account.login}`}
    </span>
  );
}

/** Puts off what is not due yet, or takes up again what was put off. */
export function Later({ row, who }: { row: Waiting; who: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { unit } = useMe();
  // An offer is answered, and what is due is done.
  if (!may.do('snoozeAlert') || !row.case || row.act === 'answerReferral' || row.escalatedAt) return null;
  if (runningOf(row, unit.id)) return <TakeUp row={row} who={who} />;
  if (row.overdue || new Date(row.dueAt) <= new Date()) return null;
  return (
    <>
      <button className="plain" aria-label={t.putOffOf(who)} onClick={() => setAsking(true)}>
        {t.putOff}
      </button>
      {asking && <Asking row={row} who={who} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Takes up again what one’s own unit has put off; nothing where it has not. */
export function TakeUp({ row, who }: { row: Due; who: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const faultsOf = useFaultsOf();
  const end = useAct(END_SNOOZE);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const { unit } = useMe();
  if (!may.do('endSnooze') || !runningOf(row, unit.id)) return null;
  return (
    <>
      <Summary faults={faults} />
      <button
        className="plain"
        disabled={end.busy}
        aria-label={t.takeUpOf(who)}
        onClick={() => void end.send({ alert: row.id }).then((result) => setFaults(faultsOf(result)))}
      >
        {t.takeUp}
      </button>
    </>
  );
}

const DAY_MS = 86_400_000;

function Asking({ row, who, onClose }: { row: Waiting; who: string; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const { zone } = useMe().unit;
  const snooze = useAct(SNOOZE);
  const draft = useDraft(`put off ${row.id}`, () => proposed(row.dueAt, zone));
  const { value: form, set: change } = draft;
  const send = () => {
    const until = instantAt(form.day, form.clock, zone);
    const { reason } = form;
    if (!snoozeReasons.has(reason)) return [{ field: 'reason', text: says.missingReason }];
    if (!until) return [{ field: 'until', text: says.missingUntil }];
    const note = form.note.trim();
    return snooze.send({ alert: row.id, reason, until: until.toISOString(), ...(note && { note }) });
  };
  return (
    <Deed
      draft={draft}
      title={t.putOffTitle(labelOf(clocks, row.clock, language), who)}
      busy={snooze.busy}
      send={send}
      label={t.putOff}
      onClose={onClose}
    >
      {(faults, mended) => (
        <>
          <p>{t.putOffText(moment(row.dueAt))}</p>
          <SelectField
            name="reason"
            label={t.reason}
            value={form.reason}
            onValue={(reason) => change({ reason })}
            faults={faults}
            options={optionsOf(snoozeReasons, language)}
          />
          <div className="row">
            <TextField
              name="until"
              label={t.untilDay}
              value={form.day}
              onValue={(day) => change({ day })}
              faults={faults}
              native={{ type: 'date' }}
            />
            <TextField
              name="clock"
              label={t.untilClock}
              value={form.clock}
              onValue={(clock) => {
                change({ clock });
                mended('until');
              }}
              native={{ type: 'time' }}
            />
          </div>
          {!isUntold(row.clock) && (
            <TextField
              name="note"
              label={t.note}
              optional
              rows={2}
              value={form.note}
              onValue={(note) => change({ note })}
            />
          )}
        </>
      )}
    </Deed>
  );
}

/** Tomorrow at eight, or an hour before it is due. */
function proposed(dueAt: string, zone: string) {
  const tomorrow = dayIn(new Date(Date.now() + DAY_MS), zone);
  const morning = instantAt(tomorrow, '08:00', zone);
  const due = Date.parse(dueAt);
  const at = morning && morning.getTime() < due ? morning : new Date(Math.max(due - 3_600_000, Date.now()));
  return { reason: '', day: dayIn(at, zone), clock: clockIn(at, zone), note: '' };
}
