import { Link } from '../../parts/address';
import { useAsk } from '../../api/useAsk';
import { usePages } from '../../api/usePages';
import { useQueue } from '../../device/useQueue';
import { localeOf } from '../../language/texts';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { monthLater, weeksOf } from './calendar';
import { AGENDA, agendaHere } from './questions';
import { movedHere } from './standing';
import { texts } from './texts';

interface Shown {
  month: string;
  today: string;
  day: string | undefined;
}

/** How many are due on each day of a month; a day leads to whom. */
export function Month({ month, today, day: chosen }: Shown) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { items } = useQueue();
  const span = { from: `${month}-01`, before: `${monthLater(month, 1)}-01`, after: null };
  const due = useAsk(AGENDA, span, { keep: true, onDevice: agendaHere });
  const next = due.data?.followUps.next ?? null;
  const rest = usePages(AGENDA, { ...span, after: next }, ({ followUps }) => followUps.next, {
    enabled: next !== null,
    whole: true,
  });
  const name = new Intl.DateTimeFormat(localeOf[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  return (
    <section className="card" aria-label={t.calendar}>
      <div className="month-head">
        <Link className="button second" to={`/follow-ups?month=${monthLater(month, -1)}`} aria-label={t.before}>
          ‹
        </Link>
        <h2>{name}</h2>
        <Link className="button second" to={`/follow-ups?month=${monthLater(month, 1)}`} aria-label={t.after}>
          ›
        </Link>
      </div>
      <Answer of={due}>
        {({ followUps }) => {
          const all = [...followUps.items, ...rest.pages.flatMap((page) => page.followUps.items)];
          const days = all.map((row) => movedHere(items, row.case.id, row.month) ?? row.dueOn);
          return (
            <>
              <table className="month">
                <caption className="unseen">{name}</caption>
                <thead>
                  <tr>
                    {t.weekdays.split(' ').map((weekday) => (
                      <th key={weekday}>{weekday}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {weeksOf(month).map((week, i) => (
                    <tr key={i}>
                      {week.map((one, at) => (
                        <td key={at}>
                          {one && (
                            <Day
                              day={one}
                              today={today}
                              chosen={one === chosen}
                              count={days.filter((due) => due === one).length}
                            />
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function Day({ day, today, chosen, count }: { day: string; today: string; chosen: boolean; count: number }) {
  const t = useTexts(texts);
  const { day: dayText, number } = useFormats();
  const date = Number(day.slice(8));
  const marks = ['day', ...(day === today ? ['today'] : []), ...(day < today && count > 0 ? ['overdue'] : [])];
  if (count === 0)
    return (
      <span className={marks.join(' ')}>
        {date}
        {day === today && <span className="unseen"> ({t.today})</span>}
      </span>
    );
  return (
    <Link className={marks.join(' ')} to={`/follow-ups?day=${day}`} aria-current={chosen ? 'true' : undefined}>
      {date}
      <strong>{number(count)}</strong>
      <span className="unseen">{t.dueOnDay(dayText(day))}</span>
    </Link>
  );
}
