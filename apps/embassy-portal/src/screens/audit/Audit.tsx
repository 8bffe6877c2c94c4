import { useState } from 'react';
import { useSearchParams } from '../../parts/address';
import { actCells, askCells } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { SelectField, TextField } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Paging } from '../../parts/Paging';
import { useMe } from '../../session/session';
import { ACCOUNTS } from '../accounts/questions';
import { filterOf, isId, KEYS, readAddress, type Shown } from './address';
import { deeds } from './deeds';
import { Entries } from './Entries';
import { ENTRIES } from './questions';
import { Sealed } from './Sealed';
import { texts } from './texts';
import '../../parts/table.css';
import './audit.css';

/** One search over all that was done and seen; nothing on it can be changed. */
export default function Audit() {
  const t = useTexts(texts);
  const { zone } = useMe().unit;
  const [query] = useSearchParams();
  const shown = readAddress(query);
  // Somebody of another organisation has no name here, and is found by the id of their account.
  const named = shown.account !== '' && !isId(shown.account);
  const accounts = useAsk(ACCOUNTS, { filter: { text: shown.account }, after: null, first: 20 }, { enabled: named });
  const found = accounts.data?.accounts.items.find(({ login }) => login === shown.account);
  const account = named ? (found?.id ?? '') : shown.account;
  const unknown = named && accounts.data !== undefined && !found;
  const filter = filterOf(shown, account, zone);
  const entries = useAsk(
    ENTRIES,
    { filter, after: query.get('after'), first: 50 },
    { keep: true, enabled: !named || found !== undefined },
  );
  return (
    <Page title={t.title} wide>
      <p>{t.intro}</p>
      <Filters key={JSON.stringify(shown)} shown={shown} />
      {unknown ? (
        <p className="notice" role="status">
          {t.noAccount}
        </p>
      ) : (
        <Answer of={entries}>
          {({ auditEntries: { items, next } }) => (
            <>
              <Entries items={items} zone={zone} />
              <Paging next={next} />
              {items.length > 0 && <Sealed filter={filter} />}
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}

const names = [...Object.keys(actCells), ...Object.keys(askCells)];

function Filters({ shown }: { shown: Shown }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [, setQuery] = useSearchParams();
  const [typed, setTyped] = useState(shown);
  const field = (key: keyof Shown) => ({
    name: key,
    value: typed[key],
    onValue: (value: string) => setTyped({ ...typed, [key]: value }),
  });
  return (
    <form
      role="search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setQuery(new URLSearchParams(KEYS.map((key) => [key, typed[key].trim()]).filter(([, value]) => value)));
      }}
    >
      <div className="row">
        <TextField {...field('number')} label={t.number} />
        <TextField {...field('account')} label={t.account} native={{ autoCapitalize: 'none', spellCheck: false }} />
        <SelectField
          {...field('kind')}
          label={t.kind}
          empty={t.anyKind}
          options={[
            { value: 'READ', label: t.READ },
            { value: 'ACT', label: t.ACT },
          ]}
        />
        <SelectField
          {...field('act')}
          label={t.act}
          empty={t.anyAct}
          options={names
            .map((value) => ({ value, label: labelOf(deeds, value, language) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, language))}
        />
        <TextField {...field('since')} label={t.since} native={{ type: 'date' }} />
        <TextField {...field('until')} label={t.until} native={{ type: 'date' }} />
      </div>
      {shown.case && (
        <p>
          <span className="tag">{t.caseFilter}</span>
        </p>
      )}
      <div className="deeds">
        <button>{t.find}</button>
        {KEYS.some((key) => shown[key]) && (
          <button type="button" className="plain" onClick={() => setQuery(new URLSearchParams())}>
            {t.clear}
          </button>
        )}
      </div>
    </form>
  );
}
