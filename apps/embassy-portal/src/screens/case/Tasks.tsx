import { clocks } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMe } from '../../session/session';
import { TASKS } from './questions';
import { texts } from './texts';

export function Tasks({ id }: { id: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { zone } = useMe().unit;
  const tasks = useAsk(TASKS, { id });
  return (
    <Part name="tasks" title={t.tasks}>
      <Answer of={tasks}>
        {({ case: found }) => {
          const alerts = found?.alerts ?? [];
          if (alerts.length === 0) return <p>{t.noTasks}</p>;
          return (
            <ul className="lines">
              {alerts.map((alert) => (
                <li key={alert.id}>
                  <span>{labelOf(clocks, alert.clock, language)}</span>
                  {alert.doneAt ? (
                    <span className="tag good">✓ {t.doneTask}</span>
                  ) : alert.haltedAt ? (
                    <span className="tag">{t.halted}</span>
                  ) : (
                    <>
                      {alert.overdue && <span className="tag care">▲ {t.overdue}</span>}
                      <span className="soft">{t.due(moment(alert.dueAt, zone))}</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </Part>
  );
}
