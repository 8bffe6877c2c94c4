import type { Done } from '../api/useAct';
import { useFormats, useTexts } from '../language/language';
import { useSaid } from './form';
import { texts } from './refusals-texts';

/** One row of a batch, by whom it was about. */
export interface Result {
  id: string;
  name: string;
  result: Done<object>;
}

/** What became of a batch: how many were done, and each that was not, with the reason. */
export function Refusals({ results }: { results: readonly Result[] }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const said = useSaid();
  const refused = results.filter(({ result }) => !result.done);
  if (results.length === 0) return <div role="status" />;
  return (
    <div role="status" className={refused.length > 0 ? 'notice' : 'notice good'}>
      {refused.length < results.length && <p>{t.doneFor(number(results.length - refused.length))}</p>}
      {refused.length > 0 && (
        <>
          <p>{t.notDoneFor(number(refused.length))}</p>
          <ul>
            {refused.map(({ id, name, result }) => (
              <li key={id}>
                {name}: {result.problem ? said(result.problem) : t.noAnswer}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
