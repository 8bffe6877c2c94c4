import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { texts } from './notice-texts';
import { NOTICES } from './notices';

/** How many changes of times nobody of one's unit has read, beside the menu’s entry. */
export default function Unread() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const notices = useAsk(NOTICES, {}, { keep: true, every: 60_000 }).data?.travelNotices;
  if (!notices || notices.items.length === 0) return null;
  const count = `${number(notices.items.length)}${notices.next ? '+' : ''}`;
  return (
    <span className="waiting">
      <span aria-hidden="true">{count}</span>
      <span className="unseen"> {t.unread(count)}</span>
    </span>
  );
}
