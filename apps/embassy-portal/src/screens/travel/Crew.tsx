import { useState } from 'react';
import type { Label } from '#domain';
import { useActs, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import type { Result } from '../../parts/Refusals';
import type { Ticks } from '../../parts/Ticks';
import { PLACE, READY } from './acts';
import { Move, now, resultsOf, Split, TakeOff, type Told } from './CrewDeeds';
import { HoldBack, Seat } from './Motion';
import { FAMILIES, type Movement, type Passenger } from './questions';
import { seatsFor } from './seats';
import { isReachable, isYetToGo, landedAt, mayTransfer, openFirstLegs } from './standing';
import { motionTexts } from './motion-texts';
import { texts } from './texts';

const says = labelsOf(texts);

interface Crewing {
  movement: Movement;
  live: readonly Passenger[];
  /** Those who prepare and miss nothing. */
  clear: readonly Passenger[];
  ticks: Ticks;
  /** The list can still be filled. */
  open: boolean;
  onResults: (results: readonly Result[]) => void;
  onAdd: () => void;
}

/** What is done with all passengers while the list is open, and with those who are ticked. */
export function Crew({ movement, live, clear, ticks, open, onResults, onAdd }: Crewing) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const language = useLanguage();
  const [said, setSaid] = useState<Label>();
  const families = useAsk(FAMILIES, { id: movement.id }, { enabled: open });
  const ready = useActs(READY);
  const place = useActs(PLACE);
  const told = (people: readonly Passenger[], results: readonly Done<object>[]) => {
    onResults(resultsOf(people, results, t.unnamed));
    ticks.keep([]);
  };
  const markReady = async () =>
    told(
      clear,
      await ready.send(
        clear.map(({ case: { id, version } }) => ({ case: id, version, step: 'markReady', occurredAt: now() })),
      ),
    );
  const seat = async () => {
    const kin = new Map(
      families.data?.movement?.passengers.map(({ case: one }) => [
        one.id,
        one.kin.flatMap(({ endedAt, other }) => (endedAt === null ? [other.id] : [])),
      ]),
    );
    const people = live.map((one) => ({
      case: one.case.id,
      leg: one.leg?.id ?? null,
      lap: one.lap,
      kin: kin.get(one.case.id) ?? [],
    }));
    const { rows, over } = seatsFor(people, openFirstLegs(movement.legs));
    setSaid(over > 0 ? says.seatOver(String(over)) : rows.length === 0 ? says.seatNone : undefined);
    const seated = rows.flatMap(({ case: id }) => live.find((one) => one.case.id === id) ?? []);
    if (rows.length > 0)
      told(seated, await place.send(rows.map((row) => ({ ...row, movement: movement.id, occurredAt: now() }))));
  };

  return (
    <>
      <p role="status">{said?.[language]}</p>
      {open && (
        <div className="deeds">
          <button className="second" onClick={onAdd}>
            {t.add}
          </button>
          <button className="second" disabled={place.busy || !families.data} onClick={() => void seat()}>
            {t.seatAll}
          </button>
          <button disabled={ready.busy || clear.length === 0} onClick={() => void markReady()}>
            {t.readyAll} ({number(clear.length)})
          </button>
        </div>
      )}
      <Ticked movement={movement} people={live.filter((one) => ticks.ids.has(one.case.id))} open={open} onTold={told} />
    </>
  );
}

type Bulk = 'OFF' | 'SEAT' | 'MOVE' | 'SPLIT' | 'KEPT';

/** Each act where the core would do it with every one of those who are ticked. */
function Ticked({ movement, people, open, onTold }: Omit<Told, 'onClose'> & { open: boolean }) {
  const t = useTexts(texts);
  const m = useTexts(motionTexts);
  const { number } = useFormats();
  const [asked, setAsked] = useState<Bulk>();
  const { legs } = movement;
  const every = (may: (one: Passenger) => boolean) => people.every(may);
  const together = new Set(people.map((one) => landedAt(one, legs))).size === 1;
  const moves = together && every((one) => mayTransfer(one, legs));
  const offered: readonly (readonly [bulk: Bulk, label: string, may: boolean])[] = [
    ['OFF', t.takeOff, open && every((one) => isYetToGo(one, legs))],
    ['SEAT', m.seatOn, openFirstLegs(legs).length > 1 && every(({ state }) => state === 'LISTED')],
    ['MOVE', t.moveTo, moves],
    ['SPLIT', t.splitOff, moves],
    ['KEPT', m.holdBack, every((one) => isReachable(one, legs))],
  ];
  const dialogs = { OFF: TakeOff, SEAT: Seat, MOVE: Move, SPLIT: Split, KEPT: HoldBack };
  const Asked = asked && dialogs[asked];
  const close = () => setAsked(undefined);
  if (people.length === 0) return null;
  return (
    <>
      <section className="bulk" aria-label={t.selected(number(people.length))}>
        <strong role="status">{t.selected(number(people.length))}</strong>
        {offered.map(
          ([bulk, label, may], i) =>
            may && (
              <button key={bulk} className={i === 0 ? undefined : 'second'} onClick={() => setAsked(bulk)}>
                {label}
              </button>
            ),
        )}
        {!offered.some(([, , may]) => may) && <span>{m.onTheWay}</span>}
      </section>
      {Asked && (
        <Asked
          movement={movement}
          people={people}
          onClose={close}
          onTold={(those, results) => {
            onTold(those, results);
            close();
          }}
        />
      )}
    </>
  );
}
