import { useSearchParams } from './address';
import { useTexts } from '../language/language';
import { texts } from './paging-texts';

/** To the next page and back to the first; where one is stands in the address. */
export function Paging({ next }: { next: string | null }) {
  const t = useTexts(texts);
  const [query, setQuery] = useSearchParams();
  const go = (after: string | null) => {
    const changed = new URLSearchParams(query);
    if (after === null) changed.delete('after');
    else changed.set('after', after);
    setQuery(changed);
    document.getElementById('main')?.querySelector('h1')?.focus();
  };
  if (next === null && !query.has('after')) return null;
  return (
    <div className="deeds">
      {query.has('after') && (
        <button className="second" onClick={() => go(null)}>
          {t.firstPage}
        </button>
      )}
      {next !== null && (
        <button className="second" onClick={() => go(next)}>
          {t.nextPage}
        </button>
      )}
    </div>
  );
}
