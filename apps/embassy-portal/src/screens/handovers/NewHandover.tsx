import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { useNavigate, useSearchParams } from '../../parts/address';
import { agencyKinds, caseStates, dayIn, instantAt, parties, places, zoneOfPlace, type AgencyKind } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { cityOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { clockIn } from '../../parts/days';
import {
  Choices,
  FieldGroup,
  SelectField,
  Summary,
  TextField,
  useFaults,
  useFaultsOf,
  type Fault,
} from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { Resumed } from '../../parts/Resumed';
import { usePlaces } from '../../parts/places';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { ticksOf } from '../../parts/Ticks';
import { useMe } from '../../session/session';
import { People } from './People';
import { listedWith, otherSideOf, peopleOf, statesFor, underPeople, type Lines, type Other } from './paper';
import { DRAFT } from './questions';
import { texts } from './texts';
import { useHere, type Known } from './useHere';
import { CAME, UNITS } from './who';
import './handovers.css';

const says = labelsOf(texts);

/** Kinds of agencies that people are given to. */
const RECEIVERS: readonly AgencyKind[] = ['KEMENSOS', 'KP2MI', 'KEMENPPPA', 'PEMDA', 'PARTNER', 'MISSION', 'KEMLU'];

/** A BAST, from a journey that came (`?movement=`), for one case (`?case=`), or for whoever is with one's unit. */
export default function NewHandover() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const movement = query.get('movement');
  return (
    <Page title={t.make} wide>
      {movement ? (
        <FromJourney key={movement} id={movement} />
      ) : (
        <Form known={{ place: '' }} only={query.get('case')} />
      )}
    </Page>
  );
}

function FromJourney({ id }: { id: string }) {
  const t = useTexts(texts);
  const { unit } = useMe();
  const came = useAsk(CAME, { id });
  return (
    <Answer of={came}>
      {({ movement }) => {
        if (!movement) return <p>{t.gone}</p>;
        const people = movement.passengers
          .filter(({ state, case: one }) => state === 'ARRIVED' && one.state === 'ARRIVED' && one.holder.id === unit.id)
          .map(({ case: one, person }) => listedWith(one, knownAs(person, t.unnamed)))
          .toSorted((a, b) => a.name.localeCompare(b.name));
        const place = movement.legs.findLast(({ cancelledAt }) => cancelledAt === null)?.to ?? '';
        const { receiver } = movement;
        const known = { people, movement: id, place, receiver: receiver.id, kind: receiver.organisation.kind };
        return <Form known={known} only={null} />;
      }}
    </Answer>
  );
}

interface Time {
  day: string;
  clock: string;
}

interface Draft {
  id: string;
  other: Other;
  kind: string;
  receiver: string;
  party: string;
  number: string;
  place: string;
  /** When it is, by the clock of the place; null for now. */
  time: Time | null;
  state: string;
  /** Who was ticked, or no longer is, by hand. */
  turned: readonly string[];
  lines: Lines;
}

function useForm(known: Known, only: string | null) {
  const { unit } = useMe();
  const [opened] = useState(() => new Date());
  const draft = useDraft<Draft>(['handover', known.movement ?? only ?? ''].join(' '), () => {
    const id = newId();
    return {
      id,
      other: 'UNIT',
      kind: known.kind ?? '',
      receiver: known.receiver ?? '',
      party: '',
      number: `BAST/${unit.code}/${dayIn(opened, unit.zone).replaceAll('-', '')}/${id.slice(9, 13).toUpperCase()}`,
      place: known.place ?? '',
      time: null,
      state: 'ARRIVED',
      turned: [],
      lines: {},
    };
  });
  const form = draft.value;
  const place = form.place.trim().toUpperCase();
  const zone = places.has(place) ? zoneOfPlace(place) : unit.zone;
  const time = form.time ?? { day: dayIn(opened, zone), clock: clockIn(opened, zone) };
  const at = form.time ? instantAt(time.day, time.clock, zone) : opened;
  return { draft, form, place, zone, time, at, change: draft.set };
}

