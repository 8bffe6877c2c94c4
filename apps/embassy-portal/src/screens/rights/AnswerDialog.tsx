import { groundsAgainst, hasEnded, rightsGrounds, rightsKinds, rightsOutcomes, type CodeOf } from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, type Fault } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { texts as parts } from '../../parts/texts';
import { useWhen, When } from '../../parts/When';
import { Corrections, noCorrection, readCorrections, type Correcting } from './Corrections';
import { ANSWER_REQUEST, type Found, type Request } from './questions';
import { texts } from './texts';

const says = { ...labelsOf(parts), ...labelsOf(texts) };

/** Nobody is erased whose case goes on. */
const outcomesFor = ({ kind }: Request, { state }: Found) =>
  rightsOutcomes.codes.filter((code) => code === 'REFUSED' || kind !== 'ERASURE' || hasEnded(state));

interface Props {
  found: Found;
  request: Request;
  onClose: () => void;
}

/** What is answered, what follows from it, and what the person is told; a refusal stands on a ground that the law has. */
export function AnswerDialog({ found, request, onClose }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(ANSWER_REQUEST);
  const when = useWhen();
  const draft = useDraft(`rights ${request.id}`, () => ({
    outcome: '',
    ground: '',
    note: '',
    corrections: [noCorrection] as readonly Correcting[],
  }));
  const { outcome, ground, note, corrections } = draft.value;
  const { kind } = request;
  const outcomes = outcomesFor(request, found);
  const refuses = outcome === 'REFUSED' || outcome === 'PARTLY';
  const corrects = kind === 'CORRECTION' && (outcome === 'GRANTED' || outcome === 'PARTLY');

  const send = () => {
    const said = corrects ? readCorrections(corrections) : { faults: [], rows: [] };
    const wrong: Fault[] = [
      ...(rightsOutcomes.has(outcome) ? [] : [{ field: 'outcome', text: says.missingOutcome }]),
      ...(refuses && !ground ? [{ field: 'ground', text: says.missingGround }] : []),
      ...said.faults,
      ...(when.at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
    ];
    if (wrong.length > 0 || !when.at) return wrong;
    return act.send({
      case: found.id,
      version: found.version,
      request: request.id,
      outcome: outcome as CodeOf<typeof rightsOutcomes>,
      occurredAt: when.at.toISOString(),
      corrections: said.rows,
      ...(refuses && rightsGrounds.has(ground) && { ground }),
      ...(note.trim() && { note: note.trim() }),
    });
  };

  return (
    <Deed
      draft={draft}
      title={t.answerOf(labelOf(rightsKinds, kind, language))}
      label={t.answer}
      busy={act.busy}
      send={send}
      onClose={onClose}
    >
      {(faults, mended) => (
        <>
          <p>{outcomes.length > 1 ? t[`does${kind}`] : t.onlyRefused}</p>
          <FieldGroup name="outcome" legend={t.outcome} faults={faults}>
            <Choices
              name="outcome"
              value={outcome}
              onValue={(outcome) => draft.set({ outcome })}
              options={optionsOf(rightsOutcomes, language, outcomes)}
            />
          </FieldGroup>
          {refuses && (
            <SelectField
              name="ground"
              label={t.ground}
              help={t.groundHelp}
              value={ground}
              onValue={(ground) => draft.set({ ground })}
              faults={faults}
              options={optionsOf(rightsGrounds, language, groundsAgainst(kind))}
            />
          )}
          {corrects && (
            <Corrections
              rows={corrections}
              onRows={(corrections) => draft.set({ corrections })}
              faults={faults}
              onMended={mended}
            />
          )}
          <NoteField of={draft} label={t.toldNote} optional={!refuses} faults={faults} />
          <When of={when} label={t.answeredOn} faults={faults} />
        </>
      )}
    </Deed>
  );
}
