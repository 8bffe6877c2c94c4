import { useState } from 'react';
import { escortChangeReasons, legChangeReasons, movementModes, zoneOfPlace } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { Part } from '../../parts/Part';
import { ADD_LEG, CANCEL_LEG, CHANGE_ESCORTS, RETIME } from './acts';
import { LegFields, LegTimes, Places } from './LegFields';
import { ESCORTS, type Leg, type Movement, type Passenger } from './questions';
import { isOpen } from './standing';
import { texts } from './texts';
import { emptyLeg, readLeg, type LegForm } from './trip';
import { useMissing } from './TripFields';

const says = labelsOf(texts);

interface Shown {
  movement: Movement;
  passengers: readonly Passenger[];
  mine: boolean;
}

const onWall = (at: string, zone: string): [day: string, time: string] => {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = parts.format(new Date(at)).split(' ');
  return [day, time];
};

const formOf = (leg: Leg): LegForm => {
  const [departsOn, departsAt] = onWall(leg.plannedDeparture, zoneOfPlace(leg.from));
  const [arrivesOn, arrivesAt] = onWall(leg.plannedArrival, zoneOfPlace(leg.to));
  return { ...emptyLeg(leg.id, leg.from), to: leg.to, departsOn, departsAt, arrivesOn, arrivesAt };
};

/** In these a journey may grow by a leg, as the core says. */
const GROWING: readonly string[] = ['PLANNED', 'MANIFESTED', 'DEPARTED', 'ARRIVED'];

