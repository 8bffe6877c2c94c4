import { useState } from 'react';
import { Link } from '../../parts/address';
import { caseStates, passengerOutcomes } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Awaits } from '../../parts/papers/Awaits';
import { ClearanceDialog } from '../../parts/papers/ClearanceDialog';
import { Documents } from '../../parts/papers/Documents';
import { PaperDialog } from '../../parts/papers/PaperDialog';
import { READINESS, type Awaited } from '../../parts/papers/questions';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { usePlaces } from '../../parts/places';
import type { Result } from '../../parts/Refusals';
import { Strip } from '../../parts/Strip';
import { Tick, TickAll, useTicks, type Ticks } from '../../parts/Ticks';
import { useMay, useMe } from '../../session/session';
import { AddPeople } from './AddPeople';
import { Crew } from './Crew';
import type { Movement, Passenger } from './questions';
import { Birth } from './Motion';
import { awaitsNumber, isCarried, isGrowing, isOpen, isParty, mayBear } from './standing';
import { motionTexts } from './motion-texts';
import { texts } from './texts';

interface Shown {
  movement: Movement;
  passengers: readonly Passenger[];
  mine: boolean;
  onResults: (results: readonly Result[]) => void;
}

type Waiting = ReadonlyMap<string, readonly Awaited[]>;
type Asked = { paper: Passenger } | { clearance: Passenger } | { mother: Passenger } | 'ADD';

/** Who is on a journey, and what each of them still waits for by the core's own guards. */
export function Passengers({ movement, passengers, mine, onResults }: Shown) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const may = useMay();
  const ticks = useTicks();
  const [asked, setAsked] = useState<Asked>();
  const named = (one: Passenger) => knownAs(one.person, t.unnamed);
  const live = passengers.filter(isCarried).sort((a, b) => named(a).localeCompare(named(b)));
  const cases = live.map((one) => one.case.id);
  const open = mine && isOpen(movement);
  const ticked = mine && isGrowing(movement);
  const ready = useAsk(READINESS, { cases }, { keep: true, enabled: cases.length > 0 && may.name('Query.readiness') });
  const waiting: Waiting = new Map(ready.data?.readiness.map((one) => [one.case, one.awaits]));
  const isWaiting = (one: Passenger) => one.case.state === 'PREPARING' && (waiting.get(one.case.id)?.length ?? 0) > 0;
  const waits = live.filter(isWaiting);
  const pending = live.filter(awaitsNumber).length;
  const close = () => setAsked(undefined);
  const done = (results: readonly Result[]) => {
    onResults(results);
    close();
  };

  return (
    <Part name="passengers" title={t.passengers}>
      <Standing passengers={passengers} isWaiting={isWaiting} />
      {waits.length > 0 && <p className="notice">▲ {t.blockers(number(waits.length))}</p>}
      {pending > 0 && <p className="notice">◷ {t.pendings(number(pending))}</p>}
      {live.length === 0 && <p>{passengers.length > 0 ? t.nobodyLeft : open ? t.noPassengersYet : t.noPassengers}</p>}
      {live.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              {ticked && (
                <th className="ticks">
                  <TickAll label={t.selectAll} ids={cases} ticks={ticks} />
                </th>
              )}
              <th>{t.name}</th>
              <th>{t.number}</th>
              <th>{t.papers}</th>
              <th>{t.readiness}</th>
              <th>{t.place}</th>
            </tr>
          </thead>
          <tbody>
            {/* Whoever still waits for something comes first. */}
            {[...waits, ...live.filter((one) => !isWaiting(one))].map((one) => (
              <Line
                key={one.id}
                one={one}
                movement={movement}
                awaits={waiting.get(one.case.id)}
                ticks={ticked ? ticks : undefined}
                open={open}
                onAsk={setAsked}
              />
            ))}
          </tbody>
        </table>
      )}
      {ticked && live.length + Number(open) > 0 && (
        <Crew
          movement={movement}
          live={live}
          clear={live.filter((one) => one.case.state === 'PREPARING' && waiting.get(one.case.id)?.length === 0)}
          ticks={ticks}
          open={open}
          onResults={onResults}
          onAdd={() => setAsked('ADD')}
        />
      )}
      {asked === 'ADD' && <AddPeople movement={movement.id} onClose={close} onDone={done} />}
      {typeof asked === 'object' && 'paper' in asked && (
        <PaperDialog of={{ ...asked.paper.case, name: knownAs(asked.paper.person, t.unnamed) }} onClose={close} />
      )}
      {typeof asked === 'object' && 'mother' in asked && (
        <Birth movement={movement} mother={asked.mother} onClose={close} />
      )}
      {typeof asked === 'object' && 'clearance' in asked && (
        <ClearanceDialog
          people={[{ id: asked.clearance.case.id, name: knownAs(asked.clearance.person, t.unnamed) }]}
          onClose={close}
          onDone={done}
        />
      )}
    </Part>
  );
}

