import { iso, type Make, type Scene, unless } from './deed';
import { against } from './guards';
import { seesIt } from './movements';
import { actorOf, immigration, kemensos } from './people';
import { isFound } from './places';
import { legsOf, onwardFrom } from './route';
import type { At, CaseRow, LegRow, MovementRow, PassengerRow } from './seen';

/*
 * Who is let in at the end of the way, and who is not among those who got off.
 */

/** Let in where no leg goes on from, on a paper, or as who joined on the way without one. */
function notIn(scene: Scene, c: CaseRow, place: PassengerRow | undefined, legs: readonly LegRow[], entered?: At) {
  const { law, at, now } = scene;
  const leg = legs.find((one) => one.id === place?.leg);
  const papers = law
    .papersAt(c, at)
    .filter(({ status, kind }) => status === 'VALID' || (status === 'CONSUMED' && kind === 'SPLP'));
  return [
    ...unless(!!leg?.arrived, 'LEG_NOT_ARRIVED'),
    ...unless(!leg || onwardFrom(legs, leg).length === 0, 'LEG_GOES_ON'),
    ...unless(!leg || ['CGK', 'KOE'].includes(leg.to), 'STILL_ABROAD'),
    ...unless(entered !== undefined, 'IMMIGRATION_ENTRY'),
    ...unless(!leg?.arrived || (entered ?? at) >= leg.arrived, 'BEFORE_EARLIER_STEP'),
    ...unless((entered ?? at) <= now, 'IN_FUTURE'),
    ...unless((entered ?? at) >= c.received, 'BEFORE_EARLIER_STEP'),
    ...unless(papers.length > 0 || !!place?.joined || !!place?.with, 'SPLP_CONSUMED'),
    ...unless(!leg?.arrived || leg.arrived <= at, 'LEG_ARRIVED'),
    ...against(law, c, 'arrive', at),
  ];
}

export const arrival =
  (m: MovementRow, outcome: 'ARRIVED' | 'MISSING'): Make =>
  (scene, c) => {
    const { law, at, draw } = scene;
    const legs = legsOf(scene, m.id);
    const place = law.on(m.id, c);
    const leg = legs.find((one) => one.id === place?.leg);
    const by = scene.by(draw.pick([immigration, kemensos, actorOf(m.unit)]));
    const entered = draw.chance(0.97) ? (draw.chance(0.9) ? at : at - 30 * 60_000) : undefined;
    const came = outcome === 'ARRIVED';
    const reason = draw.chance(0.95) ? 'MISSED_CONNECTION' : undefined;
    const input = came ? { enteredAt: entered === undefined ? undefined : iso(entered) } : { reason };
    const rode = place?.state === 'BOARDED' || isFound(c, place);
    const lost = [
      ...unless(!!reason, 'REASON'),
      ...unless(!leg?.departed || at >= leg.departed, 'BEFORE_EARLIER_STEP'),
      ...(c.state === 'DEPARTED' ? against(law, c, 'loseContact', at) : []),
    ];
    const deed = scene.about(
      'recordArrival',
      by,
      c,
      { movement: m.id, outcome, ...input },
      {
        as: came ? 'arrive' : 'miss at arrival',
        against: [
          ...(!place ? ['NOT_MANIFESTED'] : unless(place.state !== 'LISTED', 'NOT_BOARDED')),
          ...unless(!place || rode || place.state === 'LISTED', 'PASSAGE_RECORDED'),
          ...unless(!rode || !!leg?.departed, 'LEG_NOT_DEPARTED'),
          ...(came ? notIn(scene, c, place, legs, entered) : lost),
        ],
        states: came ? { [c.id]: 'ARRIVED' } : c.state === 'DEPARTED' ? { [c.id]: 'MISSING' } : {},
      },
    );
    return seesIt(m, by) ? deed : { ...deed, against: ['NOT_FOUND', 'FORBIDDEN', ...deed.against] };
  };
