import { useRef, useState } from 'react';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Summary, TextField, useFaults, useFaultsOf, useSaying, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { Resumed } from '../../parts/Resumed';
import { useUpload } from '../../parts/useUpload';
import { useConfirming } from '../../session/Confirming';
import { ATTACH_PAPER, SIGN } from './questions';
import { Taken, answered, type SignProps } from './Sign';
import { texts } from './texts';

const says = labelsOf(texts);

const MOST = 10 * 1024 * 1024;

/** Who has no account signs on paper: the name, and the signed paper as a picture, entered by the unit on the other side. */
export function WitnessSigns(props: SignProps) {
  const { of, asked, onAsked } = props;
  const t = useTexts(texts);
  const saying = useSaying();
  const faultsOf = useFaultsOf();
  const attach = useAct(ATTACH_PAPER);
  const sign = useAct(SIGN);
  const { confirmed, asks } = useConfirming();
  const { faults: unsaid, said } = answered(props);
  const draft = useDraft(`witness ${props.side} ${of.id}`, () => ({ name: '', note: '' }));
  const { name, note } = draft.value;
  const [file, setFile] = useState<{ id: string; content: File; at: string }>();
  const { faults, sends, setFaults, mend } = useFaults();
  const [busy, setBusy] = useState(false);
  const { put, bar } = useUpload('witness.file');
  const attached = useRef<string>(undefined);

  const send = async (): Promise<readonly Fault[]> => {
    const first = of.people[0]?.case.id ?? '';
    const wrong = [
      ...(name.trim() ? [] : [{ field: 'witness.name', text: says.missingName }]),
      ...(file ? [] : [{ field: 'witness.file', text: says.missingFile }]),
      ...(file && file.content.size > MOST ? [{ field: 'witness.file', text: says.tooLarge }] : []),
    ];
    if (!file || wrong.length > 0 || unsaid.length > 0) return wrong;
    if (attached.current !== file.id) {
      const refused = await keep(first, file);
      if (refused.length > 0) return refused;
      attached.current = file.id;
    }
    const witness = { name: name.trim(), file: file.id, ...(note.trim() && { note: note.trim() }) };
    const signedAt = new Date().toISOString();
    const signing = {
      handover: of.id,
      version: of.version,
      signedAt,
      witness,
      ...(props.side === 'receiver' && !of.corrects && said),
    };
    const signed = await confirmed(() => sign.send(signing));
    if (signed.done) draft.drop();
    return faultsOf(signed);
  };

  /** The bytes under an id of our own, then what they are: the signed paper of those on the list. */
  const keep = async (first: string, { id, content, at }: { id: string; content: File; at: string }) => {
    const wrong = await put(id, first, content);
    if (wrong.length > 0) return wrong;
    return faultsOf(await attach.send({ case: first, file: id, kind: 'HANDOVER_PAPER', occurredAt: at }));
  };

  const submit = async () => {
    onAsked();
    setBusy(true);
    setFaults(await send().finally(() => setBusy(false)));
  };
  const fault = faults.find(({ field }) => field === 'witness.file');
  if (!draft.ready) return null;
  return (
    <Part name="sign" title={t.witnessTitle}>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Summary faults={[...(asked ? unsaid : []), ...faults]} sends={sends} />
        <Resumed draft={draft} />
        <p>{t.witnessText}</p>
        <Taken {...props} />
        <TextField
          name="witness.name"
          label={t.witnessName}
          value={name}
          onValue={(name) => draft.set({ name })}
          faults={faults}
          native={{ maxLength: 200 }}
        />
        <div className={fault ? 'field wrong' : 'field'}>
          <label htmlFor="witness.file">{t.file}</label>
          {fault && <p className="fault">{saying(fault.text)}</p>}
          <input
            id="witness.file"
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            onChange={(event) => {
              const content = event.target.files?.[0];
              setFile(content && { id: newId(), content, at: new Date().toISOString() });
            }}
          />
        </div>
        <TextField
          name="witness.note"
          label={t.witnessNote}
          optional
          value={note}
          onValue={(note) => draft.set({ note })}
        />
        {bar}
        <button disabled={busy}>{busy ? t.signing : t.enterWitness}</button>
      </form>
      {asks}
    </Part>
  );
}
