import { useLocation, useNavigate } from '../../parts/address';
import { useAct, useActs } from '../../api/useAct';
import { useDraft } from '../../device/useDraft';
import { useFormats, useTexts } from '../../language/language';
import { Summary, useFaults, useFaultsOf } from '../../parts/form';
import { Page } from '../../parts/Page';
import type { Result } from '../../parts/Refusals';
import { Resumed } from '../../parts/Resumed';
import { texts as parts } from '../../parts/texts';
import { CREATE, LIST } from './acts';
import { texts } from './texts';
import { emptyTrip, faultsOfTrip, TripFields } from './TripFields';
import { readTrip } from './trip';
import './travel.css';

/** Who was selected on the way here. */
export interface Chosen {
  id: string;
  name: string;
}

/** A trip for those who were selected: planned first, then each is put on it by themselves. */
export default function NewTrip() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { people?: readonly Chosen[] } | undefined };
  const people = state?.people ?? [];
  const draft = useDraft('trip', emptyTrip);
  const form = draft.value;
  const { faults, sends, setFaults, mend } = useFaults();
  const faultsOf = useFaultsOf();
  const create = useAct(CREATE);
  const list = useActs(LIST);

  const send = async () => {
    const read = readTrip(form);
    if (read.missing) return setFaults(faultsOfTrip(read.missing));
    const made = await create.send(read.input);
    if (!made.done) return setFaults(faultsOf(made));
    const occurredAt = new Date().toISOString();
    const put = await list.send(people.map(({ id }) => ({ case: id, movement: form.id, occurredAt })));
    draft.drop();
    const results: Result[] = people.map((one, i) => ({ ...one, result: put[i] ?? { why: 'FAULT' } }));
    navigate(`/movements/${form.id}`, { replace: true, state: { results } });
  };

  if (!draft.ready) return null;
  return (
    <Page title={t.newTrip} wrong={faults.length > 0}>
      {people.length > 0 && <p>{t.forPeople(number(people.length))}</p>}
      <form
        className="card"
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <Resumed draft={draft} />
        <TripFields form={form} faults={faults} onChange={draft.change} />
        <p role="status">{list.through !== undefined && t.adding(number(list.through), number(people.length))}</p>
        <div className="deeds">
          <button disabled={create.busy || list.busy}>{create.busy || list.busy ? p.working : t.create}</button>
        </div>
      </form>
    </Page>
  );
}
