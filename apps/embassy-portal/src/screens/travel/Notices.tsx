import { useState } from 'react';
import { legChangeReasons, travelNoticeKinds, zoneOfPlace } from '#domain';
import { useActs } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Link } from '../../parts/address';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { usePlaces } from '../../parts/places';
import { useMay } from '../../session/session';
import { texts } from './notice-texts';
import { NOTICES, SEE_NOTICES, type Notice } from './notices';
import { MOVEMENTS } from './questions';

/** Legs that do not go as planned, of people whom one’s unit waits for, until somebody there has read it. */
export function Notices() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const { wayOf } = usePlaces();
  const may = useMay();
  const faultsOf = useFaultsOf();
  const { data } = useAsk(NOTICES, {}, { keep: true, every: 60_000 });
  const movements = useAsk(MOVEMENTS, { after: null }, { keep: true }).data?.movements.items ?? [];
  const see = useActs(SEE_NOTICES);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  if (!data || data.travelNotices.items.length === 0) return null;
  const { items, next } = data.travelNotices;
  const seen = async (notices: readonly Notice[]) => {
    const results = await see.send(notices.map(({ id }) => ({ notice: id })));
    setFaults(results.flatMap(faultsOf).slice(0, 1));
  };
  return (
    <Part name="notices" title={t.title}>
      <p>{t.about}</p>
      <Summary faults={faults} />
      <table className="rows">
        <thead>
          <tr>
            <th>{t.route}</th>
            <th>{t.departs}</th>
            <th>{t.arrives}</th>
            <th className="figure">{t.people}</th>
            <th>{t.trip}</th>
            <th>{t.seen}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one, i) => {
            const leg = wayOf(one);
            const later = items.slice(0, i).some(({ leg: same }) => same === one.leg);
            // Whoever waits does not see every movement: before its manifest is issued, only that it changed.
            const movement = movements.find(({ legs }) => legs.some(({ id }) => id === one.leg));
            return (
              <tr key={one.id}>
                <th scope="row" className="name">
                  {leg}{' '}
                  <span className={one.kind === 'CANCELLED' ? 'tag wrong' : 'tag care'}>
                    ▲ {labelOf(travelNoticeKinds, one.kind, language)}
                  </span>
                  <span className="soft under-it">
                    {labelOf(legChangeReasons, one.reason, language)} · {nameOf(one.by, language)}
                  </span>
                  {later && <span className="under-it">{t.changedSince}</span>}
                </th>
                <td data-label={t.departs}>
                  <Times of={one} was={one.wasDeparture} now={one.plannedDeparture} place={one.from} />
                </td>
                <td data-label={t.arrives}>
                  <Times of={one} was={one.wasArrival} now={one.plannedArrival} place={one.to} />
                </td>
                <td data-label={t.people} className="figure">
                  {number(one.awaited)}
                </td>
                <td data-label={t.trip}>
                  {movement ? <Link to={`/movements/${movement.id}`}>{movement.reference}</Link> : '–'}
                </td>
                <td>
                  {may.do('seeNotice') && (
                    <button
                      className="second"
                      disabled={see.busy}
                      aria-label={t.seenOf(leg)}
                      onClick={() => void seen([one])}
                    >
                      {t.seen}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {next && <p>{t.more}</p>}
      {may.do('seeNotice') && items.length > 1 && (
        <div className="deeds">
          <button className="second" disabled={see.busy} onClick={() => void seen(items)}>
            {t.seeAll}
          </button>
        </div>
      )}
    </Part>
  );
}

/** When it goes now, and when it was to go before; of what does not go at all only the latter. */
function Times({ of, was, now, place }: { of: Notice; was: string; now: string; place: string }) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const before = t.was(moment(was, zoneOfPlace(place)));
  if (of.kind === 'CANCELLED') return <span className="soft">{before}</span>;
  return (
    <>
      {moment(now, zoneOfPlace(place))}
      {was !== now && <span className="soft under-it">{before}</span>}
    </>
  );
}
