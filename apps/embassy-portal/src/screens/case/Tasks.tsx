import type { ResultOf } from 'gql.tada';
import { clocks } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMoment } from '../../session/session';
import { PutOff, TakeUp } from '../inbox/Later';
import { None } from './None';
import { TASKS } from './questions';
import { texts } from './texts';

type Task = NonNullable<ResultOf<typeof TASKS>['case']>['alerts'][number];

export function Tasks({ id }: { id: string }) {
  const t = useTexts(texts);
  const tasks = useAsk(TASKS, { id });
  return (
    <Part name="tasks" title={t.tasks}>
      <Answer of={tasks}>
        {({ case: found }) => {
          const alerts = found?.alerts ?? [];
          if (alerts.length === 0) return <None>{t.noTasks}</None>;
          return (
            <ul className="lines">
              {alerts.map((task) => (
                <One key={task.id} task={task} />
              ))}
            </ul>
          );
        }}
      </Answer>
    </Part>
  );
}

/** Done, ended with its case, standing still, or until when; and that one’s own unit looks at it later, with the way back. */
function One({ task }: { task: Task }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const what = labelOf(clocks, task.clock, language);
  return (
    <li>
      <span>
        {what}
        <PutOff row={task} />
      </span>
      {task.doneAt && task.withCase ? (
        <span className="tag">■ {t.endedTask}</span>
      ) : task.doneAt ? (
        <span className="tag good">✓ {t.doneTask}</span>
      ) : task.haltedAt ? (
        <span className="tag">{t.halted}</span>
      ) : (
        <>
          {task.overdue && <span className="tag wrong">▲ {t.overdue}</span>}
          <span className="soft">{t.due(moment(task.dueAt))}</span>
        </>
      )}
      <TakeUp row={task} who={what} />
    </li>
  );
}
