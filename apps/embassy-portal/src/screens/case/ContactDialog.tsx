import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useTexts } from '../../language/language';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { CHANGE_CONTACT } from './acts';
import { texts } from './contact-texts';
import type { Head } from './questions';

interface Props {
  of: Head;
  phone: string | null;
  safeContact: string | null;
  onClose: () => void;
}

/** How this person is reached from now on; what was so until now ends, and is kept. */
export default function ContactDialog({ of, phone, safeContact, onClose }: Props) {
  const t = useTexts(texts);
  const act = useAct(CHANGE_CONTACT);
  const draft = useDraft(`contact ${of.id}`, () => ({ phone: phone ?? '', safeContact: safeContact ?? '', note: '' }));
  const form = draft.value;
  const send = () =>
    act.send({
      case: of.id,
      version: of.version,
      occurredAt: new Date().toISOString(),
      ...(form.phone.trim() && { phone: form.phone.trim() }),
      ...(form.safeContact.trim() && { safeContact: form.safeContact.trim() }),
      ...(form.note.trim() && { note: form.note.trim() }),
    });
  return (
    <Deed draft={draft} title={t.title} label={t.send} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.text}</p>
          <TextField
            name="safeContact"
            label={t.safeContact}
            help={t.safeContactHelp}
            optional
            rows={3}
            value={form.safeContact}
            onValue={(next) => draft.set({ safeContact: next })}
            faults={faults}
          />
          <TextField
            name="phone"
            label={t.phone}
            help={t.phoneHelp}
            optional
            value={form.phone}
            onValue={(next) => draft.set({ phone: next })}
            faults={faults}
            native={{ type: 'tel', maxLength: 40 }}
          />
          <NoteField of={draft} label={t.note} faults={faults} />
        </>
      )}
    </Deed>
  );
}
