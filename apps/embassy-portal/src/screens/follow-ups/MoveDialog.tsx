import { useState } from 'react';
import { dayIn, followUpMoveReasons } from '#domain';
import { dayInWords, inWords } from '../../device/said';
import { useDeed, type About } from '../../device/useDeed';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { knownAs } from '../../parts/person';
import { useMe } from '../../session/session';
import { MOVE_FOLLOW_UP, type Followed } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** To which day a follow-up is to be moved, and why. */
export interface Move {
  month: number;
  dueOn: string;
  reason: string;
}

/** As it lies on the device until it is sent. */
export const aboutMove = ({ id, number, person }: Followed, move: Move): About => ({
  record: id,
  who: knownAs(person, number),
  label: { id: texts.id.moveLabel, en: texts.en.moveLabel },
  edit: { path: `/cases/${id}/follow-up`, form: move },
  said: inWords((to) => [
    texts[to].month(String(move.month)),
    dayInWords(move.dueOn, to),
    followUpMoveReasons.has(move.reason) && followUpMoveReasons.label(move.reason, to),
  ]),
});

interface Shown {
  found: Followed;
  move: Move;
  /** Why it was refused. */
  faults: readonly Fault[];
  /** In whose place on this device it is sent. */
  seq?: number | undefined;
  onClose: () => void;
}

/** The next day of a follow-up alone: the call that it was said with is on record already. */
export function MoveDialog({ found, move, faults: wrong, seq, onClose }: Shown) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const { zone } = useMe().unit;
  const act = useDeed(MOVE_FOLLOW_UP);
  const [form, setForm] = useState(move);
  const { month, dueOn, reason } = form;
  const send = () => {
    const now = new Date();
    const faults: Fault[] = [];
    if (!dueOn || dueOn < dayIn(now, zone)) faults.push({ field: 'dueOn', text: says.past });
    if (!followUpMoveReasons.has(reason)) faults.push({ field: 'reason', text: says.missingReason });
    if (faults.length > 0 || !followUpMoveReasons.has(reason)) return faults;
    const input = { case: found.id, month, dueOn, reason, occurredAt: now.toISOString() };
    return act.send(input, aboutMove(found, form), seq).then((result) => (result.kept ? { done: {} } : result));
  };
  return (
    <Deed title={t.next(number(month))} label={t.save} busy={act.busy} send={send} wrong={wrong} onClose={onClose}>
      {(faults) => (
        <>
          <TextField
            name="dueOn"
            label={t.dayNext}
            value={dueOn}
            onValue={(to) => setForm({ ...form, dueOn: to })}
            faults={faults}
            native={{ type: 'date' }}
          />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={(to) => setForm({ ...form, reason: to })}
            faults={faults}
            options={optionsOf(followUpMoveReasons, language)}
          />
        </>
      )}
    </Deed>
  );
}