/** The vehicles of a journey, each time by the clock of its place. */
export function Legs({ movement, passengers, mine }: Shown) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment, number } = useFormats();
  const [asked, setAsked] = useState<{ leg: Leg; deed: 'RETIME' | 'CANCEL' } | 'ADD' | 'ESCORTS'>();
  const close = () => setAsked(undefined);
  const seated = (leg: Leg) =>
    passengers.filter(
      (one) => one.leg?.id === leg.id && !one.lap && ['LISTED', 'BOARDED', 'ARRIVED'].includes(one.state),
    );
  const nameOfLeg = ({ from, to }: Leg) => `${from}–${to}`;
  return (
    <Part name="legs" title={t.legs}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t.route}</th>
            <th>{t.mode}</th>
            <th>{t.departs}</th>
            <th>{t.arrives}</th>
            <th>{t.seats}</th>
            {mine && <th>{t.change}</th>}
          </tr>
        </thead>
        <tbody>
          {movement.legs.map((leg) => (
            <tr key={leg.id}>
              <th scope="row" className="name">
                {nameOfLeg(leg)}
              </th>
              <td data-label={t.mode}>
                {labelOf(movementModes, leg.mode, language)} {[leg.carrier, leg.number].filter(Boolean).join(' ')}
                {leg.charter && ` · ${t.charter}`}
              </td>
              <td data-label={t.departs}>
                <Time at={leg.plannedDeparture} real={leg.departedAt} place={leg.from} said={t.departedAt} />
              </td>
              <td data-label={t.arrives}>
                <Time at={leg.plannedArrival} real={leg.arrivedAt} place={leg.to} said={t.arrivedAt} />
              </td>
              <td data-label={t.seats}>
                {/* Whoever flew on is counted on the leg after it. */}
                {leg.departedAt && seated(leg).length === 0
                  ? '–'
                  : t.seatsTaken(number(seated(leg).length), leg.seats && number(leg.seats))}
              </td>
              {mine && (
                <td>
                  {leg.cancelledAt && (
                    <span className="tag care">
                      {t.cancelled} · {moment(leg.cancelledAt, movement.unit.zone)}
                    </span>
                  )}
                  {leg.reason && <span className="soft">{labelOf(legChangeReasons, leg.reason, language)}</span>}
                  {!leg.cancelledAt && !leg.departedAt && (
                    <>
                      <button
                        className="plain"
                        aria-label={t.delayOf(nameOfLeg(leg))}
                        onClick={() => setAsked({ leg, deed: 'RETIME' })}
                      >
                        {t.delay}
                      </button>
                      <button
                        className="plain"
                        aria-label={t.cancelLegOf(nameOfLeg(leg))}
                        onClick={() => setAsked({ leg, deed: 'CANCEL' })}
                      >
                        {t.cancelLeg}
                      </button>
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Escorts movement={movement.id} />
      {mine && GROWING.includes(movement.state) && (
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
  const { moment } = useFormats();
  const zone = zoneOfPlace(place);
  return (
    <>
      {moment(at, zone)} <span className="soft">{zone === 'UTC' ? 'UTC' : place}</span>
      {real && (
        <>
          <br />✓ {said(moment(real, zone))}
        </>
      )}
    </>
  );
}

function Escorts({ movement }: { movement: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const escorts = useAsk(ESCORTS, { movement }, { keep: true }).data?.headcount?.escorts;
  if (!escorts) return null;
  return (
    <p>
      {t.escortsHave(number(escorts.has), number(escorts.required), number(escorts.advised))}
      {escorts.has < escorts.required && <span className="tag care">▲ {t.escortsFew}</span>}
    </p>
  );
}

const useReasons = () => {
  const language = useLanguage();
  return legChangeReasons.codes.map((value) => ({ value, label: legChangeReasons.label(value, language) }));
};

function AddLeg({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct(ADD_LEG);
  const missing = useMissing();
  const [leg, setLeg] = useState(() => emptyLeg(newId(), movement.legs.at(-1)?.to));
  const send = () => {
    const read = readLeg(leg, 'leg.');
    if (read.missing) return missing(read.missing);
    return act.send({ movement: movement.id, version: movement.version, leg: read.input });
  };
  return (
    <Deed title={t.addLeg} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <Places />
          <LegFields leg={leg} at="leg." faults={faults} onChange={(more) => setLeg({ ...leg, ...more })} />
        </>
      )}
    </Deed>
  );
}

function Retime({ leg, onClose }: { leg: Leg; onClose: () => void }) {
  const t = useTexts(texts);
  const reasons = useReasons();
  const act = useAct(RETIME);
  const missing = useMissing();
  const [form, setForm] = useState(() => formOf(leg));
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = (): Fault[] | ReturnType<typeof act.send> => {
    const read = readLeg(form, '');
    if (read.missing) return missing(read.missing);
    if (!legChangeReasons.has(reason)) return [{ field: 'reason', text: says.chooseReason }];
    const { plannedDeparture, plannedArrival } = read.input;
    return act.send({ leg: leg.id, version: leg.version, reason, occurredAt, plannedDeparture, plannedArrival });
  };
  return (
    <Deed title={t.delayOf(`${leg.from}–${leg.to}`)} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <LegTimes leg={form} at="" faults={faults} onChange={(more) => setForm({ ...form, ...more })} />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={reasons}
          />
        </>
      )}
    </Deed>
  );
}

function CancelLeg({ leg, onClose }: { leg: Leg; onClose: () => void }) {
  const t = useTexts(texts);
  const reasons = useReasons();
  const act = useAct(CANCEL_LEG);
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    legChangeReasons.has(reason)
      ? act.send({ leg: leg.id, version: leg.version, reason, occurredAt })
      : [{ field: 'reason', text: says.chooseReason }];
  return (
    <Deed title={t.cancelLegOf(`${leg.from}–${leg.to}`)} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <SelectField
          name="reason"
          label={t.reason}
          value={reason}
          onValue={setReason}
          faults={faults}
          options={reasons}
        />
      )}
    </Deed>
  );
}

function ChangeEscorts({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const act = useAct(CHANGE_ESCORTS);
  const [escorts, setEscorts] = useState(String(movement.escorts));
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () => {
    if (!/^\d{1,3}$/.test(escorts)) return [{ field: 'escorts', text: says.fault(t.escorts, t.FIGURE) }];
    if (!escortChangeReasons.has(reason)) return [{ field: 'reason', text: says.chooseReason }];
    return act.send({
      movement: movement.id,
      version: movement.version,
      escorts: Number(escorts),
      reason,
      occurredAt,
    });
  };
  return (
    <Deed title={t.changeEscorts} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <TextField
            name="escorts"
            label={t.escorts}
            value={escorts}
            onValue={setEscorts}
            faults={faults}
            native={{ inputMode: 'numeric', maxLength: 3 }}
          />
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={escortChangeReasons.codes.map((value) => ({
              value,
              label: escortChangeReasons.label(value, language),
            }))}
          />
        </>
      )}
    </Deed>
  );
}
