import { useState } from 'react';
import { useNavigate, useParams } from '../../parts/address';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Summary, useFaultsOf, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useTicks } from '../../parts/Ticks';
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

function Form({ of }: { of: Handover }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const add = useAct(ADD_TO);
  const ticks = useTicks();
  const [{ id, occurredAt }] = useState(() => ({ id: newId(), occurredAt: new Date().toISOString() }));
  const [lines, setLines] = useState<Lines>({});
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const people = of.people.map((one) => ({
    id: one.case.id,
    number: one.case.number,
    name: knownAs(one.person, t.unnamed),
    earlier: tellOf(one),
    items: [],
  }));
  const chosen = people.filter((one) => ticks.ids.has(one.id));
  const send = async () => {
    if (chosen.length === 0) return setFaults([{ field: 'people', text: says.missingPeople }]);
    const result = await add.send({ id, handover: of.id, occurredAt, people: peopleOf(chosen, lines) });
    if (result.done) navigate(`/handovers/${id}`);
    else setFaults(underPeople(faultsOf(result)));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Summary faults={faults} />
      <p>{t.addendaHelp}</p>
      <Part name="who" title={t.addendumWho}>
        <div id="people" tabIndex={-1}>
          <People people={people} ticks={ticks} lines={lines} onLines={setLines} />
        </div>
      </Part>
      <div className={chosen.length > 0 ? 'bulk' : 'bulk idle'}>
        <span role="status">{t.chosen(number(chosen.length))}</span>
        <button disabled={add.busy}>{add.busy ? p.working : t.addendumSave}</button>
      </div>
    </form>
  );
}
