import { useState } from 'react';
import { regencies, splitReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Check, optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { GO_HOME } from './acts';
import type { Head } from './questions';
import { texts } from './texts';

/** Out of the shelter, or from the door, to where somebody lives: the office there follows them from then on. */
export function GoHome({ found, title, onClose }: { found: Head; title: string; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const go = useAct(GO_HOME);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`home ${found.id}`, () => ({ homeRegency: '', escorted: false, splitReason: '', note: '' }));
  const form = draft.value;
  const { homeRegency, escorted, splitReason, note } = form;
  const known = found.person.homeRegency;
  const send = () =>
    go.send({
      ...{ case: found.id, version: found.version, occurredAt, escorted },
      ...(homeRegency && { homeRegency }),
      ...(splitReasons.has(splitReason) && { splitReason }),
      ...(note.trim() && { note: note.trim() }),
    });
  return (
    <Deed draft={draft} title={title} label={title} busy={go.busy} send={() => send()} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="homeRegency"
            label={t.goesTo}
            value={homeRegency}
            onValue={(value) => draft.set({ homeRegency: value })}
            faults={faults}
            empty={known ? labelOf(regencies, known, language) : t.unknown}
            options={optionsOf(regencies, language)}
          />
          <Check label={t.escorted} on={escorted} onTurn={() => draft.set({ escorted: !escorted })} />
          <SelectField
            name="splitReason"
            label={t.splitReason}
            value={splitReason}
            onValue={(value) => draft.set({ splitReason: value })}
            faults={faults}
            empty={t.notParted}
            options={optionsOf(splitReasons, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
