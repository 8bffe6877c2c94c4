import { useFormats, useTexts } from '../../language/language';
import { daysUntil } from '../../parts/days';
import { useMe, useMoment } from '../../session/session';
import { texts } from './texts';

const HOUR_MS = 3_600_000;
/** The clock of an answer runs 72 hours; what is longer is read in days. */
const DAYS_FROM_HOURS = 96;

/** How much is left of a clock, or how long it is over; and its end. */
export function Clock({ dueAt }: { dueAt: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const moment = useMoment();
  const { zone } = useMe().unit;
  const left = Date.parse(dueAt) - Date.now();
  const hours = Math.floor(Math.abs(left) / HOUR_MS);
  const days = number(Math.abs(daysUntil(dueAt, new Date(), zone)));
  const inDays = hours >= DAYS_FROM_HOURS;
  return (
    <>
      {left < 0 ? (
        <span className="tag wrong">
          ▲ {hours === 0 ? t.lateHour : inDays ? t.lateDays(days) : t.late(number(hours))}
        </span>
      ) : (
        <span className="tag care">
          ○ {left < HOUR_MS ? t.lastHour : inDays ? t.daysLeft(days) : t.hoursLeft(number(hours))}
        </span>
      )}{' '}
      <span className="soft">{t.dueAt(moment(dueAt))}</span>
    </>
  );
}
