import { assistanceLevels, assistanceTypes, regencies } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { Cost } from '../reintegration/Cost';
import { costOf, isFault, noCost } from '../reintegration/money';
import { PROVIDERS as CHOICE } from '../reintegration/questions';
import { providerName } from './name';
import { RECORD_SUPPORT } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** What one person is given is written down in their own case. */
const shared = assistanceLevels.codes.filter((level) => level !== 'INDIVIDUAL');

/** Planned at first; that it was given is said of it when it was. */
export function RecordSupport({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const record = useAct(RECORD_SUPPORT);
  const providers = useAsk(CHOICE, {});
  const draft = useDraft('shared support', () => ({
    ...{ level: 'COMMUNITY', type: '', note: '', places: [] as readonly string[], provider: '', plannedOn: '' },
    ...noCost,
  }));
  const { value: form, set } = draft;
  const send = () => {
    const { level, type, note, places, provider, plannedOn } = form;
    const cost = costOf(form, language, 'costMinor', says.wrongCost);
    const faults: Fault[] = [];
    if (!assistanceLevels.has(level)) faults.push({ field: 'level', text: says.missingLevel });
    if (!assistanceTypes.has(type)) faults.push({ field: 'type', text: says.missingType });
    if (isFault(cost)) faults.push(cost);
    if (!assistanceLevels.has(level) || !assistanceTypes.has(type) || isFault(cost)) return faults;
    return record.send({
      ...{ level, type, regencies: [...places], state: 'PLANNED', ...cost },
      ...(note.trim() && { note: note.trim() }),
      ...(provider && { provider }),
      ...(plannedOn && { plannedOn }),
    });
  };
  const fitting = (providers.data?.providers.items ?? []).filter(({ offers }) =>
    offers.some((one) => one === form.type),
  );
  return (
    <Deed draft={draft} title={t.record} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <div className="row">
            <SelectField
              name="level"
              label={t.level}
              value={form.level}
              onValue={(level) => set({ level })}
              faults={faults}
              options={optionsOf({ ...assistanceLevels, codes: shared }, language)}
            />
            <SelectField
              name="type"
              label={t.type}
              value={form.type}
              onValue={(type) => set({ type, provider: '' })}
              faults={faults}
              options={optionsOf(assistanceTypes, language)}
            />
          </div>
          <TextField
            name="note"
            label={t.note}
            help={t.noteHelp}
            optional
            rows={2}
            value={form.note}
            onValue={(note) => set({ note })}
            faults={faults}
          />
          <Places codes={form.places} onCodes={(places) => set({ places })} faults={faults} />
          <div className="row">
            <SelectField
              name="provider"
              label={t.provider}
              empty={t.noProvider}
              value={form.provider}
              onValue={(provider) => set({ provider })}
              faults={faults}
              options={fitting.map((one) => ({ value: one.id, label: providerName(one, language) }))}
            />
            <TextField
              name="plannedOn"
              label={t.plannedOn}
              optional
              value={form.plannedOn}
              onValue={(plannedOn) => set({ plannedOn })}
              faults={faults}
              native={{ type: 'date' }}
            />
          </div>
          <Cost value={form} onChange={set} faults={faults} />
        </>
      )}
    </Deed>
  );
}

interface PlacesProps {
  codes: readonly string[];
  onCodes: (codes: readonly string[]) => void;
  faults: readonly Fault[];
}

/** One after another; emptied, a place is taken out. */
function Places({ codes, onCodes, faults }: PlacesProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const left = regencies.codes.filter((code) => !codes.includes(code));
  return (
    <FieldGroup name="regencies" legend={t.regencies} faults={faults}>
      {[...codes, ''].map((code, i) => (
        <SelectField
          key={i}
          name={`regencies.${i}`}
          label={code ? t.place(number(i + 1)) : t.anotherRegency}
          optional
          value={code}
          onValue={(value) => onCodes(value ? [...codes].toSpliced(i, 1, value) : codes.toSpliced(i, 1))}
          options={optionsOf({ ...regencies, codes: code ? [code, ...left] : left }, language)}
        />
      ))}
    </FieldGroup>
  );
}
