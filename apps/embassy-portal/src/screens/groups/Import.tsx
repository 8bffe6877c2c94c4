import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Choices, FieldGroup, Summary, TextField, useFaults, useFaultsOf, useSaid } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { AskedFirst, type Asked } from './AskedFirst';
import { MOST_BYTES, ofFile, ofPaste, type ListFile } from './list-file';
import { IMPORT, type Imported } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

type Order = '' | 'DMY' | 'MDY';

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
    act.send(
      {
        group,
        ...list,
        dryRun,
        source: 'RAID',
        consents: asked ? [{ purpose: 'ASSISTANCE', basis: asked, given: true }] : [],
        ...(order ? { dateOrder: order } : {}),
      },
      { changes: !dryRun, kind: 'batch' },
    );
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
        <Found found={checked.found}>
          {checked.found.asksDateOrder && (
            <FieldGroup name="dateOrder" legend={t.dateOrder} faults={faults}>
              <Choices
                name="dateOrder"
                value={order}
                onValue={(value) => {
                  draft.set({ order: value as Order });
                  mended('dateOrder');
                }}
                options={[
                  { value: 'DMY', label: t.dmy },
                  { value: 'MDY', label: t.mdy },
                ]}
              />
            </FieldGroup>
          )}
          {checked.found.ready + checked.found.drafts > 0 ? (
            <button disabled={act.busy} onClick={() => void register()}>
              {act.busy ? p.working : t.register(number(checked.found.ready))}
            </button>
          ) : (
            <p>{t.registerNone}</p>
          )}
        </Found>
      )}
    </Part>
  );
}

/** Somebody whom this unit has already, or who is on the list twice. */
const isDouble = ({ code }: { code: string }): boolean => code === 'POSSIBLY_REGISTERED' || code === 'NIK_REPEATED';

/** What an import would do, before it does it. */
function Found({ found, children }: { found: Imported; children: React.ReactNode }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const says = useSaid();
  const wrong = found.rows.filter(({ problems }) => problems.length > 0);
  const doubles = found.rows.filter(({ warnings }) => warnings.some(isDouble));
  const looked = found.rows
    .map(({ line, problems, warnings }) => ({
      line,
      warnings: problems.length > 0 ? [] : warnings.filter((one) => !isDouble(one)),
    }))
    .filter(({ warnings }) => warnings.length > 0);
  const known = doubles.filter(({ warnings }) => warnings.some(({ code }) => code === 'POSSIBLY_REGISTERED'));
  const said = [
    t.ready(number(found.ready)),
    ...(found.drafts > 0 ? [t.toFix(number(found.drafts))] : []),
    ...(found.repeated > 0 ? [t.repeated(number(found.repeated))] : []),
    ...(known.length > 0 ? [t.doubles(number(known.length))] : []),
  ];
  return (
    <div className="found">
      <p role="status">
        <strong>{said.join(', ')}</strong>
      </p>
      {[...found.problems, ...found.warnings].map((one) => (
        <p className="notice" key={one.message}>
          {says(one)}
        </p>
      ))}
      {wrong.length > 0 && (
        <>
          <h3>{t.problems}</h3>
          <ul>
            {wrong.map(({ line, problems }) =>
              problems.map((one, i) => (
                <li key={`${line} ${i}`}>
                  <strong>{t.line(number(line))}:</strong> {says(one)} {one.typed && <q>{one.typed}</q>}
                </li>
              )),
            )}
          </ul>
          <p>{t.keep(number(found.drafts))}</p>
        </>
      )}
      {doubles.length > 0 && (
        <>
          <h3>{t.twice}</h3>
          <ul>
            {doubles.map(({ line, warnings }) => (
              <li key={line}>
                <strong>{t.line(number(line))}:</strong> {warnings.filter(isDouble).map(says).join(' ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {looked.length > 0 && (
        <details className="add">
          <summary>
            {t.warnings} ({number(looked.length)})
          </summary>
          <ul>
            {looked.map(({ line, warnings }) => (
              <li key={line}>
                <strong>{t.line(number(line))}:</strong> {warnings.map(says).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </div>
  );
}
