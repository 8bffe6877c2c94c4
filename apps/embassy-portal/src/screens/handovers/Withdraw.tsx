import { useState } from 'react';
import { handoverWithdrawals } from '#domain';
import { useAct } from '../../api/useAct';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { titleOf } from './paper';
import { WITHDRAW, type Handover } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** A draft that nobody has signed is taken back, with the reason; it stays on record as that. */
export function Withdraw({ of, onClose }: { of: Handover; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const withdraw = useAct(WITHDRAW);
  const [reason, setReason] = useState('');
  const send = () =>
    handoverWithdrawals.has(reason)
      ? withdraw.send({ handover: of.id, version: of.version, reason })
      : [{ field: 'reason', text: says.missingWithdrawal }];
  return (
    <Deed
      title={t.withdrawThis(titleOf(of.number))}
      label={t.withdraw}
      danger
      busy={withdraw.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{t.withdrawHelp}</p>
          <SelectField
            name="reason"
            label={t.withdrawReason}
            value={reason}
            onValue={setReason}
            options={optionsOf(handoverWithdrawals, language)}
            faults={faults}
          />
        </>
      )}
    </Deed>
  );
}
