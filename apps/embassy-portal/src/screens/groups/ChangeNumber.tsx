import { useState } from 'react';
import { useAct, type Done } from '../../api/useAct';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { CHANGE } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Changing {
  group: string;
  expected: number | null;
}

/** The host state announces another number than was written down, or none after all. */
export function ChangeNumber({ group, expected }: Changing) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button className="plain" onClick={() => setAsked(true)}>
        {expected === null ? t.firstNumber : t.changeNumber}
      </button>
      {asked && <Change group={group} expected={expected} onClose={() => setAsked(false)} />}
    </>
  );
}

/** What was read stands in no field of its own. */
const atItsField = (result: Done<object>): Done<object> =>
  result.problem?.field === 'was' ? { problem: { ...result.problem, field: 'expected' } } : result;

function Change({ group, expected: was, onClose }: Changing & { onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct(CHANGE);
  const [typed, setTyped] = useState(was === null ? '' : String(was));
  // The number that was read when somebody set out to change it: another one since then is refused.
  const [read] = useState(was);
  const send = () => {
    const people = typed.trim();
    if (people && !/^[1-9]\d{0,4}$/.test(people)) return [{ field: 'expected', text: says.wrongNumber }];
    const was = read === null ? {} : { was: read };
    return act.send({ group, ...was, ...(people && { expected: Number(people) }) }).then(atItsField);
  };
  return (
    <Deed title={read === null ? t.firstNumber : t.changeNumber} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <TextField
          name="expected"
          label={t.expected}
          help={t.changeNumberHelp}
          optional
          value={typed}
          onValue={setTyped}
          faults={faults}
          native={{ inputMode: 'numeric', maxLength: 5 }}
        />
      )}
    </Deed>
  );
}
