import { useState } from 'react';
import { clearanceKinds, clearanceStatuses } from '#domain';
import { useActs } from '../../api/useAct';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../choices';
import { Dialog } from '../Dialog';
import { SelectField, Summary, TextField, useFaults } from '../form';
import type { Result } from '../Refusals';
import { texts as parts } from '../texts';
import { RECORD_CLEARANCES } from './acts';
import { texts } from './texts';

interface Clearing {
  people: readonly { id: string; name: string }[];
  onClose: () => void;
  onDone: (results: readonly Result[]) => void;
}

/** The host state's word on one person, or on many at once. */
export function ClearanceDialog({ people, onClose, onDone }: Clearing) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const [kind, setKind] = useState('EXIT_PERMIT');
  const [status, setStatus] = useState('GRANTED');
  const [note, setNote] = useState('');
  const { faults, sends, setFaults, mend } = useFaults();
  const [occurredAt] = useState(() => new Date().toISOString());
  const record = useActs(RECORD_CLEARANCES);
  const save = async () => {
    if (!clearanceKinds.has(kind)) return setFaults([{ field: 'kind', text: t.chooseKind }]);
    if (!clearanceStatuses.has(status)) return setFaults([{ field: 'status', text: t.chooseStatus }]);
    const said = { kind, status, occurredAt, ...(note.trim() && { note: note.trim() }) };
    const results = await record.send(people.map(({ id }) => ({ case: id, ...said })));
    onDone(people.map((one, i) => ({ ...one, result: results[i] ?? { why: 'FAULT' } })));
  };
  return (
    <Dialog
      title={t.clearanceOf(people.length === 1 ? (people[0]?.name ?? '') : t.people(number(people.length)))}
      onClose={onClose}
    >
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <SelectField
          name="kind"
          label={t.clearanceKind}
          value={kind}
          onValue={setKind}
          faults={faults}
          options={optionsOf(clearanceKinds, language)}
        />
        <SelectField
          name="status"
          label={t.status}
          value={status}
          onValue={setStatus}
          faults={faults}
          options={optionsOf(clearanceStatuses, language)}
        />
        <TextField
          name="note"
          label={t.note}
          help={t.noteHelp}
          optional={status !== 'NOT_REQUIRED'}
          rows={2}
          value={note}
          onValue={setNote}
          faults={faults}
        />
        <p role="status">{record.through !== undefined && `${number(record.through)} / ${number(people.length)}`}</p>
        <div className="deeds">
          <button disabled={record.busy}>{p.send}</button>
          <button type="button" className="plain" onClick={onClose}>
            {p.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
