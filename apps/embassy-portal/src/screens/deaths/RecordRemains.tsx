import { remainsSteps, type RemainsStep } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { cityOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { useMe } from '../../session/session';
import type { Head } from '../case/questions';
import { instantOf, latest } from './kin-told';
import { RECORD_REMAINS, UNDER_WAY } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Asked {
  of: Head;
  /** What may come next, as far as one's unit has what it needs. */
  steps: readonly RemainsStep[];
  /** Signed by both sides, for this case. */
  papers: readonly { id: string; number: string }[];
  onClose: () => void;
}

/** A step on the way home of somebody who died. */
export function RecordRemains({ of, steps, papers, onClose }: Asked) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const record = useAct(RECORD_REMAINS);
  const draft = useDraft(`remains ${of.id}`, () => ({
    ...{ step: steps.length === 1 ? String(steps[0]) : '', when: '', movement: '', note: '' },
    handover: papers.length === 1 ? String(papers[0]?.id) : '',
  }));
  const form = draft.value;
  const { step, when, movement, handover, note } = form;
  const movements = useAsk(UNDER_WAY, {}, { enabled: step === 'EN_ROUTE' });
  const send = () => {
    const at = instantOf(when, zone);
    const wrong: Fault[] = [
      ...(remainsSteps.has(step) ? [] : [{ field: 'step', text: says.missingStep }]),
      ...(at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
      ...(step !== 'EN_ROUTE' || movement ? [] : [{ field: 'movement', text: says.missingMovement }]),
      ...(step !== 'HANDED_OVER' || handover ? [] : [{ field: 'handover', text: says.missingHandover }]),
    ];
    if (wrong.length > 0 || !at || !remainsSteps.has(step)) return wrong;
    return record.send({
      ...{ case: of.id, version: of.version, step, occurredAt: at.toISOString() },
      ...(step === 'EN_ROUTE' && { movement }),
      ...(step === 'HANDED_OVER' && { handover }),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <Deed draft={draft} title={t.remains} label={t.record} busy={record.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="step"
            label={t.step}
            value={step}
            onValue={(value) => draft.set({ step: value })}
            faults={faults}
            options={optionsOf(remainsSteps, language, steps)}
          />
          <TextField
            name="occurredAt"
            label={t.stepWhen(cityOf(zone))}
            value={when}
            onValue={(value) => draft.set({ when: value })}
            faults={faults}
            native={{ type: 'datetime-local', max: latest(new Date(), zone) }}
          />
          {step === 'EN_ROUTE' && (
            <SelectField
              name="movement"
              label={t.movement}
              value={movement}
              onValue={(value) => draft.set({ movement: value })}
              faults={faults}
              options={(movements.data?.movements.items ?? []).map(({ id, reference }) => ({
                value: id,
                label: reference,
              }))}
            />
          )}
          {step === 'HANDED_OVER' && (
            <SelectField
              name="handover"
              label={t.handover}
              value={handover}
              onValue={(value) => draft.set({ handover: value })}
              faults={faults}
              options={papers.map(({ id, number }) => ({ value: id, label: number }))}
            />
          )}
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
