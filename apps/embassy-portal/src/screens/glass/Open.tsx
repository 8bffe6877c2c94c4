import { optionsOf } from '../../parts/choices';
import { useSearchParams } from '../../parts/address';
import { GLASS_A_DAY, GLASS_REASON_LENGTH, glassReasons, readCaseNumber } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Choices, FieldGroup, Summary, TextField, useFaults, useFaultsOf } from '../../parts/form';
import { NeedsLine } from '../../parts/NeedsLine';
import { Page } from '../../parts/Page';
import { Resumed } from '../../parts/Resumed';
import { texts as parts } from '../../parts/texts';
import { Broken } from './Broken';
import { BREAK } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** In an emergency: a case of another unit, opened on one's own answer by the number that its papers carry. */
export default function Open() {
  const [query, setQuery] = useSearchParams();
  const opened = query.get('number');
  return opened ? <Broken number={opened} /> : <Asking onOpened={(number) => setQuery({ number })} />;
}

function Asking({ onOpened }: { onOpened: (number: string) => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number: count } = useFormats();
  const faultsOf = useFaultsOf();
  const glass = useAct(BREAK);
  const draft = useDraft('break glass', () => ({ number: '', reason: '', text: '' }));
  const { value: form, set: change } = draft;
  const { faults, sends, setFaults, mend } = useFaults();
  const open = async () => {
    const { reason } = form;
    const number = readCaseNumber(form.number);
    const text = form.text.trim();
    if (number === null || !glassReasons.has(reason) || text.length < GLASS_REASON_LENGTH)
      return setFaults([
        // A number that can't be one would use up one of the day's tries.
        ...(number === null ? [{ field: 'number', text: says.missingNumber }] : []),
        ...(glassReasons.has(reason) ? [] : [{ field: 'reason', text: says.missingReason }]),
        ...(text.length < GLASS_REASON_LENGTH
          ? [{ field: 'text', text: says.shortText(count(GLASS_REASON_LENGTH)) }]
          : []),
      ]);
    const result = await glass.send({ number, reason, text });
    if (!result.done) return setFaults(faultsOf(result));
    draft.drop();
    onOpened(number);
  };
  if (!draft.ready) return null;
  return (
    <Page title={t.openTitle} wrong={faults.length > 0}>
      <div className="notice">
        <p>▲ {t.openText}</p>
        <p>{t.openLimits(count(GLASS_A_DAY))}</p>
      </div>
      <form
        className="card"
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <NeedsLine>{t.openNeedsLine}</NeedsLine>
        <Summary faults={faults} sends={sends} />
        <Resumed draft={draft} />
        <TextField
          name="number"
          label={t.number}
          help={t.numberHelp}
          value={form.number}
          onValue={(number) => change({ number })}
          faults={faults}
          native={{ maxLength: 40, autoCapitalize: 'characters' }}
        />
        <FieldGroup name="reason" legend={t.reason} faults={faults}>
          <Choices
            name="reason"
            value={form.reason}
            onValue={(reason) => change({ reason })}
            options={optionsOf(glassReasons, language)}
          />
        </FieldGroup>
        <TextField
          name="text"
          label={t.why}
          help={t.whyHelp(count(GLASS_REASON_LENGTH))}
          rows={4}
          value={form.text}
          onValue={(text) => change({ text })}
          faults={faults}
          native={{ maxLength: 2000 }}
        />
        <div className="deeds">
          <button disabled={glass.busy}>{glass.busy ? p.working : t.openIt}</button>
        </div>
      </form>
    </Page>
  );
}
