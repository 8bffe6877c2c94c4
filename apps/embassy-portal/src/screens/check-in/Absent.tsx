import { useState } from 'react';
import { gapReasons, type GapReason } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Dialog } from '../../parts/Dialog';
import { SelectField, Summary, useFaults } from '../../parts/form';
import { texts as parts } from '../../parts/texts';
import { texts } from './texts';

const says = labelsOf(texts);

/** Why somebody is not here. */
export function Absent({
  who,
  busy,
  onReason,
  onClose,
}: {
  who: string;
  busy: boolean;
  onReason: (reason: GapReason) => void;
  onClose: () => void;
}) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const { faults, sends, setFaults, mend } = useFaults();
  return (
    <Dialog title={t.why(who)} onClose={onClose}>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          if (gapReasons.has(reason)) onReason(reason);
          else setFaults([{ field: 'reason', text: says.missingReason }]);
        }}
      >
        <Summary faults={faults} sends={sends} />
        <SelectField
          name="reason"
          label={t.reason}
          value={reason}
          onValue={setReason}
          faults={faults}
          options={optionsOf(gapReasons, language)}
        />
        <div className="deeds">
          <button disabled={busy}>{t.save}</button>
          <button type="button" className="plain" onClick={onClose}>
            {p.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
