import { useState } from 'react';
import { clearanceKinds, clearanceStatuses } from '#domain';
import { useActs, type Done } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../choices';
import { Deed } from '../Deed';
import { SelectField } from '../form';
import { NoteField } from '../NoteField';
import type { Result } from '../Refusals';
import { RECORD_CLEARANCES } from './acts';
import { texts } from './texts';

const says = labelsOf(texts);

interface Clearing {
  people: readonly { id: string; name: string }[];
  onClose: () => void;
  onDone: (results: readonly Result[]) => void;
}

/** The host state's word on one person, or on many at once; while it is recorded of nobody, the dialog says why. */
export function ClearanceDialog({ people, onClose, onDone }: Clearing) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const draft = useDraft(`clearance ${people.map(({ id }) => id).join()}`, () => ({
    ...{ kind: 'EXIT_PERMIT', status: 'GRANTED', note: '' },
  }));
  const { kind, status, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const record = useActs(RECORD_CLEARANCES);
  const save = () => {
    if (!clearanceKinds.has(kind)) return [{ field: 'kind', text: says.chooseKind }];
    if (!clearanceStatuses.has(status)) return [{ field: 'status', text: says.chooseStatus }];
    const said = { kind, status, occurredAt, ...(note.trim() && { note: note.trim() }) };
    return record.send(people.map(({ id }) => ({ case: id, ...said }))).then((results): Done<object> => {
      const done = results.find((result) => result.done);
      if (done) onDone(people.map((one, i) => ({ ...one, result: results[i] ?? { why: 'FAULT' } })));
      return done ?? results[0] ?? { why: 'FAULT' };
    });
  };
  return (
    <Deed
      draft={draft}
      title={t.clearanceOf(people.length === 1 ? (people[0]?.name ?? '') : t.people(number(people.length)))}
      busy={record.busy}
      send={save}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <SelectField
            name="kind"
            label={t.clearanceKind}
            value={kind}
            onValue={(kind) => draft.set({ kind })}
            faults={faults}
            options={optionsOf(clearanceKinds, language)}
          />
          <SelectField
            name="status"
            label={t.status}
            value={status}
            onValue={(status) => draft.set({ status })}
            faults={faults}
            options={optionsOf(clearanceStatuses, language)}
          />
          <NoteField of={draft} help={t.noteHelp} optional={status !== 'NOT_REQUIRED'} faults={faults} />
          <p role="status">{record.through !== undefined && `${number(record.through)} / ${number(people.length)}`}</p>
        </>
      )}
    </Deed>
  );
}
