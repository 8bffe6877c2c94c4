import { useState } from 'react';
import { escortChangeReasons } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { CHANGE_ESCORTS } from './acts';
import { ESCORTS, type Movement } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** How many go along, and how many have to. */
export function Escorts({ movement }: { movement: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const escorts = useAsk(ESCORTS, { movement }, { keep: true }).data?.headcount?.escorts;
  if (!escorts) return null;
  return (
    <p>
      {t.escortsHave(number(escorts.has), number(escorts.required), number(escorts.advised))}
      {escorts.has < escorts.required && <span className="tag care">▲ {t.escortsFew}</span>}
    </p>
  );
}

export function ChangeEscorts({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(CHANGE_ESCORTS);
  const [escorts, setEscorts] = useState(String(movement.escorts));
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () => {
    if (!/^\d{1,3}$/.test(escorts)) return [{ field: 'escorts', text: says.fault(t.escorts, t.FIGURE) }];
    if (!escortChangeReasons.has(reason)) return [{ field: 'reason', text: says.chooseReason }];
    return act.send({
      movement: movement.id,
      version: movement.version,
      escorts: Number(escorts),
      reason,
      occurredAt,
    });
  };
  return (
    <Deed title={t.changeEscorts} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <TextField
            name="escorts"
            label={t.escorts}
            value={escorts}
            onValue={setEscorts}
            faults={faults}
            native={{ inputMode: 'numeric', maxLength: 3 }}
          />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={escortChangeReasons.codes.map((value) => ({
              value,
              label: escortChangeReasons.label(value, language),
            }))}
          />
        </>
      )}
    </Deed>
  );
}
