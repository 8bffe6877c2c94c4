import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import type { Head } from '../case/questions';
import { RAISE_CARE } from './questions';
import { texts } from './texts';

/** Whoever cares for somebody is told that more care is due than the case itself says. */
export function RaiseCare({ of, onClose }: { of: Head; onClose: () => void }) {
  const t = useTexts(texts);
  const raise = useAct(RAISE_CARE);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`care ${of.id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const send = () => raise.send({ case: of.id, occurredAt, ...(note.trim() && { note: note.trim() }) });
  return (
    <Deed draft={draft} title={t.raiseCare} label={t.doRaise} busy={raise.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.raiseText}</p>
          <NoteField of={draft} label={t.why} help={t.whyHelp} faults={faults} />
        </>
      )}
    </Deed>
  );
}
