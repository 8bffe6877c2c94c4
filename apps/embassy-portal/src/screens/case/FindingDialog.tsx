import { useState } from 'react';
import {
  bodiesOf,
  dayIn,
  determinationBodies,
  determinationOutcomes,
  determinationRoles,
  isWork,
  sectors,
  traffickingActs,
  traffickingMeans,
  traffickingPurposes,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { pastInstant } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Several } from '../../parts/Several';
import { useMe } from '../../session/session';
import { RECORD_DETERMINATION } from './acts';
import { texts } from './finding-texts';

const says = labelsOf(texts);

const lists = { acts: traffickingActs, means: traffickingMeans, purposes: traffickingPurposes, sectors };
type Elements = Record<keyof typeof lists, readonly string[]>;
const none: Elements = { acts: [], means: [], purposes: [], sectors: [] };

/** What a body that one speaks for has found; of work alone there is a sector. */
export function FindingDialog({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { roles, unit } = useMe();
  const bodies = bodiesOf(roles);
  const [opened] = useState(() => new Date());
  const today = dayIn(opened, unit.zone);
  const draft = useDraft(`finding ${id}`, () => ({
    body: bodies.length === 1 ? (bodies[0] ?? '') : '',
    outcome: '',
    role: 'NONE',
    day: today,
    note: '',
    elements: none,
  }));
  const { body, outcome, role, day, note, elements } = draft.value;
  const record = useAct(RECORD_DETERMINATION);

  const send = () => {
    const occurredAt = pastInstant(day, opened, unit.zone);
    const wrong: Fault[] = [
      ...(determinationBodies.has(body) ? [] : [{ field: 'body', text: says.missingBody }]),
      ...(determinationOutcomes.has(outcome) ? [] : [{ field: 'outcome', text: says.missingOutcome }]),
      ...(occurredAt ? [] : [{ field: 'occurredAt', text: says.wrongDay }]),
    ];
    if (wrong.length > 0 || !determinationBodies.has(body) || !determinationOutcomes.has(outcome) || !occurredAt)
      return wrong;
    return record.send({
      ...{ case: id, version, body, outcome, role: determinationRoles.has(role) ? role : 'NONE' },
      ...{ acts: [...elements.acts], means: [...elements.means], purposes: [...elements.purposes] },
      sectors: isWork(elements.purposes) ? [...elements.sectors] : [],
      occurredAt: occurredAt.toISOString(),
      ...(note.trim() && { note: note.trim() }),
    });
  };

  return (
    <Deed draft={draft} title={t.title} label={t.send} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => {
        const chosen = (name: keyof Elements, help?: string) => (
          <Several
            {...{ name, faults, legend: t[name] }}
            {...(help && { help })}
            options={optionsOf(lists[name], language)}
            value={elements[name]}
            onValue={(value) => draft.set({ elements: { ...elements, [name]: value } })}
          />
        );
        return (
          <>
            <SelectField
              name="body"
              label={t.body}
              value={body}
              onValue={(body) => draft.set({ body })}
              faults={faults}
              options={optionsOf(determinationBodies, language, bodies)}
            />
            <SelectField
              name="outcome"
              label={t.outcome}
              value={outcome}
              onValue={(outcome) => draft.set({ outcome })}
              faults={faults}
              options={optionsOf(determinationOutcomes, language)}
            />
            <TextField
              name="occurredAt"
              label={t.decidedOn}
              value={day}
              onValue={(day) => draft.set({ day })}
              faults={faults}
              native={{ type: 'date', max: today }}
            />
            {chosen('purposes')}
            {isWork(elements.purposes) && chosen('sectors', t.sectorsHelp)}
            {chosen('acts')}
            {chosen('means')}
            <SelectField
              name="role"
              label={t.role}
              value={role}
              onValue={(role) => draft.set({ role })}
              faults={faults}
              options={optionsOf(determinationRoles, language)}
            />
            <NoteField of={draft} label={t.note} help={t.noteHelp} optional={outcome !== 'NOT'} faults={faults} />
          </>
        );
      }}
    </Deed>
  );
}
