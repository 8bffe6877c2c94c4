import { useState } from 'react';
import { refusalReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { ANSWER, type Offer } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Asked {
  offer: Offer;
  what: string;
  onClose: () => void;
  onDone: () => void;
}

export function Refuse({ offer, what, onClose, onDone }: Asked) {
  const t = useTexts(texts);
  const language = useLanguage();
  const answer = useAct(ANSWER);
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    refusalReasons.has(reason)
      ? answer.send({ referral: offer.id, version: offer.version, accept: false, refusal: reason, occurredAt })
      : [{ field: 'refusal', text: says.missingReason }];
  return (
    <Deed title={t.refuseThis(what)} label={t.refuse} busy={answer.busy} send={send} onClose={onClose} onDone={onDone}>
      {(faults) => (
        <SelectField
          name="refusal"
          label={t.reason}
          value={reason}
          onValue={setReason}
          faults={faults}
          options={optionsOf(refusalReasons, language)}
        />
      )}
    </Deed>
  );
}
