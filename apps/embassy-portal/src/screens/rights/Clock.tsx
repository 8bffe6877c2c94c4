import { useFormats, useTexts } from '../../language/language';
import { useMoment } from '../../session/session';
import { texts } from './texts';

const HOUR_MS = 3_600_000;

/** How much is left of a clock that runs in hours, or how long it is over; and its end. */
export function Clock({ dueAt }: { dueAt: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const moment = useMoment();
  const left = Date.parse(dueAt) - Date.now();
  const hours = number(Math.floor(Math.abs(left) / HOUR_MS));
  return (
    <>
      {left < 0 ? (
        <span className="tag wrong">▲ {t.late(hours)}</span>
      ) : (
        <span className="tag care">○ {left < HOUR_MS ? t.lastHour : t.hoursLeft(hours)}</span>
      )}{' '}
      <span className="soft">{t.dueAt(moment(dueAt))}</span>
    </>
  );
}
