import { useState } from 'react';
import { useNavigate } from '../../parts/address';
import { gapReasons, type GapReason } from '#domain';
import { useAct, useActs, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { SelectField } from '../../parts/form';
import { knownAs } from '../../parts/person';
import type { Result } from '../../parts/Refusals';
import type { Ticks } from '../../parts/Ticks';
import { LIST, PLACE, READY, SPLIT, TAKE_OFF, TRANSFER } from './acts';
import { useCandidates } from './AddPeople';
import { OtherTrip } from './OtherTrip';
import { FAMILIES, type Movement, type Passenger } from './questions';
import { seatsFor } from './seats';
import { openFirstLegs } from './standing';
import { texts } from './texts';
import { emptyTrip, TripFields, useMissing } from './TripFields';
import { readTrip } from './trip';

const says = labelsOf(texts);

interface Crewing {
  movement: Movement;
  live: readonly Passenger[];
  /** Those who prepare and miss nothing. */
  clear: readonly Passenger[];
  ticks: Ticks;
  onResults: (results: readonly Result[]) => void;
  onAdd: () => void;
}

const now = () => new Date().toISOString();

/** What is done with all passengers, or with those who are ticked. */
export function Crew({ movement, live, clear, ticks, onResults, onAdd }: Crewing) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const [asked, setAsked] = useState<'OFF' | 'MOVE' | 'SPLIT'>();
  const [said, setSaid] = useState('');
  const families = useAsk(FAMILIES, { id: movement.id });
  const ready = useActs(READY);
  const place = useActs(PLACE);
  const ticked = live.filter((one) => ticks.ids.has(one.case.id));
  const close = () => setAsked(undefined);
  const told = (people: readonly Passenger[], results: readonly Done<object>[]) => {
    onResults(resultsOf(people, results, t.unnamed));
    close();
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
    setSaid(over > 0 ? t.seatOver(number(over)) : rows.length === 0 ? t.seatNone : '');
    const seated = rows.flatMap(({ case: id }) => live.find((one) => one.case.id === id) ?? []);
    if (rows.length > 0)
      told(seated, await place.send(rows.map((row) => ({ ...row, movement: movement.id, occurredAt: now() }))));
  };

  return (
    <>
      <p role="status">{said}</p>
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
      {ticked.length > 0 && (
        <section className="bulk" aria-label={t.selected(number(ticked.length))}>
          <strong role="status">{t.selected(number(ticked.length))}</strong>
          <button onClick={() => setAsked('OFF')}>{t.takeOff}</button>
          <button className="second" onClick={() => setAsked('MOVE')}>
            {t.moveTo}
          </button>
          <button className="second" onClick={() => setAsked('SPLIT')}>
            {t.splitOff}
          </button>
        </section>
      )}
      {asked === 'OFF' && <TakeOff movement={movement} people={ticked} onClose={close} onTold={told} />}
      {asked === 'MOVE' && <Move movement={movement} people={ticked} onClose={close} onTold={told} />}
      {asked === 'SPLIT' && <Split movement={movement} people={ticked} onClose={close} />}
    </>
  );
}

const resultsOf = (people: readonly Passenger[], results: readonly Done<object>[], unnamed: string): Result[] =>
  people.map(({ case: { id }, person }, i) => ({
    id,
    name: knownAs(person, unnamed),
    result: results[i] ?? { why: 'FAULT' },
  }));

interface Selected {
  movement: Movement;
  people: readonly Passenger[];
  onClose: () => void;
}
interface Told extends Selected {
  onTold: (people: readonly Passenger[], results: readonly Done<object>[]) => void;
}

/** The first refusal is the dialog's, while nobody has gone; later ones are told with the rest. */
const whole = (results: readonly Done<object>[]): Done<object> =>
  results.find(({ done }) => done) ?? results[0] ?? { why: 'FAULT' };

/** Off the list; of one person, with somebody else in their place if there is anybody. */
function TakeOff({ movement, people, onClose, onTold }: Told) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const takeOff = useActs(TAKE_OFF);
  const list = useActs(LIST);
  const candidates = useCandidates();
  const [reason, setReason] = useState('');
  const [other, setOther] = useState('');
  const [occurredAt] = useState(now);
  const send = async (reason: GapReason): Promise<Done<object>> => {
    const off = await takeOff.send(
      people.map(({ case: { id } }) => ({ case: id, movement: movement.id, reason, occurredAt })),
    );
    const result = whole(off);
    if (!result.done) return result;
    const on = other ? await list.send([{ case: other, movement: movement.id, occurredAt: now() }]) : [];
    const refused = on.find(({ done }) => !done);
    onTold(people, off);
    return refused ?? result;
  };
  return (
    <Deed
      title={t.takeOffOf(number(people.length))}
      label={t.takeOff}
      busy={takeOff.busy || list.busy}
      send={() => (gapReasons.has(reason) ? send(reason) : [{ field: 'reason', text: says.chooseReason }])}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <SelectField
            name="reason"
            label={t.reason}
            value={reason}
            onValue={setReason}
            faults={faults}
            options={gapReasons.codes.map((value) => ({ value, label: gapReasons.label(value, language) }))}
          />
          {people.length === 1 && (
            <SelectField
              name="other"
              label={t.swapFor}
              empty={t.nobody}
              value={other}
              onValue={setOther}
              options={candidates.map(({ id, number: label, person }) => ({
                value: id,
                label: `${knownAs(person, t.unnamed)} · ${label}`,
              }))}
            />
          )}
        </>
      )}
    </Deed>
  );
}

function Move({ movement, people, onClose, onTold }: Told) {
  const t = useTexts(texts);
  const transfer = useActs(TRANSFER);
  const [to, setTo] = useState('');
  const [occurredAt] = useState(now);
  const send = async (): Promise<Done<object>> => {
    const results = await transfer.send(
      people.map(({ case: { id } }) => ({ case: id, movement: movement.id, to, reason: 'REPLANNED', occurredAt })),
    );
    const result = whole(results);
    if (result.done) onTold(people, results);
    return result;
  };
  return (
    <Deed
      title={t.moveTo}
      busy={transfer.busy}
      send={() => (to ? send() : [{ field: 'to', text: says.chooseTrip }])}
      onClose={onClose}
    >
      {(faults) => <OtherTrip name="to" than={movement.id} value={to} onValue={setTo} faults={faults} />}
    </Deed>
  );
}

function Split({ movement, people, onClose }: Selected) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const navigate = useNavigate();
  const split = useAct(SPLIT);
  const missing = useMissing();
  const [form, setForm] = useState(() => ({ ...emptyTrip(), receiver: movement.receiver.id }));
  const [occurredAt] = useState(now);
  const send = () => {
    const read = readTrip(form, 'into.');
    if (read.missing) return missing(read.missing);
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
