import { useState } from 'react';
import { contactRelations, dayIn } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { useMe } from '../../session/session';
import { RECORD } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** What somebody outside says on the telephone or at the counter. */
export function Record({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const record = useAct(RECORD);
  const [opened] = useState(() => new Date());
  const draft = useDraft('enquiry', () => ({ enquirer: '', relation: '', contact: '', sought: '', birthYear: '' }));
  const form = draft.value;
  const send = () => {
    const { relation } = form;
    const [enquirer, contact, sought, year] = [form.enquirer, form.contact, form.sought, form.birthYear].map((one) =>
      one.trim(),
    ) as [string, string, string, string];
    const known = year === '' || (/^\d{4}$/.test(year) && year <= dayIn(opened, zone).slice(0, 4));
    const wrong: Fault[] = [
      ...(sought ? [] : [{ field: 'sought', text: says.missingSought }]),
      ...(known ? [] : [{ field: 'birthYear', text: says.wrongYear }]),
      ...(enquirer ? [] : [{ field: 'enquirer', text: says.missingEnquirer }]),
      ...(contactRelations.has(relation) ? [] : [{ field: 'relation', text: says.missingRelation }]),
      ...(contact ? [] : [{ field: 'contact', text: says.missingContact }]),
    ];
    if (wrong.length > 0 || !contactRelations.has(relation)) return wrong;
    const about = { enquirer, relation, contact, sought, ...(year && { birthYear: Number(year) }) };
    return record.send({ ...about, occurredAt: opened.toISOString() });
  };
  return (
    <Deed
      draft={draft}
      title={t.recordTitle}
      label={t.send}
      busy={record.busy}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(faults) => (
        <>
          <TextField
            name="sought"
            label={t.sought}
            help={t.soughtHelp}
            value={form.sought}
            onValue={(sought) => draft.set({ sought })}
            faults={faults}
            native={{ maxLength: 200 }}
          />
          <TextField
            name="birthYear"
            label={t.birthYear}
            optional
            value={form.birthYear}
            onValue={(birthYear) => draft.set({ birthYear })}
            faults={faults}
            native={{ inputMode: 'numeric', maxLength: 4 }}
          />
          <TextField
            name="enquirer"
            label={t.enquirer}
            value={form.enquirer}
            onValue={(enquirer) => draft.set({ enquirer })}
            faults={faults}
            native={{ maxLength: 200 }}
          />
          <SelectField
            name="relation"
            label={t.relation}
            value={form.relation}
            onValue={(relation) => draft.set({ relation })}
            faults={faults}
            options={optionsOf(contactRelations, language)}
          />
          <TextField
            name="contact"
            label={t.contact}
            help={t.contactHelp}
            rows={2}
            value={form.contact}
            onValue={(contact) => draft.set({ contact })}
            faults={faults}
          />
        </>
      )}
    </Deed>
  );
}
