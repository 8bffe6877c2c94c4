import { useState } from 'react';
import { urgentNeeds } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import type { Head } from '../case/questions';
import { RECORD_NEED } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** One more thing that can't wait. */
export function NeedDialog({ of, onClose }: { of: Head; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const record = useAct(RECORD_NEED);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`need ${of.id}`, () => ({ code: '', note: '' }));
  const { code, note } = draft.value;
  const send = () => {
    if (!urgentNeeds.has(code)) return [{ field: 'code', text: says.missingNeed }];
    return record.send({ case: of.id, code, occurredAt, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <Deed draft={draft} title={t.recordNeed} label={t.record} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="code"
            label={t.need}
            value={code}
            onValue={(code) => draft.set({ code })}
            faults={faults}
            options={optionsOf(urgentNeeds, language)}
          />
          <NoteField of={draft} help={t.needHelp} faults={faults} />
        </>
      )}
    </Deed>
  );
}
