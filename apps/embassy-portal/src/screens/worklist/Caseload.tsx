import { useState } from 'react';
import { assignmentReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { Dialog } from '../../parts/Dialog';
import { SelectField } from '../../parts/form';
import { texts as parts } from '../../parts/texts';
import { COLLEAGUES, COUNTS, REASSIGN } from './questions';
import { texts } from './caseload-texts';

const says = labelsOf(texts);

/** Why a whole caseload goes on. */
const reasons = ['SHIFT', 'ROTATION', 'ABSENCE', 'WORKLOAD'] as const;

/** All of one colleague’s cases to another: how many that are is told before, and how many went after. */
export default function Caseload({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const [moved, setMoved] = useState<{ moved: number; left: number }>();
  const colleagues = useAsk(COLLEAGUES, {});
  if (moved)
    return (
      <Dialog title={t.title} onClose={onClose}>
        <div role="status">
          <p className="notice good">✓ {t.moved(number(moved.moved))}</p>
          {moved.left > 0 && <p className="notice">{t.left(number(moved.left))}</p>}
        </div>
        <div className="deeds">
          <button onClick={onClose}>{p.close}</button>
        </div>
      </Dialog>
    );
  const all = colleagues.data?.colleagues ?? [];
  if (all.length > 1) return <Handing colleagues={all} onClose={onClose} onMoved={setMoved} />;
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Answer of={colleagues}>{() => <p>{t.alone}</p>}</Answer>
      <div className="deeds">
        <button onClick={onClose}>{p.close}</button>
      </div>
    </Dialog>
  );
}

interface Handing {
  colleagues: readonly { id: string; login: string }[];
  onClose: () => void;
  onMoved: (moved: { moved: number; left: number }) => void;
}

function Handing({ colleagues, onClose, onMoved }: Handing) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const reassign = useAct(REASSIGN);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const counts = useAsk(COUNTS, { filter: { assigned: from } }, { enabled: from !== '' });
  const theirs = counts.data?.caseCounts.reduce((sum, { count }) => sum + count, 0);
  const options = (but: string) =>
    colleagues.filter(({ id }) => id !== but).map(({ id, login }) => ({ value: id, label: login }));
  const send = () => {
    const wrong = [
      ...(from ? [] : [{ field: 'from', text: says.missingFrom }]),
      ...(to ? [] : [{ field: 'to', text: says.missingTo }]),
      ...(reason ? [] : [{ field: 'reason', text: says.missingReason }]),
      ...(theirs === 0 ? [{ field: 'from', text: says.none }] : []),
    ];
    if (wrong.length > 0 || !assignmentReasons.has(reason)) return wrong;
    return reassign.send({ from, to, reason, occurredAt: new Date().toISOString() }).then((result) => {
      if (result.done) onMoved(result.done);
      return result;
    });
  };
  return (
    <Deed
      title={t.title}
      label={theirs ? t.doMove(number(theirs)) : t.move}
      busy={reassign.busy}
      send={send}
      onClose={onClose}
      onDone={() => undefined}
    >
      {(faults) => (
        <>
          <p>{t.intro}</p>
          <SelectField
            name="from"
            label={t.from}
            value={from}
            onValue={setFrom}
            faults={faults}
            options={options(to)}
          />
          <p role="status">{theirs === undefined ? '' : theirs === 0 ? t.none : t.willMove(number(theirs))}</p>
          <SelectField name="to" label={t.to} value={to} onValue={setTo} faults={faults} options={options(from)} />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={optionsOf(assignmentReasons, language, reasons)}
          />
        </>
      )}
    </Deed>
  );
}