function Form({ known, only }: { known: Known; only: string | null }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const navigate = useNavigate();
  const { unit } = useMe();
  const faultsOf = useFaultsOf();
  const { clockOf } = usePlaces();
  const { draft, form, place, zone, time, at, change } = useForm(known, only);
  const { faults, sends, setFaults, mend, mended } = useFaults();
  const act = useAct(DRAFT);
  const units = useAsk(
    UNITS,
    { kind: form.kind as AgencyKind },
    { enabled: form.other === 'UNIT' && form.kind !== '' },
  );
  const here = useHere(known, form.state, only);
  const { people } = here;
  // Who came is who is handed over, unless somebody says otherwise; whoever comes while it is written, too.
  const ticks = ticksOf(
    people.map((one) => one.id),
    Boolean(known.people ?? only),
    form.turned,
    (turned) => change({ turned }),
  );
  const chosen = people.filter((one) => ticks.ids.has(one.id));
  const states = statesFor(form.other, form.kind);

  const send = async () => {
    const side = otherSideOf(form.other, form.receiver, form.party);
    const wrong: Fault[] = [
      ...(side ? [] : [{ field: form.other === 'UNIT' ? 'receiver' : 'party', text: says.missingOther }]),
      ...(form.number.trim() ? [] : [{ field: 'number', text: says.missingNumber }]),
      ...(place ? [] : [{ field: 'place', text: says.missingPlace }]),
      ...(at ? [] : [{ field: 'occurredAt', text: says.missingWhen }]),
      ...(chosen.length > 0 ? [] : [{ field: 'people', text: says.missingPeople }]),
    ];
    setFaults(wrong);
    if (!side || !at || wrong.length > 0) return;
    const result = await act.send({
      id: form.id,
      number: form.number.trim(),
      place,
      occurredAt: at.toISOString(),
      ...(known.movement && { movement: known.movement }),
      ...side,
      people: peopleOf(chosen, form.lines),
    });
    if (!result.done) return setFaults(underPeople(faultsOf(result)));
    draft.drop();
    navigate(`/handovers/${form.id}`);
  };
  if (!draft.ready) return null;
  return (
    <form
      noValidate
      onChange={mend}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Summary faults={faults} sends={sends} />
      <Resumed draft={draft} />
      <Part name="sides" title={t.between}>
        <FieldGroup name="other" legend={t.other}>
          <Choices
            name="other"
            value={form.other}
            onValue={(other) => {
              change({ other: other as Other, party: '' });
              mended('receiver', 'party');
            }}
            options={[
              { value: 'UNIT', label: t.otherUnit },
              { value: 'TO', label: t.otherTo },
              { value: 'FROM', label: t.otherFrom },
            ]}
          />
        </FieldGroup>
        <div className="row">
          {form.other === 'UNIT' ? (
            <>
              <SelectField
                name="kind"
                label={t.agency}
                value={form.kind}
                onValue={(kind) => change({ kind, receiver: '' })}
                options={optionsOf(agencyKinds, language, RECEIVERS)}
              />
              <SelectField
                name="receiver"
                label={t.unit}
                value={form.receiver}
                onValue={(receiver) => change({ receiver })}
                faults={faults}
                options={(units.data?.units ?? [])
                  .filter((one) => one.id !== unit.id)
                  .map((one) => ({ value: one.id, label: nameOf(one, language) }))}
              />
            </>
          ) : (
            <SelectField
              name="party"
              label={t.party}
              value={form.party}
              onValue={(party) => change({ party })}
              faults={faults}
              options={optionsOf(parties, language)}
            />
          )}
        </div>
        {units.error !== undefined && <Answer of={units}>{() => null}</Answer>}
        <div className="row">
          <TextField
            name="number"
            label={t.number}
            help={t.numberHelp}
            value={form.number}
            onValue={(value) => change({ number: value })}
            faults={faults}
            native={{ maxLength: 60 }}
          />
          <TextField
            name="place"
            label={t.place}
            help={t.placeHelp}
            value={form.place}
            onValue={(place) => change({ place })}
            faults={faults}
            native={{ maxLength: 20 }}
          />
        </div>
        <div className="row">
          <TextField
            name="occurredAt"
            label={t.day}
            value={time.day}
            onValue={(day) => change({ time: { ...time, day } })}
            faults={faults}
            native={{ type: 'date' }}
          />
          <TextField
            name="clock"
            label={t.clock(places.has(place) ? clockOf(place) : cityOf(zone))}
            value={time.clock}
            onValue={(clock) => change({ time: { ...time, clock } })}
            native={{ type: 'time' }}
          />
        </div>
      </Part>
      <Part name="who" title={t.who}>
        {!known.people && !only && (
          <SelectField
            name="state"
            label={t.state}
            value={form.state}
            onValue={(state) => change({ state })}
            options={optionsOf(caseStates, language, states)}
          />
        )}
        <div id="people" tabIndex={-1}>
          {here.of && <Answer of={here.of}>{() => null}</Answer>}
          {people.length > 0 ? (
            <>
              <p className="help">{t.whoHelp}</p>
              <People people={people} ticks={ticks} lines={form.lines} onLines={(lines) => change({ lines })} />
              {here.more && (
                <button type="button" className="second" disabled={here.busy} onClick={here.more}>
                  {here.busy ? p.working : t.more}
                </button>
              )}
            </>
          ) : (
            (!here.of || here.of.data !== undefined) && <p role="status">{t.nobody}</p>
          )}
        </div>
      </Part>
      <div className={chosen.length > 0 ? 'bulk' : 'bulk idle'}>
        <span role="status">{chosen.length > 0 ? t.chosen(number(chosen.length)) : t.missingPeople}</span>
        <button disabled={act.busy}>{act.busy ? p.working : t.draft}</button>
      </div>
    </form>
  );
}
