import { useState } from 'react';
import { firstLegs, isYetToLeave, legChangeReasons, movementModes, strandedAt, zoneOfPlace } from '#domain';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import { flightOf, usePlaces } from '../../parts/places';
import { useMay, useMe } from '../../session/session';
import { ChangeEscorts, Escorts } from './Escorts';
import { AddLeg, CancelLeg, RecordLeg, Retime } from './LegDeeds';
import type { Leg, Movement, Passenger } from './questions';
import { isGrowing, isNext, isOpen, isParty, mayArrive, mayCallOff, takenBy } from './standing';
import { texts } from './texts';

interface Shown {
  movement: Movement;
  passengers: readonly Passenger[];
  mine: boolean;
}

/** The vehicles of a journey, each time by the clock of its place. */
export function Legs({ movement, passengers, mine }: Shown) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, number } = useFormats();
  const { nameOf, wayOf } = usePlaces();
  const may = useMay();
  const [asked, setAsked] = useState<
    { leg: Leg; deed: 'RETIME' | 'CANCEL' | 'DEPART' | 'ARRIVE' } | 'ADD' | 'ESCORTS'
  >();
  const close = () => setAsked(undefined);
  const seated = (leg: Leg) =>
    passengers.filter(
      (one) => one.leg?.id === leg.id && !one.lap && ['LISTED', 'BOARDED', 'ARRIVED'].includes(one.state),
    );
  const { unit } = useMe();
  const records = may.do('recordLeg') && isParty(movement, unit.id);
  const goes = (leg: Leg) => {
    const { taken, left } = takenBy(leg, movement, passengers);
    return left.length === 0 && taken.length > 0 && taken.every((one) => may.act('recordLeg', one.case));
  };
  const isFirst = (leg: Leg) => firstLegs(movement.legs).includes(leg);
  const doings = (leg: Leg) => ({
    waits: mine && isFirst(leg) && isNext(leg, movement) && !goes(leg),
    leaves: records && (mine || !isFirst(leg)) && isNext(leg, movement) && goes(leg),
    comes: records && mayArrive(leg, movement),
    changes: mine && isGrowing(movement) && isYetToLeave(leg),
  });
  const rows = movement.legs.map((leg) => ({ leg, does: doings(leg) }));
  // Of a journey that is over and went as planned, nothing stands there.
  const changing = rows.some(({ leg, does }) => leg.cancelledAt || leg.reason || Object.values(does).includes(true));
  const ends = [...new Set(movement.legs.filter(isYetToLeave).flatMap((leg) => strandedAt(movement.legs, leg) ?? []))];
  return (
    <Part name="legs" title={t.legs}>
      {ends.map((place) => (
        <p className="notice" key={place}>
          ▲ {t.stranded(nameOf(place))}
        </p>
      ))}
      {movement.legs.length === 0 && <p>{t.noLegs}</p>}
      {movement.legs.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              <th>{t.route}</th>
              <th>{t.mode}</th>
              <th>{t.departs}</th>
              <th>{t.arrives}</th>
              <th>{t.seated}</th>
              {changing && <th>{t.change}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ leg, does }) => (
              <tr key={leg.id}>
                <th scope="row" className="name">
                  {wayOf(leg)}
                </th>
                <td data-label={t.mode}>
                  {labelOf(movementModes, leg.mode, language)} {flightOf(leg)}
                  {leg.charter && ` · ${t.charter}`}
                </td>
                <td data-label={t.departs}>
                  <Time at={leg.plannedDeparture} real={leg.departedAt} place={leg.from} said={t.departedAt} />
                </td>
                <td data-label={t.arrives}>
                  <Time at={leg.plannedArrival} real={leg.arrivedAt} place={leg.to} said={t.arrivedAt} />
                </td>
                <td data-label={t.seated}>
                  {/* Whoever flew on is counted on the leg after it. */}
                  {leg.departedAt && seated(leg).length === 0
                    ? '–'
                    : t.seatsTaken(number(seated(leg).length), leg.seats && number(leg.seats))}
                </td>
                {changing && (
                  <td>
                    {leg.cancelledAt && (
                      <span className="tag care">
                        {t.cancelled} · {moment(leg.cancelledAt, movement.unit.zone)}
                      </span>
                    )}
                    {leg.reason && <div className="soft">{labelOf(legChangeReasons, leg.reason, language)}</div>}
                    {does.waits && <div className="soft">{t.boardFirst}</div>}
                    {does.leaves && (
                      <button
                        className="plain"
                        aria-label={t.hasLeft(wayOf(leg))}
                        onClick={() => setAsked({ leg, deed: 'DEPART' })}
                      >
                        {t.left}
                      </button>
                    )}
                    {does.comes && (
                      <button
                        className="plain"
                        aria-label={t.hasCome(wayOf(leg))}
                        onClick={() => setAsked({ leg, deed: 'ARRIVE' })}
                      >
                        {t.came}
                      </button>
                    )}
                    {does.changes && (
                      <>
                        <button
                          className="plain"
                          aria-label={t.delayOf(wayOf(leg))}
                          onClick={() => setAsked({ leg, deed: 'RETIME' })}
                        >
                          {t.delay}
                        </button>
                        {mayCallOff(leg, movement, passengers) ? (
                          <button
                            className="plain"
                            aria-label={t.cancelLegOf(wayOf(leg))}
                            onClick={() => setAsked({ leg, deed: 'CANCEL' })}
                          >
                            {t.cancelLeg}
                          </button>
                        ) : (
                          <div className="soft">{t.legAwaited}</div>
                        )}
                      </>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Escorts movement={movement.id} />
      {mine && isGrowing(movement) && (
        <div className="deeds">
          <button className="second" onClick={() => setAsked('ADD')}>
            {t.addLeg}
          </button>
          {isOpen(movement) && (
            <button className="second" onClick={() => setAsked('ESCORTS')}>
              {t.changeEscorts}
            </button>
          )}
        </div>
      )}
      {asked === 'ADD' && <AddLeg movement={movement} onClose={close} />}
      {asked === 'ESCORTS' && <ChangeEscorts movement={movement} onClose={close} />}
      {typeof asked === 'object' && asked.deed === 'RETIME' && <Retime leg={asked.leg} onClose={close} />}
      {typeof asked === 'object' && asked.deed === 'CANCEL' && <CancelLeg leg={asked.leg} onClose={close} />}
      {typeof asked === 'object' && (asked.deed === 'DEPART' || asked.deed === 'ARRIVE') && (
        <RecordLeg leg={asked.leg} what={asked.deed} onClose={close} />
      )}
    </Part>
  );
}

function Time({
  at,
  real,
  place,
  said,
}: {
  at: string;
  real: string | null;
  place: string;
  said: (at: string) => string;
}) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { clockOf } = usePlaces();
  const zone = zoneOfPlace(place);
  return (
    <>
      {moment(at, zone)} <span className="soft">{t.clockOf(clockOf(place))}</span>
      {real && (
        <>
          <br />✓ {said(moment(real, zone))}
        </>
      )}
    </>
  );
}
