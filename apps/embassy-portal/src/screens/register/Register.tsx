import { useState } from 'react';
import { Link } from 'react-router';
import { countries, reportSources } from '#domain';
import { graphql, problem } from '../../api/graphql';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useDraft } from '../../device/useDraft';
import { useLanguage, useTexts } from '../../language/language';
import { SelectField, Summary, TextField, useFaultsOf, type Fault } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { texts as parts } from '../../parts/texts';
import { useMay, useMe } from '../../session/session';
import { AskFirst } from './AskFirst';
import { emptyForm, inputOf, wrongIn } from './form';
import { FromPassport } from './FromPassport';
import { texts } from './texts';
import type { Typing } from './typing';
import { Who } from './Who';

const REGISTER = graphql(
  `
    mutation RegisterCase($input: RegisterCase!) {
      registerCase(input: $input) {
        __typename
        ... on Case {
          id
          number
          person {
            name
            workingLabel
          }
        }
        ...problem
      }
    }
  `,
  [problem],
);

const GROUPS = graphql(`
  query GroupsToJoin {
    groups(first: 100) {
      items {
        id
        reference
      }
    }
  }
`);

interface Registered {
  id: string;
  number: string;
  name: string;
}

/** One person at the door: consent and safe contact before anything else, then seven fields on one page. */
export default function Register() {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { unit } = useMe();
  const register = useAct(REGISTER);
  const faultsOf = useFaultsOf();
  const draft = useDraft('register', () => emptyForm(countries.has(unit.country) ? unit.country : '', new Date()));
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [registered, setRegistered] = useState<Registered>();
  const { value: form, change } = draft;
  const typing: Typing = { form, onChange: (changed) => change({ ...form, ...changed }), faults };

  const send = async () => {
    const wrong = wrongIn(form, new Date().toISOString().slice(0, 10));
    if (wrong.length > 0) return setFaults(wrong.map(({ field, code }) => ({ field, text: t[code] })));
    const result = await register.send(inputOf(form));
    setFaults(faultsOf(result));
    if (!result.done) return;
    const { id, number, person } = result.done;
    setRegistered({ id, number, name: knownAs(person, number) });
    draft.drop();
    scrollTo(0, 0);
  };

  if (registered)
    return (
      <Page title={t.title}>
        <div className="notice good" role="status">
          <p>{t.done(registered.name, registered.number)}</p>
        </div>
        <div className="deeds">
          <button onClick={() => setRegistered(undefined)}>{t.another}</button>
          <Link className="button second" to={`/cases/${registered.id}`}>
            {t.open}
          </Link>
        </div>
      </Page>
    );
  if (!draft.ready) return null;
  return (
    <Page title={t.title} wrong={faults.length > 0}>
      <Summary faults={faults} />
      {draft.resumed && (
        <div className="notice">
          <p>{t.resumed}</p>
          <button type="button" className="plain" onClick={draft.drop}>
            {t.drop}
          </button>
        </div>
      )}
      <p className="soft">{t.kept}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <AskFirst {...typing} />
        <Part name="who" title={t.who}>
          <FromPassport {...typing} />
          <Who {...typing} />
        </Part>
        <Report {...typing} />
        <button disabled={register.busy}>{register.busy ? p.working : t.send}</button>
      </form>
    </Page>
  );
}

function Report({ form, onChange, faults }: Typing) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const groups = useAsk(GROUPS, {}, { enabled: may.name('Query.groups') });
  return (
    <Part name="report" title={t.report}>
      <div className="row">
        <SelectField
          name="group"
          label={t.group}
          empty={t.noGroup}
          value={form.group}
          onValue={(group) => onChange({ group })}
          faults={faults}
          options={(groups.data?.groups.items ?? []).map(({ id, reference }) => ({ value: id, label: reference }))}
        />
        <SelectField
          name="country"
          label={t.country}
          value={form.country}
          onValue={(country) => onChange({ country })}
          faults={faults}
          options={countries.codes.map((value) => ({ value, label: countries.label(value, language) }))}
        />
        <SelectField
          name="source"
          label={t.source}
          value={form.source}
          onValue={(source) => onChange({ source: reportSources.has(source) ? source : '' })}
          faults={faults}
          options={reportSources.codes.map((value) => ({ value, label: reportSources.label(value, language) }))}
        />
        <TextField
          name="receivedAt"
          label={t.receivedAt}
          value={form.receivedAt}
          onValue={(receivedAt) => onChange({ receivedAt })}
          faults={faults}
          native={{ type: 'datetime-local' }}
        />
      </div>
    </Part>
  );
}
