import { stageOf, stages, type CaseState } from '#domain';
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
  return (
    <ol className="stages" aria-label={label}>
      {stages.codes.map((stage, at) => (
        <li
          key={stage}
          className={at < here ? 'done' : at === here ? 'here' : ''}
          aria-current={at === here ? 'step' : undefined}
        >
          <span>{stages.label(stage, language)}</span>
          {at <= here && <span className="unseen"> ({at < here ? done : now})</span>}
        </li>
      ))}
    </ol>
  );
}
