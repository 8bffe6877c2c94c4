import { movementModes, places } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Check, optionsOf } from '../../parts/choices';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { usePlaces } from '../../parts/places';
import { texts } from './texts';
import type { LegForm } from './trip';

interface Fields {
  leg: LegForm;
  /** Where the leg stands in what is sent: `legs.0.` */
  at: string;
  faults: readonly Fault[];
  onChange: (change: Partial<LegForm>) => void;
}

/** The two times of a leg, each by the clock of its place. */
export function LegTimes({ leg, at, faults, onChange }: Fields) {
  const t = useTexts(texts);
  const { clockOf } = usePlaces();
  const clockAt = (code: string) => (code.trim() ? clockOf(code.trim().toUpperCase()) : t.there);
  return (
    <div className="row">
      <TextField
        name={`${at}plannedDeparture`}
        label={t.dayOf(t.departs)}
        value={leg.departsOn}
        onValue={(departsOn) =>
          onChange({
            departsOn,
            ...(!leg.arrivesOn || leg.arrivesOn === leg.departsOn ? { arrivesOn: departsOn } : {}),
          })
        }
        faults={faults}
        native={{ type: 'date' }}
      />
      <TextField
        name={`${at}departsAt`}
        label={t.timeOf(t.departs, clockAt(leg.from))}
        value={leg.departsAt}
        onValue={(departsAt) => onChange({ departsAt })}
        native={{ type: 'time' }}
      />
      <TextField
        name={`${at}plannedArrival`}
        label={t.dayOf(t.arrives)}
        value={leg.arrivesOn}
        onValue={(arrivesOn) => onChange({ arrivesOn })}
        faults={faults}
        native={{ type: 'date' }}
      />
      <TextField
        name={`${at}arrivesAt`}
        label={t.timeOf(t.arrives, clockAt(leg.to))}
        value={leg.arrivesAt}
        onValue={(arrivesAt) => onChange({ arrivesAt })}
        native={{ type: 'time' }}
      />
    </div>
  );
}

/** One vehicle from one place to the next. */
export function LegFields({ leg, at, faults, onChange }: Fields) {
  const t = useTexts(texts);
  const language = useLanguage();
  const text = (field: 'from' | 'to' | 'carrier' | 'number' | 'seats', label: string, more: object = {}) => (
    <TextField
      name={`${at}${field}`}
      label={label}
      value={leg[field]}
      onValue={(value) => onChange({ [field]: value })}
      faults={faults}
      {...more}
    />
  );
  return (
    <>
      <div className="row">
        {text('from', t.from, { help: t.placeHelp, native: { maxLength: 5, list: 'places' } })}
        {text('to', t.to, { help: t.placeHelp, native: { maxLength: 5, list: 'places' } })}
        <SelectField
          name={`${at}mode`}
          label={t.mode}
          value={leg.mode}
          onValue={(mode) => movementModes.has(mode) && onChange({ mode })}
          options={optionsOf(movementModes, language)}
        />
      </div>
      <LegTimes leg={leg} at={at} faults={faults} onChange={onChange} />
      <div className="row">
        {text('carrier', t.carrier, { optional: true, native: { maxLength: 60 } })}
        {text('number', t.flight, { optional: true, native: { maxLength: 20 } })}
        {text('seats', t.seats, { optional: true, native: { inputMode: 'numeric', maxLength: 4 } })}
      </div>
      <Check label={t.charter} on={leg.charter} onTurn={() => onChange({ charter: !leg.charter })} />
    </>
  );
}

/** Places that are offered while a code is typed. */
export function Places() {
  const language = useLanguage();
  return (
    <datalist id="places">
      {places.codes.map((code) => (
        <option key={code} value={code}>
          {places.label(code, language)}
        </option>
      ))}
    </datalist>
  );
}
