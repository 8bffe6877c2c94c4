import { useState } from 'react';
import { caseMoves, zoneOfPlace } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Deed } from '../../parts/Deed';
import { Choices, FieldGroup, SelectField, TextField } from '../../parts/form';
import { NeedsLine } from '../../parts/NeedsLine';
import { NoteField } from '../../parts/NoteField';
import { knownAs } from '../../parts/person';
import { usePlaces } from '../../parts/places';
import { useMay, useMe } from '../../session/session';
import { FIND, FOUND, type Aboard, type Found } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Not yet under way, and on no list: by the move that takes them along. */
const mayJoin = ({ state, passages }: Found): boolean =>
  (caseMoves.joinAboard.from as readonly string[]).includes(state) &&
  !passages.some((one) => one.state === 'LISTED' || one.state === 'BOARDED');

/** Somebody is on board of a leg that left without them on its list. */
export function FoundAboard({ movement }: { movement: Aboard }) {
  const t = useTexts(texts);
  const may = useMay();
  const { unit } = useMe();
  const [asked, setAsked] = useState(false);
  const left = movement.legs.filter(({ departedAt }) => departedAt !== null);
  const under = movement.state === 'DEPARTED' || movement.state === 'ARRIVED';
  if (!under || left.length === 0 || movement.unit.id !== unit.id || !may.do('foundOnBoard')) return null;
  return (
    <>
      <button className="second" onClick={() => setAsked(true)}>
        {t.found}
      </button>
      {asked && <Join movement={movement} left={left} onClose={() => setAsked(false)} />}
    </>
  );
}

function Join({ movement, left, onClose }: { movement: Aboard; left: Aboard['legs']; onClose: () => void }) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { clockOf, wayOf } = usePlaces();
  const act = useAct(FOUND);
  const draft = useDraft(`found ${movement.id}`, () => ({ text: '', who: '', leg: left.at(-1)?.id ?? '', note: '' }));
  const { text, who, leg, note } = draft.value;
  const [occurredAt] = useState(() => new Date().toISOString());
  const sought = text.trim();
  const found = useAsk(FIND, { text: sought }, { enabled: sought.length > 2, keep: true });
  const people = sought.length > 2 ? (found.data?.search ?? []).filter(mayJoin) : [];
  const send = () => {
    const missing = [
      ...(people.some(({ id }) => id === who) ? [] : [{ field: 'case', text: says.chooseWho }]),
      ...(leg ? [] : [{ field: 'leg', text: says.chooseLeg }]),
      ...(note.trim() ? [] : [{ field: 'note', text: says.sayHow }]),
    ];
    if (missing.length > 0) return missing;
    return act.send({ case: who, movement: movement.id, leg, note: note.trim(), occurredAt });
  };
  return (
    <Deed draft={draft} title={t.found} busy={act.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <p>{t.foundText}</p>
          <NeedsLine>{t.foundNeedsLine}</NeedsLine>
          <TextField name="find" label={t.search} value={text} onValue={(text) => draft.set({ text })} />
          {(sought.length > 2 || faults.some(({ field }) => field === 'case')) && (
            <FieldGroup name="case" legend={t.who} faults={faults}>
              <Choices
                name="case"
                value={who}
                onValue={(who) => draft.set({ who })}
                options={people.map(({ id, number, person }) => ({
                  value: id,
                  label: `${knownAs(person, number)} · ${number}`,
                }))}
              />
              {found.data && sought.length > 2 && people.length === 0 && <p role="status">{t.noneFound}</p>}
            </FieldGroup>
          )}
          {left.length > 1 && (
            <SelectField
              name="leg"
              label={t.leg}
              value={leg}
              onValue={(leg) => draft.set({ leg })}
              faults={faults}
              options={left.map((one) => ({
                value: one.id,
                label: `${wayOf(one)} · ${moment(one.plannedDeparture, zoneOfPlace(one.from))} (${clockOf(one.from)})`,
              }))}
            />
          )}
          <NoteField of={draft} label={t.how} optional={false} faults={faults} />
        </>
      )}
    </Deed>
  );
}
