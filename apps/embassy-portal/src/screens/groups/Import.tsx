import { useRef, useState } from 'react';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { texts as device } from '../../device/kept-texts';
import type { Item } from '../../device/queue';
import { useDeed } from '../../device/useDeed';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { faultOf, Summary, TextField, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { AskedFirst, type Asked } from './AskedFirst';
import { Columns, type Told } from './Columns';
import { Found, OrderOfDates, type Order } from './Found';
import type { Sent } from './GivenBack';
import { importing } from './importing';
import { isPaste, MOST_BYTES, ofFile, ofPaste, type ListFile } from './list-file';
import { useWaits } from './Queued';
import { texts as queue } from './queue-texts';
import { IMPORT, type Imported } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);
const labels = labelsOf(queue);

/** Kept on this device until it is registered. */
interface Begun {
  pasted: string;
  asked: Asked;
  order: Order;
  /** What was told of the list's headings; nothing in what was kept before it could be. */
  columns?: Told;
}

interface Checked {
  list: ListFile;
  /** None without a line: no list is read on this page. */
  found: Imported | undefined;
}

interface Intake {
  group: string;
  reference: string;
  /** What was refused of a list that waited on this device. */
  back: Item | undefined;
}

const labelOf = (list: ListFile) => (isPaste(list) ? labels.paste : labels.file(list.fileName));
const listIn = (item: Item): ListFile => item.deed.input as unknown as ListFile;

/** A list is tried first and keeps nothing; then the good rows are registered, and the others wait to be put right. */
export function Import({ group, reference, back }: Intake) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const d = useTexts(device);
  const q = useTexts(queue);
  const faultsOf = useFaultsOf();
  const trying = useAct(IMPORT);
  const registering = useDeed(IMPORT);
  const busy = trying.busy || registering.busy;
  const [given, setGiven] = useState(back);
  const [file, setFile] = useState<File>();
  const [round, setRound] = useState(0);
  const sent = back?.deed.edit?.form as Sent | undefined;
  const draft = useDraft<Begun>(`list ${group}`, () => ({ pasted: '', asked: '', order: '', ...sent }));
  const { pasted, asked, order, columns = {} } = draft.value;
  const [checked, setChecked] = useState<Checked>();
  const [registered, setRegistered] = useState<number>();
  const [kept, setKept] = useState(false);
  const waits = useWaits(group);
  const { faults, sends, setFaults, mend, mended } = useFaults(given?.problem ? [faultOf(given.problem)] : []);

  const input = (list: ListFile, dryRun: boolean, told = columns) =>
    importing({ group, list, asked, order, columns: told, dryRun });
  const ofTheList = (fault: Fault): Fault => (fault.field === 'content' ? { ...fault, field: 'list-file' } : fault);
  const tried = { changes: false, kind: 'batch' as const };
  const last = useRef<Told>(undefined);
  /** Told again while the list is still read: only the last answer is of what stands there now. */
  const tell = async (told: Told) => {
    draft.set({ columns: told });
    if (!checked) return;
    last.current = told;
    const result = await trying.send(input(checked.list, true, told), tried);
    if (last.current !== told) return;
    setFaults(faultsOf(result).map(ofTheList));
    if (result.done) setChecked({ list: checked.list, found: result.done });
  };
  const check = async () => {
    setRegistered(undefined);
    setKept(false);
    if (!file && !given && !pasted.trim()) return setFaults([{ field: 'list-file', text: says.missingList }]);
    if (!asked) return setFaults([{ field: 'consents', text: says.missingAsked }]);
    const list = file ? await ofFile(file) : given ? listIn(given) : ofPaste(pasted);
    if (list.content.length * 0.75 > MOST_BYTES) return setFaults([{ field: 'list-file', text: says.tooLarge }]);
    const result = navigator.onLine ? await trying.send(input(list, true), tried) : { why: 'LINE' as const };
    setFaults(result.why === 'LINE' ? [] : faultsOf(result).map(ofTheList));
    setChecked(result.done || result.why === 'LINE' ? { list, found: result.done } : undefined);
  };
  const register = async () => {
    if (!checked) return;
    if (checked.found?.asksDateOrder && !order) return setFaults([{ field: 'dateOrder', text: says.missingOrder }]);
    const { list } = checked;
    const about = {
      ...{ record: newId(), kind: 'batch' as const, label: labelOf(list), who: reference },
      edit: { path: `/groups/${group}`, form: { asked, order, columns } satisfies Sent },
    };
    const result = await registering.send(input(list, false), about, given?.seq);
    setFaults(result.kept ? [] : faultsOf(result).map(ofTheList));
    if (!result.done && !result.kept) return;
    setRegistered(result.done?.registered);
    setKept(result.kept ?? false);
    setGiven(undefined);
    setChecked(undefined);
    setFile(undefined);
    setRound(round + 1);
    draft.drop();
  };
  const onOrder = (next: Order) => {
    draft.set({ order: next });
    mended('dateOrder');
  };
  const changed = () => {
    setChecked(undefined);
    mended('list-file');
  };

  return (
    <Part name="import" title={t.list}>
      <Summary faults={faults} sends={sends} />
      <div role="status">
        {registered !== undefined && (
          <p className={registered > 0 ? 'notice good' : 'notice'}>{t.registered(number(registered))}</p>
        )}
        {kept && waits && (
          <p className="notice">
            <strong>{q.keptList}</strong> {d.keptText}
          </p>
        )}
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
        {!file && given && (
          <p className="notice">{q.given(isPaste(listIn(given)) ? q.pasted : listIn(given).fileName)}</p>
        )}
        {!file && !given && (
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
        <button className={checked ? 'second' : undefined} disabled={busy}>
          {busy ? p.working : t.check}
        </button>
      </form>
      {checked && !checked.found && (
        <div className="found">
          <p className="notice">{q.unchecked}</p>
          <OrderOfDates name="dateOrder" order={order} onOrder={onOrder} faults={faults} />
          <button disabled={busy} onClick={() => void register()}>
            {busy ? p.working : q.registerList}
          </button>
        </div>
      )}
      {checked?.found && <Columns columns={checked.found.columns} told={columns} onTold={tell} />}
      {checked?.found && (
        <Found
          found={checked.found}
          kept={t.keep}
          orderName="dateOrder"
          order={order}
          onOrder={onOrder}
          faults={faults}
          busy={busy}
          registers={checked.found.ready + checked.found.drafts > 0}
          onRegister={() => void register()}
        />
      )}
    </Part>
  );
}
