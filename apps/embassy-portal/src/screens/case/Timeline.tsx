import { caseStates, dayIn, happenings } from '#domain';
import { useAsk } from '../../api/useAsk';
import { cityOf, labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { localeOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMe } from '../../session/session';
import { useHappened } from './happened';
import { None } from './None';
import { TIMELINE, type Opened } from './questions';
import { texts } from './texts';

const JAKARTA = 'Asia/Jakarta';

/** By when it happened; a death is one thing, though its move and its record are two. */
const latestFirst = <E extends { kind: string; occurredAt: string }>(timeline: readonly E[]): E[] =>
  timeline
    .filter(({ kind }) => kind !== 'recordDeath')
    .toReversed()
    .toSorted((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt));

/** What happened, the latest first, as the clock stood where it happened, and in Jakarta. */
export function Timeline({ opened }: { opened: Opened }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { zone } = useMe().unit;
  const whatOf = useHappened();
  // Its day stands before it already, where it is the same in Jakarta.
  const inJakarta = ({ occurredAt, unit }: { occurredAt: string; unit: { zone: string } }): string => {
    const at = new Date(occurredAt);
    return dayIn(at, JAKARTA) === dayIn(at, unit.zone)
      ? new Intl.DateTimeFormat(localeOf[language], { timeStyle: 'short', timeZone: JAKARTA }).format(at)
      : moment(occurredAt, JAKARTA);
  };
  const timeline = useAsk(TIMELINE, opened);
  return (
    <Part name="timeline" title={t.timeline}>
      <Answer of={timeline}>
        {({ case: found }) => {
          const events = latestFirst(found?.timeline ?? []);
          if (events.length === 0) return <None>{t.noEvents}</None>;
          return (
            <ol className="timeline">
              {events.map((event) => (
                <li key={event.id}>
                  <strong>{labelOf(happenings, event.kind, language)}</strong>
                  {whatOf(event.kind, event.code) && <span>: {whatOf(event.kind, event.code)}</span>}
                  {event.fromState !== null && event.fromState !== event.toState && (
                    <span>
                      {' · '}
                      {labelOf(caseStates, event.fromState, language)} → {labelOf(caseStates, event.toState, language)}
                    </span>
                  )}
                  {event.reason && <p>{event.reason}</p>}
                  <p className="soft">
                    {nameOf(event.unit, language)} ·{' '}
                    {event.unit.zone === JAKARTA ? (
                      t.wib(moment(event.occurredAt, JAKARTA))
                    ) : (
                      <>
                        {moment(event.occurredAt, event.unit.zone)}
                        {event.unit.zone !== zone && `, ${t.clockOf(cityOf(event.unit.zone))}`}
                        {` (${t.wib(inJakarta(event))})`}
                      </>
                    )}
                  </p>
                </li>
              ))}
            </ol>
          );
        }}
      </Answer>
    </Part>
  );
}
