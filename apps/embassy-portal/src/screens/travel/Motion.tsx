import { useState } from 'react';
import { gapReasons, sexes, splitReasons, type GapReason } from '#domain';
import { newId } from '../../api/ids';
import { useAct, useActs, type Done } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { cityOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { instantOf, wallIn } from '../../parts/days';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { NoteField } from '../../parts/NoteField';
import { knownAs } from '../../parts/person';
import { UnitField } from '../../parts/UnitField';
import { useMe } from '../../session/session';
import { PLACE } from './acts';
import { Apart, now, Reason, whole, type Told } from './CrewDeeds';
import { BIRTH, HOLD_BACK } from './motion-acts';
import { UNITS, type Movement, type Passenger } from './questions';
import { openFirstLegs } from './standing';
import { useLegOf } from './useLegOf';
import { motionTexts } from './motion-texts';
import { texts } from './texts';

const says = labelsOf(texts);
const asks = labelsOf(motionTexts);

/** Kept by somebody else, at a border or a gate, with who answers for it: not on the way any more. */
export function HoldBack({ movement, people, onClose, onTold }: Told) {
  const m = useTexts(motionTexts);
  const { number } = useFormats();
  const act = useActs(HOLD_BACK);
  const units = useAsk(UNITS, {}).data?.units ?? [];
  const draft = useDraft(`hold back ${movement.id}`, () => ({ reason: '', owner: movement.unit.id, note: '' }));
  const { reason, owner, note } = draft.value;
  const [occurredAt] = useState(now);
  const send = async (reason: GapReason): Promise<Done<object>> => {
    const said = { reason, occurredAt, ...(owner && { owner }), ...(note.trim() && { note: note.trim() }) };
    const results = await act.send(people.map(({ case: { id } }) => ({ case: id, movement: movement.id, ...said })));
    const result = whole(results);
    if (result.done) onTold(people, results);
    return result;
  };
  return (
    <Deed
      draft={draft}
      title={m.holdBackOf(number(people.length))}
      label={m.holdBack}
      busy={act.busy}
      send={() => (gapReasons.has(reason) ? send(reason) : [{ field: 'reason', text: says.chooseReason }])}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <p>{m.holdBackText}</p>
          <Reason value={reason} onValue={(reason) => draft.set({ reason })} faults={faults} />
          <UnitField
            name="owner"
            label={m.answers}
            units={units}
            value={owner}
            onValue={(owner) => draft.set({ owner })}
            faults={faults}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}

/** By another of the legs that leave beside each other. */
export function Seat({ movement, people, onClose, onTold }: Told) {
  const m = useTexts(motionTexts);
  const { number } = useFormats();
  const legOf = useLegOf();
  const act = useActs(PLACE);
  const [leg, setLeg] = useState('');
  const [splitReason, setSplitReason] = useState('');
  const [occurredAt] = useState(now);
  const send = async (): Promise<Done<object>> => {
    const apart = splitReasons.has(splitReason) ? { splitReason } : {};
    const results = await act.send(
      people.map(({ case: { id } }) => ({ case: id, movement: movement.id, leg, occurredAt, ...apart })),
    );
    const result = whole(results);
    if (result.done) onTold(people, results);
    return result;
  };
  return (
    <Deed
      title={m.seatOf(number(people.length))}
      busy={act.busy}
      send={() => (leg ? send() : [{ field: 'leg', text: asks.chooseLeg }])}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <SelectField
            name="leg"
            label={m.seatOn}
            value={leg}
            onValue={setLeg}
            faults={faults}
            options={openFirstLegs(movement.legs).map((one) => ({ value: one.id, label: legOf(one) }))}
          />
          <Apart value={splitReason} onValue={setSplitReason} faults={faults} />
        </>
      )}
    </Deed>
  );
}

/** A child born on the way: a person of their own from that moment, who travels on with the mother. */
export function Birth({ movement, mother, onClose }: { movement: Movement; mother: Passenger; onClose: () => void }) {
  const t = useTexts(texts);
  const m = useTexts(motionTexts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const act = useAct(BIRTH);
  const of = knownAs(mother.person, t.unnamed);
  const [id] = useState(() => newId());
  const draft = useDraft(`birth ${mother.case.id}`, () => ({
    name: m.childOf(of),
    sex: '',
    born: wallIn(now(), zone),
    note: '',
  }));
  const { name, sex, born, note } = draft.value;
  const send = () => {
    const occurredAt = instantOf(born, zone);
    const missing = [
      ...(name.trim() ? [] : [{ field: 'name', text: asks.childName }]),
      ...(sexes.has(sex) ? [] : [{ field: 'sex', text: asks.chooseSex }]),
      ...(occurredAt && occurredAt <= now() ? [] : [{ field: 'occurredAt', text: asks.chooseMoment }]),
    ];
    if (!sexes.has(sex) || missing.length > 0) return missing;
    const about = { mother: mother.case.id, movement: movement.id, name: name.trim(), sex, occurredAt };
    return act.send({ id, ...about, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <Deed draft={draft} title={m.birthOf(of)} label={m.birth} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{m.birthText}</p>
          <TextField
            name="name"
            label={m.childCalled}
            help={m.childHelp}
            value={name}
            onValue={(name) => draft.set({ name })}
            faults={faults}
            native={{ maxLength: 200 }}
          />
          <SelectField
            name="sex"
            label={m.sex}
            value={sex}
            onValue={(sex) => draft.set({ sex })}
            faults={faults}
            options={optionsOf(sexes, language)}
          />
          <TextField
            name="occurredAt"
            label={m.bornAt(cityOf(zone))}
            value={born}
            onValue={(born) => draft.set({ born })}
            faults={faults}
            native={{ type: 'datetime-local', max: wallIn(now(), zone) }}
          />
          <NoteField of={draft} faults={faults} />
        </>
      )}
    </Deed>
  );
}
