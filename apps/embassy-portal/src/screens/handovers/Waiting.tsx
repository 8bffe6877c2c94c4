import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { TO_SIGN } from './questions';
import { texts } from './texts';

/** How many papers wait for a signature of one's own side, beside the menu’s entry. */
export default function Waiting() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const handovers = useAsk(TO_SIGN, {}, { keep: true, every: 60_000 }).data?.handovers;
  if (!handovers || handovers.items.length === 0) return null;
  const count = `${number(handovers.items.length)}${handovers.next ? '+' : ''}`;
  return (
    <span className="waiting">
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{t.waitCount(count)}</span>
    </span>
  );
}
