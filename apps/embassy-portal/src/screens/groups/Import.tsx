import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Summary, TextField, useFaults, useFaultsOf } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { AskedFirst, type Asked } from './AskedFirst';
import { Found, type Order } from './Found';
import { importing } from './importing';
import { MOST_BYTES, ofFile, ofPaste, type ListFile } from './list-file';
import { IMPORT, type Imported } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Kept on this device until it is registered. */
interface Begun {
  pasted: string;
  asked: Asked;
  order: Order;
}

interface Checked {
  list: ListFile;
  found: Imported;
}

/** A list is tried first and keeps nothing; then the good rows are registered, and the others wait to be put right. */
export function Import({ group }: { group: string }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const faultsOf = useFaultsOf();
  const act = useAct(IMPORT);
  const [file, setFile] = useState<File>();
  const [round, setRound] = useState(0);
  const draft = useDraft<Begun>(`list ${group}`, () => ({ pasted: '', asked: '', order: '' }));
  const { pasted, asked, order } = draft.value;
  const [checked, setChecked] = useState<Checked>();
  const [registered, setRegistered] = useState<number>();
  const { faults, sends, setFaults, mend, mended } = useFaults();

  const send = (list: ListFile, dryRun: boolean) =>
    act.send(importing({ group, list, asked, order, dryRun }), { changes: !dryRun, kind: 'batch' });
  const check = async () => {
    setRegistered(undefined);
    if (!file && !pasted.trim()) return setFaults([{ field: 'list-file', text: says.missingList }]);
    if (!asked) return setFaults([{ field: 'consents', text: says.missingAsked }]);
    const list = file ? await ofFile(file) : ofPaste(pasted);
    if (list.content.length * 0.75 > MOST_BYTES) return setFaults([{ field: 'list-file', text: says.tooLarge }]);
    const result = await send(list, true);
    setFaults(faultsOf(result).map((fault) => (fault.field === 'content' ? { ...fault, field: 'list-file' } : fault)));
    setChecked(result.done ? { list, found: result.done } : undefined);
  };
  const register = async () => {
    if (!checked) return;
    if (checked.found.asksDateOrder && !order) return setFaults([{ field: 'dateOrder', text: says.missingOrder }]);
    const result = await send(checked.list, false);
    setFaults(faultsOf(result));
    if (!result.done) return;
    setRegistered(result.done.registered);
    setChecked(undefined);
    setFile(undefined);
    setRound(round + 1);
    draft.drop();
  };
  const changed = () => {
    setChecked(undefined);
    mended('list-file');
  };

  return (
    <Part name="import" title={t.list}>
      <Summary faults={faults} sends={sends} />
      <div role="status">
        {registered !== undefined && <p className="notice good">{t.registered(number(registered))}</p>}
      </div>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <div className="field">
          <label htmlFor="list-file">{t.file}</label>
          <input
            key={round}
            id="list-file"
            type="file"
            accept=".xlsx,.csv,.tsv,.txt"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              changed();
            }}
          />
        </div>
        {!file && (
          <TextField
            name="paste"
            label={t.paste}
            rows={3}
            value={pasted}
            onValue={(text) => {
              draft.set({ pasted: text });
              changed();
            }}
          />
        )}
        <AskedFirst name="consents" value={asked} onValue={(next) => draft.set({ asked: next })} faults={faults} />
        <button className={checked ? 'second' : undefined} disabled={act.busy}>
          {act.busy ? p.working : t.check}
        </button>
      </form>
      {checked && (
        <Found
          found={checked.found}
          kept={t.keep}
          orderName="dateOrder"
          order={order}
          onOrder={(next) => {
            draft.set({ order: next });
            mended('dateOrder');
          }}
          faults={faults}
          busy={act.busy}
          registers={checked.found.ready + checked.found.drafts > 0}
          onRegister={() => void register()}
        />
      )}
    </Part>
  );
}
