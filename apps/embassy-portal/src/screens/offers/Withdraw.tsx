import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import { WITHDRAW, type Offer } from './questions';
import { texts } from './texts';

interface Asked {
  offer: Offer;
  what: string;
  onClose: () => void;
  onDone: () => void;
}

export function Withdraw({ offer, what, onClose, onDone }: Asked) {
  const t = useTexts(texts);
  const withdraw = useAct(WITHDRAW);
  const draft = useDraft(`withdraw ${offer.id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () => {
    const said = note.trim() ? { note: note.trim() } : {};
    return withdraw.send({ referral: offer.id, version: offer.version, occurredAt, ...said });
  };
  return (
    <Deed
      draft={draft}
      title={t.withdrawThis(what)}
      label={t.withdraw}
      busy={withdraw.busy}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(faults) => <NoteField of={draft} faults={faults} />}
    </Deed>
  );
}
