import { useState } from 'react';
import { optionsOf } from '../../parts/choices';
import { Link, useNavigate, useSearchParams } from '../../parts/address';
import { countries } from '#domain';
import { newId } from '../../api/ids';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { cityOf, labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { SelectField, Summary, TextField, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { instantOf, wallIn } from '../../parts/days';
import { Page } from '../../parts/Page';
import { texts as parts } from '../../parts/texts';
import { Nothing } from '../../parts/Nothing';
import { useMay, useMe } from '../../session/session';
import { CREATE, GROUPS } from './questions';
import { texts } from './texts';
import './groups.css';

const says = labelsOf(texts);

/** People who were received together. */
export default function Groups() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, moment } = useFormats();
  const may = useMay();
  const [query] = useSearchParams();
  const groups = useAsk(GROUPS, { after: query.get('after') });
  return (
    <Page title={t.title}>
      {may.do('createGroup') && <Create />}
      <Answer of={groups}>
        {({ groups: { items, next } }) =>
          items.length === 0 ? (
            <Nothing title={t.none}>{may.do('createGroup') && t.noneHelp}</Nothing>
          ) : (
            <>
              <ul className="groups">
                {items.map(({ id, reference, country, receivedAt, expected, unit, progress }) => (
                  <li className="card" key={id}>
                    <h2>
                      <Link to={`/groups/${id}`}>{reference}</Link>
                    </h2>
                    <p>
                      {labelOf(countries, country, language)} · {moment(receivedAt, unit.zone)} ·{' '}
                      {nameOf(unit, language)}
                    </p>
                    <p>
                      <strong>{t.progress(number(progress.registered), number(progress.drafts))}</strong>
                      {expected !== null && ` · ${t.expectedPeople(number(expected))}`}
                    </p>
                  </li>
                ))}
              </ul>
              {next && (
                <Link className="button second" to={`/groups?after=${next}`}>
                  →
                </Link>
              )}
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Create() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const navigate = useNavigate();
  const faultsOf = useFaultsOf();
  const { unit } = useMe();
  const create = useAct(CREATE);
  const [id] = useState(() => newId());
  const [reference, setReference] = useState('');
  const [country, setCountry] = useState(countries.has(unit.country) ? unit.country : '');
  const [received, setReceived] = useState(() => wallIn(new Date().toISOString(), unit.zone));
  const [expected, setExpected] = useState('');
  const { faults, sends, setFaults, mend } = useFaults();

  const send = async () => {
    const receivedAt = instantOf(received, unit.zone);
    const missing: Fault[] = [
      ...(reference.trim() ? [] : [{ field: 'reference', text: says.missingReference }]),
      ...(country ? [] : [{ field: 'country', text: says.missingCountry }]),
      ...(receivedAt ? [] : [{ field: 'receivedAt', text: says.missingReceived }]),
    ];
    if (missing.length > 0) return setFaults(missing);
    const people = Number(expected);
    const result = await create.send({
      id,
      reference: reference.trim(),
      country,
      receivedAt,
      ...(people > 0 ? { expected: people } : {}),
    });
    if (result.done) navigate(`/groups/${id}`);
    else setFaults(faultsOf(result));
  };
  return (
    <details className="card add">
      <summary>{t.create}</summary>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <TextField
          name="reference"
          label={t.reference}
          help={t.referenceHelp}
          value={reference}
          onValue={setReference}
          faults={faults}
        />
        <div className="row">
          <SelectField
            name="country"
            label={t.country}
            value={country}
            onValue={setCountry}
            faults={faults}
            options={optionsOf(countries, language)}
          />
          <TextField
            name="receivedAt"
            label={t.received(cityOf(unit.zone))}
            value={received}
            onValue={setReceived}
            faults={faults}
            native={{ type: 'datetime-local' }}
          />
          <TextField
            name="expected"
            label={t.expected}
            optional
            value={expected}
            onValue={setExpected}
            faults={faults}
            native={{ inputMode: 'numeric', maxLength: 5 }}
          />
        </div>
        <button disabled={create.busy}>{create.busy ? p.working : t.createDo}</button>
      </form>
    </details>
  );
}
