import { useState } from 'react';
import { sexes } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { AskedFirst, type Asked } from './AskedFirst';
import { asTyped, fixable, registrationOf, type Fixable, type Fixed } from './draft-form';
import { Discard } from './Discard';
import { DRAFTS, FIX, type Draft } from './questions';
import { texts } from './texts';

const cellOf = (draft: { line: number }, field: string): string => `row-${draft.line}-${field}`;

/** Rows that could not be registered as they were typed: put right in their cells, then registered. */
export function Drafts({ group, mine }: { group: string; mine: boolean }) {
  const t = useTexts(texts);
  const drafts = useAsk(DRAFTS, { group });
  return (
    <Part name="drafts" title={t.fix}>
      <Answer of={drafts}>
        {({ drafts: { items } }) => (items.length === 0 ? <p>{t.noDrafts}</p> : <Grid drafts={items} mine={mine} />)}
      </Answer>
    </Part>
  );
}

/** Ids of the cases that the rows will become: of this page, so that a row sent again becomes the same case. */
const cases = new Map<string, string>();
function caseOf(draft: string): string {
  const known = cases.get(draft) ?? newId();
  cases.set(draft, known);
  return known;
}

function Grid({ drafts, mine }: { drafts: readonly Draft[]; mine: boolean }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const fix = useAct(FIX);
  const faultsOf = useFaultsOf();
  const [typed, setTyped] = useState<ReadonlyMap<string, Partial<Fixed>>>(new Map());
  const [faults, setFaults] = useState<ReadonlyMap<string, readonly Fault[]>>(new Map());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [discarding, setDiscarding] = useState<Draft>();
  const [registered, setRegistered] = useState(0);
  const [sends, setSends] = useState(0);
  const [asked, setAsked] = useState<Asked>('');
  const [unasked, setUnasked] = useState<readonly Fault[]>([]);

  const inCells = (draft: Draft): Fixed => ({ ...asTyped(draft.typed ?? []), ...typed.get(draft.id) });
  /** What the core said of the row as it came, until somebody has changed the cell, and what it says now. */
  const wrong = (draft: Draft): readonly Fault[] => {
    if (seen.has(draft.id)) return faults.get(draft.id) ?? [];
    const changed = typed.get(draft.id) ?? {};
    const before = (draft.problems ?? [])
      .filter(({ field }) => field === null || !(field in changed))
      .map(({ field, message, remedy }) => ({ field, text: `${message} ${remedy}` }));
    return faults.get(draft.id) ?? before;
  };
  const all = drafts.flatMap((draft) =>
    wrong(draft).map(({ field, text }) => ({
      field: cellOf(draft, field ?? 'name'),
      text: `${t.line(number(draft.line))}: ${text}`,
    })),
  );
  const change = (draft: Draft, field: Fixable, text: string) => {
    setTyped(new Map(typed).set(draft.id, { ...typed.get(draft.id), [field]: text }));
    const left = new Map(faults);
    left.delete(draft.id);
    setFaults(left);
  };
  const changed = drafts.filter(({ id }) => typed.has(id) || seen.has(id));
  const send = async () => {
    setSends(sends + 1);
    if (!asked) return setUnasked([{ field: 'fixed-consents', text: t.missingAsked }]);
    setUnasked([]);
    const found = new Map<string, readonly Fault[]>();
    let done = 0;
    for (const draft of changed) {
      const cells = inCells(draft);
      const missing: Fault[] = [
        ...(cells.name.trim() ? [] : [{ field: 'name', text: t.missingName }]),
        ...(cells.sex ? [] : [{ field: 'sex', text: t.missingSex }]),
      ];
      const result =
        missing.length > 0
          ? missing
          : faultsOf(
              await fix.send({
                draft: draft.id,
                version: draft.version,
                id: caseOf(draft.id),
                source: 'RAID',
                consents: [{ purpose: 'ASSISTANCE', basis: asked, given: true }],
                ...registrationOf(draft.typed ?? [], cells),
              }),
            );
      if (result.length > 0) found.set(draft.id, result);
      else done += 1;
    }
    setFaults(found);
    setRegistered(done);
    setTyped(new Map([...typed].filter(([id]) => found.has(id))));
  };

  return (
    <>
      <Summary faults={[...unasked, ...all]} sends={sends} />
      <div role="status">{registered > 0 && <p className="notice good">{t.registered(number(registered))}</p>}</div>
      <p>{t.fixText}</p>
      {drafts.map((draft) => (
        <fieldset className="fix" key={draft.id}>
          <legend>{t.line(number(draft.line))}</legend>
          <div className="row">
            {fixable.map((field) => (
              <Cell
                key={field}
                id={cellOf(draft, field)}
                field={field}
                line={draft.line}
                value={inCells(draft)[field]}
                fault={wrong(draft).find((one) => one.field === field)?.text}
                onChange={(text) => change(draft, field, text)}
              />
            ))}
          </div>
          {mine && (
            <label className="choice">
              <input
                type="checkbox"
                checked={seen.has(draft.id)}
                onChange={(event) =>
                  setSeen(
                    new Set(event.target.checked ? [...seen, draft.id] : [...seen].filter((id) => id !== draft.id)),
                  )
                }
              />
              <span>{t.seen}</span>
            </label>
          )}
          {mine && (
            <button
              type="button"
              className="plain"
              aria-label={t.discardThis(number(draft.line))}
              onClick={() => setDiscarding(draft)}
            >
              {t.discard}
            </button>
          )}
        </fieldset>
      ))}
      {mine && changed.length > 0 && (
        <>
          <AskedFirst name="fixed-consents" value={asked} onValue={setAsked} faults={unasked} />
          <button disabled={fix.busy} onClick={() => void send()}>
            {fix.busy ? p.working : t.fixDo(number(changed.length))}
          </button>
        </>
      )}
      {discarding && <Discard draft={discarding} onClose={() => setDiscarding(undefined)} />}
    </>
  );
}

interface CellProps {
  id: string;
  field: Fixable;
  line: number;
  value: string;
  fault: string | undefined;
  onChange: (text: string) => void;
}

function Cell({ id, field, line, value, fault, onChange }: CellProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const about = {
    id,
    'aria-label': t.cell(t[field], number(line)),
    ...(fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}),
  };
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <span className="soft" aria-hidden="true">
        {t[field]}
      </span>
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {field === 'sex' ? (
        <select {...about} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="" />
          {sexes.codes.map((code) => (
            <option key={code} value={code}>
              {sexes.label(code, language)}
            </option>
          ))}
        </select>
      ) : (
        <input {...about} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}