function Standing({
  passengers,
  isWaiting,
}: {
  passengers: readonly Passenger[];
  isWaiting: (one: Passenger) => boolean;
}) {
  const t = useTexts(texts);
  const language = useLanguage();
  const markOf = (one: Passenger): string => {
    if (one.state === 'LISTED') return one.case.state === 'READY' ? 'GO' : isWaiting(one) ? 'WAITS' : 'LISTED';
    return ['BOARDED', 'ARRIVED', 'MISSING'].includes(one.state) ? one.state : 'OFF';
  };
  const labels: Readonly<Record<string, string>> = { GO: t.goes, WAITS: t.waits, OFF: t.off };
  const marks = ['GO', 'LISTED', 'WAITS', 'BOARDED', 'ARRIVED', 'MISSING', 'OFF'].map((mark) => ({
    mark,
    label: labels[mark] ?? labelOf(passengerOutcomes, mark, language),
    count: passengers.filter((one) => markOf(one) === mark).length,
  }));
  return <Strip label={t.strip} marks={marks} />;
}

interface LineProps {
  one: Passenger;
  movement: Movement;
  awaits: readonly Awaited[] | undefined;
  ticks: Ticks | undefined;
  /** The list can still be filled. */
  open: boolean;
  onAsk: (asked: Asked) => void;
}

function Line({ one, movement, awaits, ticks, open, onAsk }: LineProps) {
  const t = useTexts(texts);
  const m = useTexts(motionTexts);
  const language = useLanguage();
  const may = useMay();
  const name = knownAs(one.person, t.unnamed);
  const { unit } = useMe();
  const { wayOf } = usePlaces();
  const leg = movement.legs.find(({ id }) => id === one.leg?.id);
  return (
    <tr className={ticks?.ids.has(one.case.id) ? 'selected' : undefined}>
      {ticks && (
        <td className="ticks">
          <Tick label={t.select(name)} on={ticks.ids.has(one.case.id)} onTurn={() => ticks.turn(one.case.id)} />
        </td>
      )}
      <th scope="row" className="name">
        <Link to={`/cases/${one.case.id}`}>{name}</Link>
      </th>
      <td className="number" data-label={t.number}>
        {one.case.number}
      </td>
      <td data-label={t.papers}>
        <Documents documents={one.case.documents} />
        {open && may.act('recordDocument', one.case) && (
          <button className="plain" aria-label={t.paperFor(name)} onClick={() => onAsk({ paper: one })}>
            {t.paper}
          </button>
        )}
      </td>
      <td data-label={t.readiness}>
        {one.case.state === 'PREPARING' ? (
          <Awaits awaits={awaits} />
        ) : (
          <span className="tag good">✓ {labelOf(caseStates, one.case.state, language)}</span>
        )}
        {open && awaits?.some(({ guard }) => guard === 'EXIT_CLEARANCE') && may.act('recordClearance', one.case) && (
          <button className="plain" aria-label={t.clearanceFor(name)} onClick={() => onAsk({ clearance: one })}>
            {t.clearance}
          </button>
        )}
      </td>
      <td data-label={t.place}>
        {one.lap ? t.lap : leg ? `${wayOf(leg)} ${leg.number ?? ''}` : t.unplaced}
        {isParty(movement, unit.id) && may.act('recordBirth', one.case) && mayBear(one, movement) && (
          <button className="plain" aria-label={m.birthOf(name)} onClick={() => onAsk({ mother: one })}>
            {m.birth}
          </button>
        )}
      </td>
    </tr>
  );
}
