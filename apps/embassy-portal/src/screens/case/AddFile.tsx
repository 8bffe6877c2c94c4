import { useEffect, useRef, useState } from 'react';
import { fileKinds } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { SelectField, Summary, TextField, useFaults, useFaultsOf, useSaying, type Fault } from '../../parts/form';
import { Resumed } from '../../parts/Resumed';
import { useUpload } from '../../parts/useUpload';
import { ATTACH } from './acts';
import { texts } from './texts';

const says = labelsOf(texts);

const MOST = 10 * 1024 * 1024;

/** The bytes under an id of our own first, then the act that says what they are. Sent again, both are done once. */
export function AddFile({ id }: { id: string }) {
  const t = useTexts(texts);
  const saying = useSaying();
  const language = useLanguage();
  const attach = useAct(ATTACH);
  const faultsOf = useFaultsOf();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [fileId, setFileId] = useState(() => newId());
  const draft = useDraft(`file ${id}`, () => ({ kind: '', note: '' }));
  const { kind, note } = draft.value;
  const [sending, setSending] = useState(false);
  const { put, bar } = useUpload('file');
  const { faults, sends, setFaults, mend } = useFaults();
  const preview = usePreview(file);

  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setFileId(newId());
  };
  const upload = async (): Promise<readonly Fault[]> => {
    if (!file) return [{ field: 'file', text: says.missingFile }];
    if (file.size > MOST) return [{ field: 'file', text: says.tooLarge }];
    if (!fileKinds.has(kind)) return [{ field: 'file-kind', text: says.missingKind }];
    const wrong = await put(fileId, id, file);
    if (wrong.length > 0) return wrong;
    const noted = note.trim() ? { note: note.trim() } : {};
    const refused = faultsOf(await attach.send({ case: id, file: fileId, kind, occurredAt: occurred(file), ...noted }));
    // The page has a kind and a note of its own.
    return refused.map((one) =>
      one.field === 'kind' || one.field === 'note' ? { ...one, field: `file-${one.field}` } : one,
    );
  };
  const submit = async () => {
    setSending(true);
    const wrong = await upload();
    setSending(false);
    setFaults(wrong);
    if (wrong.length > 0) return;
    choose(undefined);
    draft.drop();
    if (input.current) input.current.value = '';
  };
  // Said before anything is sent.
  const fault = file && file.size > MOST ? says.tooLarge : faults.find(({ field }) => field === 'file')?.text;
  if (!draft.ready) return null;
  return (
    <details className="add" open={draft.resumed || undefined}>
      <summary>{t.addFile}</summary>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <Resumed draft={draft} />
        <div className={fault ? 'field wrong' : 'field'}>
          <label htmlFor="file">{t.file}</label>
          {fault && <p className="fault">{saying(fault)}</p>}
          <input
            ref={input}
            id="file"
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
        {preview && <img className="preview" src={preview} alt={t.preview} />}
        <SelectField
          name="file-kind"
          label={t.fileKind}
          value={kind}
          onValue={(kind) => draft.set({ kind })}
          faults={faults}
          options={optionsOf(fileKinds, language)}
        />
        <TextField
          name="file-note"
          label={t.note}
          optional
          value={note}
          onValue={(note) => draft.set({ note })}
          faults={faults}
        />
        {bar}
        <button disabled={sending}>{sending ? t.sending : t.upload}</button>
      </form>
    </details>
  );
}

/** A file is attached when it is: the moment is taken once, so that the act stays the same when it is sent again. */
const moments = new WeakMap<File, string>();
function occurred(file: File): string {
  const known = moments.get(file) ?? new Date().toISOString();
  moments.set(file, known);
  return known;
}

/** The chosen picture as it stands on this device, before anything has left it. */
function usePreview(file: File | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file?.type.startsWith('image/')) return setAddress(undefined);
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
