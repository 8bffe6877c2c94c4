import { useState } from 'react';
import { dayIn, hostListKinds, instantAt } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { useNavigate } from '../../parts/address';
import { SelectField, Summary, TextField, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { Resumed } from '../../parts/Resumed';
import { texts as parts } from '../../parts/texts';
import { useMe } from '../../session/session';
import { MOST_BYTES, ofFile, ofPaste } from '../groups/list-file';
import { RECONCILE } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Their list as it was given: a file, or cells from one. */
export function Reconcile({ group }: { group: string }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const { unit } = useMe();
  const act = useAct(RECONCILE);
  const [id] = useState(() => newId());
  const draft = useDraft(`host list ${group}`, () => ({
    ...{ kind: '', reference: '', day: dayIn(new Date(), unit.zone), pasted: '' },
  }));
  const { kind, reference, day, pasted } = draft.value;
  const [file, setFile] = useState<File>();
  const { faults, sends, setFaults, mend, mended } = useFaults();

  const send = async () => {
    const occurredAt = instantAt(day, '00:00', unit.zone)?.toISOString();
    const missing: Fault[] = [
      ...(hostListKinds.has(kind) ? [] : [{ field: 'kind', text: says.missingKind }]),
      ...(reference.trim() ? [] : [{ field: 'reference', text: says.missingReference }]),
      ...(occurredAt ? [] : [{ field: 'occurredAt', text: says.missingDay }]),
      ...(file || pasted.trim() ? [] : [{ field: 'content', text: says.missingList }]),
    ];
    if (!hostListKinds.has(kind) || !occurredAt || missing.length > 0) return setFaults(missing);
    const list = file ? await ofFile(file) : ofPaste(pasted);
    if (list.content.length * 0.75 > MOST_BYTES) return setFaults([{ field: 'content', text: says.tooLarge }]);
    const result = await act.send({ id, group, kind, reference: reference.trim(), occurredAt, ...list });
    if (result.done) {
      draft.drop();
      navigate(`/host-lists/${id}`);
    } else setFaults(faultsOf(result).map((one) => (one.field === 'rows' ? { ...one, field: 'content' } : one)));
  };
  if (!draft.ready) return null;
  return (
    <Part name="record" title={t.record}>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <Resumed draft={draft} />
        <div className="row">
          <SelectField
            name="kind"
            label={t.kind}
            value={kind}
            onValue={(kind) => draft.set({ kind })}
            faults={faults}
            options={optionsOf(hostListKinds, language)}
          />
          <TextField
            name="occurredAt"
            label={t.dayOf}
            value={day}
            onValue={(day) => draft.set({ day })}
            faults={faults}
            native={{ type: 'date' }}
          />
        </div>
        <TextField
          name="reference"
          label={t.reference}
          help={t.referenceHelp}
          value={reference}
          onValue={(reference) => draft.set({ reference })}
          faults={faults}
          native={{ maxLength: 60 }}
        />
        <div className="field">
          <label htmlFor="their-file">{t.file}</label>
          <input
            id="their-file"
            type="file"
            accept=".xlsx,.csv,.tsv,.txt"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              mended('content');
            }}
          />
        </div>
        <TextField
          name="content"
          label={t.paste}
          rows={4}
          value={pasted}
          onValue={(pasted) => draft.set({ pasted })}
          faults={faults}
        />
        <button disabled={act.busy}>{act.busy ? p.working : t.recordDo}</button>
      </form>
    </Part>
  );
}
