import { useState } from 'react';
import { assessmentKinds, assessmentOutcomes, dayIn } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Check, optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { pastInstant } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { texts } from './assessment-texts';
import { ASSESSMENTS, RECORD_ASSESSMENT } from './assessments';
import { None } from './None';
import type { Head, Opened } from './questions';

const says = labelsOf(texts);

/** What somebody had to judge before a step: nationality, choice, risk, fitness, a child’s best interest. */
export function Assessments({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { moment } = useFormats();
  const { zone } = useMe().unit;
  const assessments = useAsk(ASSESSMENTS, opened);
  const [recording, setRecording] = useState(false);
  return (
    <Part name="assessments" title={t.assessments}>
      <Answer of={assessments}>
        {({ case: found }) => (
          <>
            {found?.assessments.length === 0 && <None>{t.none}</None>}
            <ul className="lines">
              {found?.assessments.map((one) => (
                <li key={one.id}>
                  <span>
                    {labelOf(assessmentKinds, one.kind, language)}
                    {': '}
                    <strong>{labelOf(assessmentOutcomes, one.outcome, language)}</strong>
                    <span className="soft">
                      {one.specialist && ` · ${t.bySpecialist}`}
                      {one.note && ` · ${one.note}`}
                      {` · ${nameOf(one.unit, language)}, ${moment(one.occurredAt, zone)}`}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {may.act('recordAssessment', of) && (
        <div className="deeds">
          <button className="second" onClick={() => setRecording(true)}>
            {t.record}
          </button>
        </div>
      )}
      {recording && <AssessmentDialog of={of} onClose={() => setRecording(false)} />}
    </Part>
  );
}

function AssessmentDialog({ of, onClose }: { of: Head; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { unit } = useMe();
  const [opened] = useState(() => new Date());
  const today = dayIn(opened, unit.zone);
  const draft = useDraft(`assessment ${of.id}`, () => ({
    kind: '',
    outcome: '',
    day: today,
    specialist: false,
    note: '',
  }));
  const form = draft.value;
  const record = useAct(RECORD_ASSESSMENT);
  const { kind, outcome, day, specialist, note } = form;
  const outcomes: readonly string[] = assessmentKinds.has(kind) ? assessmentKinds.row(kind).outcomes : [];

  const send = () => {
    const occurredAt = pastInstant(day, opened, unit.zone);
    const wrong: Fault[] = [
      ...(assessmentKinds.has(kind) ? [] : [{ field: 'kind', text: says.missingKind }]),
      ...(outcomes.includes(outcome) ? [] : [{ field: 'outcome', text: says.missingOutcome }]),
      ...(occurredAt ? [] : [{ field: 'occurredAt', text: says.wrongDay }]),
    ];
    if (wrong.length > 0 || !assessmentKinds.has(kind) || !occurredAt) return wrong;
    return record.send({
      ...{ case: of.id, version: of.version, kind, outcome, specialist, occurredAt: occurredAt.toISOString() },
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed draft={draft} title={t.record} label={t.send} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="kind"
            label={t.kind}
            value={kind}
            onValue={(value) => draft.set({ kind: value, outcome: '' })}
            faults={faults}
            options={optionsOf(assessmentKinds, language)}
          />
          <SelectField
            name="outcome"
            label={t.outcome}
            value={outcome}
            onValue={(value) => draft.set({ outcome: value })}
            faults={faults}
            options={outcomes.map((value) => ({ value, label: labelOf(assessmentOutcomes, value, language) }))}
          />
          <TextField
            name="occurredAt"
            label={t.assessedOn}
            value={day}
            onValue={(value) => draft.set({ day: value })}
            faults={faults}
            native={{ type: 'date', max: today }}
          />
          <Check label={t.specialist} on={specialist} onTurn={() => draft.set({ specialist: !specialist })} />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
