import { useState } from 'react';
import { factGrounds } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { CONFIRM, DISPUTE, UNLINK } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Asked {
  kin: string;
  name: string;
  onClose: () => void;
}

export function Confirm({ kin, name, onClose }: Asked) {
  const t = useTexts(texts);
  const confirm = useAct(CONFIRM);
  const draft = useDraft(`confirm ${kin}`, () => ({ note: '' }));
  const { note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () => confirm.send({ kin, occurredAt, ...(note.trim() && { note: note.trim() }) });
  return (
    <Deed draft={draft} title={t.confirmOf(name)} label={t.confirm} busy={confirm.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.confirmText}</p>
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}

export function Dispute({ kin, name, onClose }: Asked) {
  const t = useTexts(texts);
  const language = useLanguage();
  const dispute = useAct(DISPUTE);
  const draft = useDraft(`dispute ${kin}`, () => ({ ground: '', note: '' }));
  const { ground, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    factGrounds.has(ground)
      ? dispute.send({ kin, ground, occurredAt, ...(note.trim() && { note: note.trim() }) })
      : [{ field: 'ground', text: says.missingGround }];
  return (
    <Deed draft={draft} title={t.disputeOf(name)} label={t.dispute} busy={dispute.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.disputeText}</p>
          <SelectField
            name="ground"
            label={t.ground}
            value={ground}
            onValue={(ground) => draft.set({ ground })}
            faults={faults}
            options={optionsOf(factGrounds, language)}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}

export function Unlink({ kin, name, onClose }: Asked) {
  const t = useTexts(texts);
  const unlink = useAct(UNLINK);
  return (
    <Deed
      title={t.unlinkOf(name)}
      label={t.unlink}
      busy={unlink.busy}
      send={() => unlink.send({ kin })}
      onClose={onClose}
    >
      {() => <p>{t.unlinkText}</p>}
    </Deed>
  );
}
