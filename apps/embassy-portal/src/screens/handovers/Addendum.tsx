import { useState } from 'react';
import { useNavigate, useParams } from '../../parts/address';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Summary, useFaults, useFaultsOf } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { Resumed } from '../../parts/Resumed';
import { texts as parts } from '../../parts/texts';
import { ticksOf } from '../../parts/Ticks';
import { People } from './People';
import { peopleOf, tellOf, underPeople, type Lines } from './paper';
import { ADD_TO, HANDOVER, type Handover } from './questions';
import { texts } from './texts';
import '../../parts/table.css';
import './handovers.css';

const says = labelsOf(texts);

/** What was wrong on a signed BAST, said beside it. */
export default function Addendum() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const handover = useAsk(HANDOVER, { id });
  return (
    <Page title={t.addAddendum} wide>
      <Answer of={handover}>{({ handover: found }) => (found ? <Form of={found} /> : <p>{t.gone}</p>)}</Answer>
    </Page>
  );
}

interface Draft {
  id: string;
  ticked: readonly string[];
  lines: Lines;
}

function Form({ of }: { of: Handover }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const add = useAct(ADD_TO);
  const [occurredAt] = useState(() => new Date().toISOString());
  const draft = useDraft<Draft>(`addendum ${of.id}`, () => ({ id: newId(), ticked: [], lines: {} }));
  const { id, ticked, lines } = draft.value;
  const { faults, sends, setFaults, mend } = useFaults();
  const people = of.people
    .map((one) => ({
      id: one.case.id,
      number: one.case.number,
      name: knownAs(one.person, t.unnamed),
      earlier: tellOf(one),
      items: [],
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const all = people.map((one) => one.id);
  const ticks = ticksOf(all, false, ticked, (now) => draft.set({ ticked: now }));
  const chosen = people.filter((one) => ticks.ids.has(one.id));
  const send = async () => {
    if (chosen.length === 0) return setFaults([{ field: 'people', text: says.missingPeople }]);
    const result = await add.send({ id, handover: of.id, occurredAt, people: peopleOf(chosen, lines) });
    if (!result.done) return setFaults(underPeople(faultsOf(result)));
    draft.drop();
    navigate(`/handovers/${id}`);
  };
  if (people.length === 0) return <p>{t.nobodyShown}</p>;
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
      <p>{t.addendaHelp}</p>
      <Part name="who" title={t.addendumWho}>
        <div id="people" tabIndex={-1}>
          <People people={people} ticks={ticks} lines={lines} onLines={(now) => draft.set({ lines: now })} />
        </div>
      </Part>
      <div className={chosen.length > 0 ? 'bulk' : 'bulk idle'}>
        <span role="status">{chosen.length > 0 ? t.chosenHere(number(chosen.length)) : t.missingPeople}</span>
        <button disabled={add.busy}>{add.busy ? p.working : t.addendumSave}</button>
      </div>
    </form>
  );
}
