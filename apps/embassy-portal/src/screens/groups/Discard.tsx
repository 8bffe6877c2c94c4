import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Dialog } from '../../parts/Dialog';
import { Summary, TextField, useFaultsOf, type Fault } from '../../parts/form';
import { texts as parts } from '../../parts/texts';
import { DISCARD, type Draft } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** A row that is nobody to be registered: kept with the reason, and out of the way. */
export function Discard({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const act = useAct(DISCARD);
  const faultsOf = useFaultsOf();
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const send = async () => {
    if (!reason.trim()) return setFaults([{ field: 'reason', text: says.missingReason }]);
    const result = await act.send({ draft: draft.id, version: draft.version, reason: reason.trim() });
    if (result.done) onClose();
    else setFaults(faultsOf(result));
  };
  return (
    <Dialog title={t.discardThis(number(draft.line))} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Summary faults={faults} />
        <TextField name="reason" label={t.discardWhy} value={reason} onValue={setReason} faults={faults} />
        <div className="deeds">
          <button disabled={act.busy}>{act.busy ? p.working : t.discard}</button>
          <button type="button" className="plain" onClick={onClose}>
            {p.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
