import { useState } from 'react';
import { consentPurposes, type ConsentPurpose } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { NoteField } from '../../parts/NoteField';
import type { Head, Opened } from '../case/questions';
import { Follows } from './Follows';
import { WITHDRAW_CONSENT, type Consent } from './questions';
import { texts } from './texts';

interface Props {
  opened: Opened;
  of: Head;
  consents: readonly Consent[];
  purpose: ConsentPurpose;
  onClose: () => void;
}

/** A yes is taken back (UU 27/2022 art. 40): what follows is said before it is done. */
export function WithdrawDialog({ opened, of, consents, purpose, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const withdraw = useAct(WITHDRAW_CONSENT);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`withdrawal ${purpose} ${of.id}`, () => ({ note: '' }));
  const { note } = draft.value;
  const send = () =>
    withdraw.send({
      ...{ case: of.id, version: of.version, purpose, occurredAt },
      ...(note.trim() && { note: note.trim() }),
    });
  const title = t.withdrawThis(consentPurposes.label(purpose, language));
  return (
    <Deed draft={draft} title={title} label={t.doWithdraw} busy={withdraw.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <Follows opened={opened} consents={consents} purpose={purpose} />
          <NoteField of={draft} label={t.ownWords} help={t.ownWordsHelp} faults={faults} />
        </>
      )}
    </Deed>
  );
}
