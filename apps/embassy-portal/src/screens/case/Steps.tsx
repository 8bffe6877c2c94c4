import { useState } from 'react';
import {
  caseEvents,
  caseMoves,
  caseStates,
  closureReasons,
  eventsFrom,
  guardsOf,
  hasEnded,
  plainSteps,
  supervises,
  type CaseEvent,
  type PlainStep,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Check, optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { useMay, useMe } from '../../session/session';
import { MOVE } from './acts';
import { GoHome } from './GoHome';
import { type Head } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Leaving the way home, or standing still: never the first thing that is offered. */
const aside: readonly PlainStep[] = ['suspend', 'loseContact', 'referOut', 'close', 'decline', 'revoke'];
const closing: readonly PlainStep[] = ['close'];
/** Both are the one act of going home. */
const homecoming: readonly CaseEvent[] = ['discharge', 'directHome'];

/** What may happen next, by the life of a case and the policy: the same two tables by which the core refuses. */
export function Steps({ found }: { found: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const [asked, setAsked] = useState<PlainStep>();
  const leaving = eventsFrom(found.state);
  const { roles } = useMe();
  // Who is no supervisor is refused what asks for one.
  const allowed = (step: PlainStep) => supervises(roles) || !guardsOf(found.state, step).includes('SUPERVISOR');
  const possible = may.act('moveCase', found)
    ? plainSteps.filter((step) => leaving.includes(step) && allowed(step))
    : [];
  const homeward = may.act('goHome', found) ? leaving.filter((event) => homecoming.includes(event)) : [];
  const [going, setGoing] = useState<CaseEvent>();
  const button = (step: PlainStep, second: boolean) => (
    <button key={step} className={second ? 'second' : undefined} onClick={() => setAsked(step)}>
      {caseEvents.label(step, language)}
    </button>
  );
  return (
    <Part name="steps" title={t.steps}>
      {possible.length === 0 && homeward.length === 0 && <p>{hasEnded(found.state) ? t.noStepsAfterEnd : t.noSteps}</p>}
      <div className="deeds">
        {homeward.map((event) => (
          <button key={event} onClick={() => setGoing(event)}>
            {caseEvents.label(event, language)}
          </button>
        ))}
        {possible.filter((step) => !aside.includes(step)).map((step) => button(step, false))}
        {possible.filter((step) => aside.includes(step)).map((step) => button(step, true))}
      </div>
      {going && <GoHome found={found} title={caseEvents.label(going, language)} onClose={() => setGoing(undefined)} />}
      {asked && <TakeStep step={asked} found={found} onClose={() => setAsked(undefined)} />}
    </Part>
  );
}

function TakeStep({ step, found, onClose }: { step: PlainStep; found: Head; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const move = useAct(MOVE);
  const draft = useDraft(`${step} ${found.id}`, () => ({ note: '', closure: '', told: false }));
  const { note, closure, told } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());

  const said = caseEvents.label(step, language);
  const { to } = caseMoves[step];
  const take = () => {
    if (closing.includes(step) && !closure) return [{ field: 'closure', text: says.missingClosure }];
    return move.send({
      case: found.id,
      version: found.version,
      step,
      occurredAt,
      toldHowToReturn: told,
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(closure ? { closure } : {}),
    });
  };
  return (
    <Deed draft={draft} title={t.stepTitle(said)} label={said} busy={move.busy} send={take} onClose={onClose}>
      {(faults) => (
        <>
          {caseStates.has(to) && (
            <p>{t.becomes(knownAs(found.person, found.number), caseStates.label(to, language))}</p>
          )}
          {closing.includes(step) && (
            <SelectField
              name="closure"
              label={t.closure}
              value={closure}
              onValue={(closure) => draft.set({ closure })}
              faults={faults}
              options={optionsOf(closureReasons, language)}
            />
          )}
          <NoteField of={draft} faults={faults} />
          {step === 'decline' && <Check label={t.told} on={told} onTurn={() => draft.set({ told: !told })} />}
        </>
      )}
    </Deed>
  );
}
