import { isAct, type Item } from '../../device/queue';
import { useQueue } from '../../device/useQueue';
import { useLanguage, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { useSaid } from '../../parts/form';
import { texts } from './queue-texts';

export const isListOf = ({ deed }: Item, group: string): boolean =>
  isAct(deed, 'importList') && deed.input['group'] === group;

/** Whether any of it is not sent yet. */
export const useWaits = (group: string): boolean =>
  useQueue().items.some((item) => item.standing === 'WAITS' && isListOf(item, group));

/** Lists of this group that are on this device only, and those that came back to be put right. */
export function Queued({ group }: { group: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const says = useSaid();
  const { items } = useQueue();
  const own = items.filter((item) => isListOf(item, group));
  return (
    <div role="status">
      {own.map(({ seq, standing, deed, problem }) => (
        <div className={standing === 'WAITS' ? 'notice' : 'notice wrong'} key={seq}>
          <p>
            {standing === 'WAITS' ? '●' : '▲'} <strong>{deed.label[language]}</strong>
            {standing === 'WAITS' && <>: {t.waits}</>}
          </p>
          {problem && <p className="fault">{says(problem)}</p>}
          {standing !== 'WAITS' && (
            <Link className="button second" to={`/groups/${group}?waiting=${seq}`}>
              {t.takeBack}
            </Link>
          )}
        </div>
      ))}
    </div>
  );
}
