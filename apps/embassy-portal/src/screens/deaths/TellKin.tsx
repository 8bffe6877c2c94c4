import { useState } from 'react';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { useMay, useMe } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { Safe } from '../case/Safe';
import { kinFaults, kinTold, KinTold, noKin } from './kin-told';
import { TELL_KIN } from './questions';
import { texts } from './texts';

/** What was done about the next of kin later than the death was recorded. */
export function TellKin({ opened, of, onClose }: { opened: Opened; of: Head; onClose: () => void }) {
  const t = useTexts(texts);
  const may = useMay();
  const { zone } = useMe().unit;
  const tell = useAct(TELL_KIN);
  const draft = useDraft(`kin ${of.id}`, () => noKin);
  const form = draft.value;
  const [opening] = useState(() => new Date().toISOString());
  const send = () => {
    const kin = kinTold(form, zone);
    const wrong = kinFaults(form, zone);
    if (wrong.length > 0 || !kin) return wrong;
    // What is told of is when the family heard it; that nobody was told yet is so now.
    return tell.send({ case: of.id, version: of.version, occurredAt: kin.kinToldAt ?? opening, ...kin });
  };
  return (
    <Deed draft={draft} title={t.tellKin} label={t.record} busy={tell.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          {may.name('Case.contactRules') && <Safe opened={opened} />}
          <KinTold form={form} onChange={draft.set} faults={faults} />
        </>
      )}
    </Deed>
  );
}
