import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { COUNTS } from './questions';
import { texts } from './texts';

const EACH_MS = 60_000;

/** How much is late. */
export default function Late() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const counts = useAsk(COUNTS, {}, { every: EACH_MS });
  const late = counts.data?.inboxCounts.reduce((sum, { overdue }) => sum + overdue, 0) ?? 0;
  if (late === 0) return null;
  return (
    <span className="waiting">
      {number(late)}
      <span className="unseen"> {t.lateBadge}</span>
    </span>
  );
}
