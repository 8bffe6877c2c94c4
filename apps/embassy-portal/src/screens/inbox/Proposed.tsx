import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { Part } from '../../parts/Part';
import { PROPOSED } from './questions';
import { texts } from './texts';

/** What is proposed to be erased, and waits for somebody else’s approval; no clock of the law runs on it. */
export function Proposed() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const proposed = useAsk(PROPOSED, {}, { keep: true });
  const { items, next } = proposed.data?.erasures ?? { items: [], next: null };
  if (items.length === 0) return null;
  return (
    <Part name="erasures" title={t.erasures}>
      <p>{t.erasuresWait(`${number(items.length)}${next === null ? '' : '+'}`)}</p>
      <div className="deeds">
        <Link className="button second" to="/erasures">
          {t.toErasures}
        </Link>
      </div>
    </Part>
  );
}
