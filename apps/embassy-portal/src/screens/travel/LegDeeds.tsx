import { useState } from 'react';
import { legChangeReasons, zoneOfPlace } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { usePlaces } from '../../parts/places';
import { ADD_LEG, CANCEL_LEG, RECORD_LEG, RETIME } from './acts';
import { LegFields, LegTimes, Places } from './LegFields';
import type { Leg, Movement } from './questions';
import { texts } from './texts';
import { emptyLeg, readLeg, readMoment, type LegForm } from './trip';
import { faultsOfTrip } from './TripFields';

const says = labelsOf(texts);

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

const useReasons = () => {
  const language = useLanguage();
  return optionsOf(legChangeReasons, language);
};

export function AddLeg({ movement, onClose }: { movement: Movement; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct(ADD_LEG);
  const [leg, setLeg] = useState(() => emptyLeg(newId(), movement.legs.at(-1)?.to));
  const send = () => {
    const read = readLeg(leg, 'leg.');
    if (read.missing) return faultsOfTrip(read.missing);
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

export function Retime({ leg, onClose }: { leg: Leg; onClose: () => void }) {
  const t = useTexts(texts);
  const { wayOf } = usePlaces();
  const reasons = useReasons();
  const act = useAct(RETIME);
  const [form, setForm] = useState(() => formOf(leg));
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = (): Fault[] | ReturnType<typeof act.send> => {
    const read = readLeg(form, '');
    if (read.missing) return faultsOfTrip(read.missing);
    if (!legChangeReasons.has(reason)) return [{ field: 'reason', text: says.chooseReason }];
    const { plannedDeparture, plannedArrival } = read.input;
    return act.send({ leg: leg.id, version: leg.version, reason, occurredAt, plannedDeparture, plannedArrival });
  };
  return (
    <Deed title={t.delayOf(wayOf(leg))} busy={act.busy} send={send} onClose={onClose}>
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

export function CancelLeg({ leg, onClose }: { leg: Leg; onClose: () => void }) {
  const t = useTexts(texts);
  const { wayOf } = usePlaces();
  const reasons = useReasons();
  const act = useAct(CANCEL_LEG);
  const [reason, setReason] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const send = () =>
    legChangeReasons.has(reason)
      ? act.send({ leg: leg.id, version: leg.version, reason, occurredAt })
      : [{ field: 'reason', text: says.chooseReason }];
  return (
    <Deed
      title={t.cancelLegOf(wayOf(leg))}
      label={t.cancelLeg}
      keep={t.keepTrip}
      danger
      busy={act.busy}
      send={send}
      onClose={onClose}
    >
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

/** What a vehicle really did, by the clock of the place where it did it. */
export function RecordLeg({ leg, what, onClose }: { leg: Leg; what: 'DEPART' | 'ARRIVE'; onClose: () => void }) {
  const t = useTexts(texts);
  const { clockOf, wayOf } = usePlaces();
  const act = useAct(RECORD_LEG);
  const left = what === 'DEPART';
  const place = left ? leg.from : leg.to;
  const field = left ? 'departedAt' : 'arrivedAt';
  const [now] = useState(() => onWall(new Date().toISOString(), zoneOfPlace(place)));
  const [[day, time], setMoment] = useState(now);
  const send = () => {
    const at = readMoment(day, time, place);
    return at ? act.send({ leg: leg.id, version: leg.version, [field]: at }) : [{ field, text: says.chooseMoment }];
  };
  const title = left ? t.hasLeft(wayOf(leg)) : t.hasCome(wayOf(leg));
  return (
    <Deed title={title} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <div className="row">
          <TextField
            name={field}
            label={t.dayOf(left ? t.leftOn : t.cameOn)}
            value={day}
            onValue={(value) => setMoment([value, time])}
            faults={faults}
            native={{ type: 'date' }}
          />
          <TextField
            name={`${field}-time`}
            label={t.timeOf(left ? t.leftOn : t.cameOn, clockOf(place))}
            value={time}
            onValue={(value) => setMoment([day, value])}
            native={{ type: 'time' }}
          />
        </div>
      )}
    </Deed>
  );
}
