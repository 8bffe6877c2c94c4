import { useState } from 'react';
import { contactRelations, tellings } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, TextField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { RECORD_CONTACT_RULE } from './acts';
import type { ContactRule, Head } from './questions';
import { texts } from './rule-texts';

const says = labelsOf(texts);

interface Props {
  of: Head;
  /** Those that stand, of which the new one may take the place of one. */
  rules: readonly ContactRule[];
  onClose: () => void;
}

/** Whom this person may be reached through, what those may be told, and how: by their own rule. */
export function RuleDialog({ of, rules, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const record = useAct(RECORD_CONTACT_RULE);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft(`rule ${of.id}`, () => ({
    telling: '',
    name: '',
    relation: '',
    contact: '',
    note: '',
    replaces: '',
  }));
  const form = draft.value;
  const { telling, name, relation, contact, note, replaces } = form;

  const send = () => {
    const wrong: Fault[] = [
      ...(name.trim() ? [] : [{ field: 'name', text: says.missingName }]),
      ...(contactRelations.has(relation) ? [] : [{ field: 'relation', text: says.missingRelation }]),
      ...(tellings.has(telling) ? [] : [{ field: 'telling', text: says.missingTelling }]),
    ];
    if (wrong.length > 0 || !contactRelations.has(relation) || !tellings.has(telling)) return wrong;
    return record.send({
      ...{ case: of.id, name: name.trim(), relation, telling, occurredAt },
      ...(telling !== 'NOTHING' && contact.trim() && { contact: contact.trim() }),
      ...(note.trim() && { note: note.trim() }),
      ...(replaces && { replaces }),
    });
  };
  return (
    <Deed draft={draft} title={t.record} label={t.send} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.text}</p>
          {rules.length > 0 && (
            <SelectField
              name="replaces"
              label={t.replaces}
              empty={t.further}
              value={replaces}
              onValue={(next) => {
                const old = rules.find(({ id }) => id === next);
                draft.set({
                  replaces: next,
                  ...(old && { name: old.name ?? '', relation: old.relation, contact: old.contact ?? '' }),
                });
              }}
              faults={faults}
              options={rules.map((rule) => ({
                value: rule.id,
                label: `${rule.name}: ${labelOf(tellings, rule.telling, language)}`,
              }))}
            />
          )}
          <TextField
            name="name"
            label={t.name}
            value={name}
            onValue={(next) => draft.set({ name: next })}
            faults={faults}
          />
          <SelectField
            name="relation"
            label={t.relation}
            value={relation}
            onValue={(next) => draft.set({ relation: next })}
            faults={faults}
            options={optionsOf(contactRelations, language)}
          />
          <FieldGroup name="telling" legend={t.telling} faults={faults}>
            <Choices
              name="telling"
              value={telling}
              onValue={(next) => draft.set({ telling: next })}
              options={optionsOf(tellings, language)}
            />
          </FieldGroup>
          {telling !== 'NOTHING' && (
            <TextField
              name="contact"
              label={t.contact}
              help={t.contactHelp}
              optional
              value={contact}
              onValue={(next) => draft.set({ contact: next })}
              faults={faults}
            />
          )}
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
