import { caseStates, hasEnded, stageOf, stages, type CaseState } from '#domain';
import { useLanguage } from '../language/language';

interface Way {
  state: CaseState;
  /** Where on the way it stopped, of who is on hold, missing or at the end. */
  before: CaseState | null;
  label: string;
  now: string;
  done: string;
}

/** The way home with where somebody is on it: in words for whoever listens, as a bar for whoever looks. */
export function StageBar({ state, before, label, now, done }: Way) {
  const language = useLanguage();
  const here = stages.codes.indexOf(stageOf(state, before));
  const ended = hasEnded(state);
  // Who did not come all the way has passed no more of it than they came.
  const passed = ended ? (before === null ? -1 : stages.codes.indexOf(stageOf(before))) : here - 1;
  return (
    <ol className="stages" aria-label={label}>
      {stages.codes.map((stage, at) => (
        <li
          key={stage}
          className={at === here ? 'here' : at <= passed ? 'done' : ''}
          aria-current={at === here ? 'step' : undefined}
        >
          <span>{ended && at === here ? caseStates.label(state, language) : stages.label(stage, language)}</span>
          {(at === here || at <= passed) && <span className="unseen"> ({at === here ? now : done})</span>}
        </li>
      ))}
    </ol>
  );
}
