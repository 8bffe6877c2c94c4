import { useState } from 'react';
import { factFields, factProofs, type CodeOf } from '#domain';
import { inForce } from '../../device/facts';
import { inWords } from '../../device/said';
import { texts as device } from '../../device/kept-texts';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import { usePutRight, type PutRight } from '../../device/usePutRight';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { SelectField, Summary, TextField, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { Resumed } from '../../parts/Resumed';
import { texts as parts } from '../../parts/texts';
import { factText } from './fact-text';
import { ASSERT_FACT } from './facts';
import { texts as own } from './stance-texts';
import { texts } from './texts';
import { ValueField } from './ValueField';

const says = labelsOf(texts);

type Field = CodeOf<typeof factFields>;

interface Props {
  id: string;
  version: number;
  who: string;
  facts: Parameters<typeof inForce>[0];
}

interface Form {
  field: string;
  value: string;
  proof: string;
  note: string;
}
const nothing: Form = { field: '', value: '', proof: '', note: '' };

/** What one's own agency says of who somebody is, beside what others said; also without a line. */
export function Say(props: Props) {
  const [putRight, wasPutRight] = usePutRight<Form>('assertFact');
  // What was put right is done with: what is said next begins empty, or where it was left.
  return <Saying key={putRight?.seq ?? 0} {...props} putRight={putRight} onPutRight={wasPutRight} />;
}

interface SayingProps extends Props {
  putRight: PutRight<Form> | undefined;
  onPutRight: () => void;
}

function Saying({ id, version, who, facts, putRight, onPutRight }: SayingProps) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const d = useTexts(device);
  const o = useTexts(own);
  const language = useLanguage();
  const assert = useDeed(ASSERT_FACT);
  const faultsOf = useFaultsOf();
  const draft = useDraft<Form>(
    ['say', id, ...(putRight ? [putRight.seq] : [])].join(' '),
    () => putRight?.form ?? nothing,
  );
  const { value: form, set } = draft;
  const { field, value, proof, note } = form;
  const { faults, sends, setFaults, mend, mended } = useFaults(putRight?.faults);
  const [kept, setKept] = useState(false);

  const send = async () => {
    const wrong: Fault[] = [
      ...(field === '' ? [{ field: 'field', text: says.missingField }] : []),
      ...(value.trim() === '' ? [{ field: 'value', text: says.missingValue }] : []),
      ...(proof === '' ? [{ field: 'proof', text: says.missingProof }] : []),
    ];
    if (wrong.length > 0) return setFaults(wrong);
    const said = { field: field as Field, value: value.trim(), proof: proof as CodeOf<typeof factProofs> };
    const result = await assert.send(
      {
        ...{ case: id, version, ...said, occurredAt: new Date().toISOString() },
        ...(note.trim() && { note: note.trim() }),
      },
      {
        record: id,
        label: { id: texts.id.say, en: texts.en.say },
        who,
        edit: { path: `/cases/${id}`, form },
        said: inWords((to) => [
          factFields.label(said.field, to),
          factText({ field, value: said.value, code: null }, to),
          factProofs.label(said.proof, to),
          note.trim(),
        ]),
        fact: { field, read: inForce(facts, field) },
      },
      putRight?.seq,
    );
    setFaults(result.kept ? [] : faultsOf(result));
    setKept(result.kept === true);
    if (!result.kept && !result.done) return;
    draft.drop();
    onPutRight();
  };

  if (!draft.ready) return null;
  return (
    <details className="add" open={putRight !== undefined || draft.resumed || undefined}>
      <summary>{t.say}</summary>
      <div role="status">
        {kept && (
          <p className="notice">
            <strong>{d.keptTitle}.</strong> {d.keptText}
          </p>
        )}
      </div>
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
            name="field"
            label={t.sayField}
            value={field}
            onValue={(next) => {
              set({ field: next, value: '' });
              mended('value');
            }}
            faults={faults}
            options={optionsOf(factFields, language)}
          />
          <ValueField field={field} value={value} onValue={(next) => set({ value: next })} faults={faults} />
          <SelectField
            name="proof"
            label={t.proof}
            value={proof}
            onValue={(next) => set({ proof: next })}
            faults={faults}
            options={optionsOf(factProofs, language)}
          />
        </div>
        <TextField
          name="factNote"
          label={o.sayNote}
          optional
          rows={2}
          value={note}
          onValue={(next) => set({ note: next })}
        />
        <button disabled={assert.busy}>{assert.busy ? p.working : t.sendSay}</button>
      </form>
    </details>
  );
}
