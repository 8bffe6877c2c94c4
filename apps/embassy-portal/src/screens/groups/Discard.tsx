import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { DISCARD, type Draft } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** A row that is nobody to be registered: kept with the reason, and out of the way. */
export function Discard({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const act = useAct(DISCARD);
  const [reason, setReason] = useState('');
  const send = () =>
    reason.trim()
      ? act.send({ draft: draft.id, version: draft.version, reason: reason.trim() })
      : [{ field: 'reason', text: says.missingReason }];
  return (
    <Deed title={t.discardThis(number(draft.line))} label={t.discard} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => <TextField name="reason" label={t.discardWhy} value={reason} onValue={setReason} faults={faults} />}
    </Deed>
  );
}
