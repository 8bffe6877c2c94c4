import type { DraftState } from '../device/useDraft';
import { useTexts } from '../language/language';
import { texts } from './texts';

/** What was begun before is here again, on a page of its own; and the way to begin anew. */
export function Resumed({ draft }: { draft: Pick<DraftState<object>, 'resumed' | 'drop'> }) {
  const p = useTexts(texts);
  if (!draft.resumed) return null;
  return (
    <p className="notice">
      {p.resumed}{' '}
      <button type="button" className="plain" onClick={draft.drop}>
        {p.startOver}
      </button>
    </p>
  );
}
