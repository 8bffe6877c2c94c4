import { Link, useSearchParams } from '../../parts/address';
import { dayIn } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useQueue } from '../../device/useQueue';
import { useFormats, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { addDays, daysBetween } from '../../parts/days';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { useMe } from '../../session/session';
import { whenOf, type When } from './calendar';
import { Month } from './Month';
import { AGENDA, agendaHere, type Due } from './questions';
import { isDone, movedHere, saidHere } from './standing';
import { TakeAlong } from './TakeAlong';
import { texts } from './texts';
import '../case/case.css';
import './follow-ups.css';

/** Everybody whom this unit follows, by when they are due: the list first, and the month beside it. */
export default function Agenda() {
  const t = useTexts(texts);
  const { day: dayText } = useFormats();
  const { zone } = useMe().unit;
  const [query, setQuery] = useSearchParams();
  const today = dayIn(new Date(), zone);
  const day = /^\d{4}-\d\d-\d\d$/.exec(query.get('day') ?? '')?.[0];
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.exec(query.get('month') ?? '')?.[0] ?? (day ?? today).slice(0, 7);
  const after = query.get('after');
  const variables = day ? { from: day, before: addDays(day, 1), after } : { from: null, before: null, after };
  const agenda = useAsk(AGENDA, variables, { keep: true, onDevice: agendaHere });
  return (
    <Page title={t.title} wide>
      <div className="agenda">
        <section aria-label={t.list}>
          {day && (
            <p className="notice">
              {t.onDay(dayText(day))} · <Link to={`/follow-ups?month=${month}`}>{t.allDays}</Link>
            </p>
          )}
          <Answer of={agenda}>
            {({ followUps: { items, next } }) => (
              <>
                {!day && <TakeAlong rows={items} today={today} />}
                <List rows={items} today={today} day={day} />
                <div className="deeds">
                  {after && (
                    <button className="second" onClick={() => setQuery({ month })}>
                      {t.first}
                    </button>
                  )}
                  {next && (
                    <button className="second" onClick={() => setQuery({ month, after: next })}>
                      {t.more}
                    </button>
                  )}
                </div>
              </>
            )}
          </Answer>
        </section>
        <Month month={month} today={today} day={day} />
      </div>
    </Page>
  );
}

const parts: readonly When[] = ['LATE', 'WEEK', 'LATER'];

function List({ rows, today, day }: { rows: readonly Due[]; today: string; day: string | undefined }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { items } = useQueue();
  const now = rows
    .map((row) => ({ ...row, dueOn: movedHere(items, row.case.id, row.month) ?? row.dueOn }))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (rows.length === 0)
    return (
      <div className="card">
        <p>
          <strong>{day ? t.emptyDay : t.empty}</strong>
        </p>
        {!day && <p>{t.emptyText}</p>}
      </div>
    );
  return parts.map((when) => {
    const here = now.filter((row) => whenOf(row.dueOn, today) === when);
    if (here.length === 0) return null;
    return (
      <section key={when} className="card" aria-labelledby={`when-${when}`}>
        <h2 id={`when-${when}`}>{t.counted(t[when], number(here.length))}</h2>
        <ul className="lines due">
          {here.map((row) => (
            <One key={row.id} row={row} today={today} />
          ))}
        </ul>
      </section>
    );
  });
}

function One({ row, today }: { row: Due; today: string }) {
  const t = useTexts(texts);
  const { day, number } = useFormats();
  const { items } = useQueue();
  const who = knownAs(row.case.person, row.case.number);
  const said = saidHere(items, row.case.id, row.month);
  const days = daysBetween(today, row.dueOn);
  return (
    <li>
      <span>
        <strong>{who}</strong> <span className="number soft">{row.case.number}</span>
        <span className="what">
          {t.month(number(row.month))} · {day(row.dueOn)}
          {row.firstDueOn && <span className="soft"> ({t.moved(day(row.firstDueOn))})</span>}
          {row.attempts.length > 0 && <span className="soft"> · {t.attempts(number(row.attempts.length))}</span>}
        </span>
        {row.loseContactOffered && <span className="what late">▲ {t.offerLoss}</span>}
      </span>
      {row.case.state === 'MISSING' && <span className="tag care">◌ {t.missing}</span>}
      {said ? (
        <span className={isDone(said) ? 'tag good' : 'tag care'}>● {t.hereOnly}</span>
      ) : days < 0 ? (
        <span className="tag wrong">▲ {t.lateBy(number(-days))}</span>
      ) : (
        <span className="tag">{days === 0 ? t.today : t.dueIn(number(days))}</span>
      )}
      <Link
        className={days < 0 ? 'button' : 'button second'}
        to={`/cases/${row.case.id}/follow-up?month=${row.month}`}
        aria-label={t.openSheetOf(`${who}, ${t.month(number(row.month))}`)}
      >
        {t.openSheet}
      </Link>
    </li>
  );
}
