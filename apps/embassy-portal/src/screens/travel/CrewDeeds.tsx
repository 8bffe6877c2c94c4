import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { useNavigate } from '../../parts/address';
import { gapReasons, splitReasons, type GapReason } from '#domain';
import { useAct, useActs, type Done } from '../../api/useAct';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField, type Fault } from '../../parts/form';
import { knownAs } from '../../parts/person';
import type { Result } from '../../parts/Refusals';
import { SPLIT, TAKE_OFF, TRANSFER } from './acts';
import { useCandidates } from './AddPeople';
import { SWAP } from './motion-acts';
import { usePlaces } from '../../parts/places';
import { OtherTrip } from './OtherTrip';
import type { Candidate, Movement, Passenger } from './questions';
import { landedAt } from './standing';
import { motionTexts } from './motion-texts';
import { texts } from './texts';
import { emptyTrip, faultsOfTrip, TripFields } from './TripFields';
import { readTrip } from './trip';

const says = labelsOf(texts);

export const resultsOf = (people: readonly Passenger[], results: readonly Done<object>[], unnamed: string): Result[] =>
  people.map(({ case: { id }, person }, i) => ({
    id,
    name: knownAs(person, unnamed),
    result: results[i] ?? { why: 'FAULT' },
  }));

export interface Selected {
  movement: Movement;
  people: readonly Passenger[];
  onClose: () => void;
}
export interface Told extends Selected {
  onTold: (people: readonly Passenger[], results: readonly Done<object>[]) => void;
}

/** The first refusal is the dialog's, while nobody has gone; later ones are told with the rest. */
export const whole = (results: readonly Done<object>[]): Done<object> =>
  results.find(({ done }) => done) ?? results[0] ?? { why: 'FAULT' };

export const now = () => new Date().toISOString();

interface Choice {
  value: string;
  onValue: (value: string) => void;
  faults: readonly Fault[];
}

/** Why somebody does not go as it was planned. */
export function Reason({ value, onValue, faults }: Choice) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <SelectField
      name="reason"
      label={t.reason}
      value={value}
      onValue={onValue}
      faults={faults}
      options={optionsOf(gapReasons, language)}
    />
  );
}

/** Why a family is parted: asked for where the core finds that it would be. */
export function Apart({ value, onValue, faults }: Choice) {
  const m = useTexts(motionTexts);
  const language = useLanguage();
  if (!value && !faults.some(({ field }) => field === 'splitReason')) return null;
  return (
    <SelectField
      name="splitReason"
      label={m.apart}
      value={value}
      onValue={onValue}
      faults={faults}
      options={optionsOf(splitReasons, language)}
    />
  );
}

/** Off the list; of one person, with somebody else in their place if there is anybody: both or neither. */
export function TakeOff({ movement, people, onClose, onTold }: Told) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const takeOff = useActs(TAKE_OFF);
  const swap = useAct(SWAP);
  const { candidates, of } = useCandidates();
  const [reason, setReason] = useState('');
  const [other, setOther] = useState<Candidate>();
  const [splitReason, setSplitReason] = useState('');
  const [occurredAt] = useState(now);
  // Whoever was chosen stays so, listed elsewhere meanwhile or not: nobody is taken off for nobody unseen.
  const others = [...candidates.filter(({ id }) => id !== other?.id), ...(other ? [other] : [])];
  const rows = (reason: GapReason) =>
    people.map(({ case: { id } }) => ({ case: id, movement: movement.id, reason, occurredAt }));
  const send = async (reason: GapReason): Promise<Done<object>> => {
    const [row] = rows(reason);
    const apart = splitReasons.has(splitReason) ? { splitReason } : {};
    const results =
      other && row ? [await swap.send({ ...row, for: other.id, ...apart })] : await takeOff.send(rows(reason));
    const result = whole(results);
    if (result.done) onTold(people, results);
    return result;
  };
  return (
    <Deed
      title={t.takeOffOf(number(people.length))}
      label={t.takeOff}
      busy={takeOff.busy || swap.busy}
      send={() => (gapReasons.has(reason) ? send(reason) : [{ field: 'reason', text: says.chooseReason }])}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <Reason value={reason} onValue={setReason} faults={faults} />
          {people.length === 1 && (
            <Answer of={of}>
              {() => (
                <SelectField
                  name="for"
                  label={t.swapFor}
                  empty={t.nobody}
                  value={other?.id ?? ''}
                  onValue={(next) => setOther(others.find(({ id }) => id === next))}
                  faults={faults}
                  options={others.map(({ id, number: label, person }) => ({
                    value: id,
                    label: `${knownAs(person, t.unnamed)} · ${label}`,
                  }))}
                />
              )}
            </Answer>
          )}
          {other && <Apart value={splitReason} onValue={setSplitReason} faults={faults} />}
        </>
      )}
    </Deed>
  );
}

export function Move({ movement, people, onClose, onTold }: Told) {
  const t = useTexts(texts);
  const m = useTexts(motionTexts);
  const { nameOf } = usePlaces();
  const transfer = useActs(TRANSFER);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('REPLANNED');
  const [occurredAt] = useState(now);
  const place = people[0] ? landedAt(people[0], movement.legs) : null;
  const send = async (reason: GapReason): Promise<Done<object>> => {
    const results = await transfer.send(
      people.map(({ case: { id } }) => ({ case: id, movement: movement.id, to, reason, occurredAt })),
    );
    const result = whole(results);
    if (result.done) onTold(people, results);
    return result;
  };
  return (
    <Deed
      title={t.moveTo}
      busy={transfer.busy}
      send={() =>
        !to
          ? [{ field: 'to', text: says.chooseTrip }]
          : gapReasons.has(reason)
            ? send(reason)
            : [{ field: 'reason', text: says.chooseReason }]
      }
      onClose={onClose}
    >
      {(faults) => (
        <>
          {place && <p>{m.goOnFrom(nameOf(place))}</p>}
          <OtherTrip name="to" than={movement.id} at={place} value={to} onValue={setTo} faults={faults} />
          <Reason value={reason} onValue={setReason} faults={faults} />
        </>
      )}
    </Deed>
  );
}

export function Split({ movement, people, onClose }: Selected) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const navigate = useNavigate();
  const split = useAct(SPLIT);
  const [form, setForm] = useState(() => ({ ...emptyTrip(), receiver: movement.receiver.id }));
  const [occurredAt] = useState(now);
  const send = () => {
    const read = readTrip(form, 'into.');
    if (read.missing) return faultsOfTrip(read.missing);
    return split.send({
      movement: movement.id,
      version: movement.version,
      into: read.input,
      cases: people.map(({ case: { id } }) => id),
      reason: 'REPLANNED',
      occurredAt,
    });
  };
  return (
    <Deed
      title={t.splitOf(number(people.length))}
      busy={split.busy}
      send={send}
      onClose={onClose}
      onDone={() => navigate(`/movements/${form.id}`)}
    >
      {(faults) => <TripFields form={form} at="into." faults={faults} onChange={setForm} />}
    </Deed>
  );
}
